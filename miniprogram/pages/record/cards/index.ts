import { screen } from '../../../behaviors/screen'
import { fresh } from '../../../behaviors/screen-state'
import { openFile, removeOpened } from '../../../services/open-file'
import { doneText } from './view'

/** Contact cards of a class, or of one child, as a Word file to print: masked numbers, and a code for whoever has not come in yet. */
Component({
  behaviors: [screen],
  data: {
    screen: fresh(false),
    asked: {} as { classId: number } | { childId: number },
    one: false,
    onePerPage: false,
    done: '',
    copied: false,
  },
  lifetimes: {
    detached: removeOpened,
  },
  methods: {
    onLoad(query: { classId?: string; childId?: string }) {
      const one = query.childId !== undefined
      this.setData({ one, asked: one ? { childId: Number(query.childId) } : { classId: Number(query.classId) } })
    },
    pages({ detail }: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      this.setData({ onePerPage: detail.value })
    },
    async print() {
      const { asked, onePerPage } = this.data
      const sent = await this.send('binding.cards', { ...asked, onePerPage })
      if (!sent.ok || sent.queued) return
      const how = await openFile(sent.data)
      this.setData({ done: doneText(sent.data), copied: how === 'copied' })
    },
  },
})
