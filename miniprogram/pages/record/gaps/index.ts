import { screen } from '../../../behaviors/screen'
import { call } from '../../../services/cloud'
import { openRecord } from '../go'
import { leadAway } from '../lead-away'
import { rowsOf, toView, type View } from './view'

/** What the records still lack: of the head's school, of the children that a teacher sees. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, classId: 0, page: 0, moreText: '', busy: false },
  observers: { screen: leadAway('/pages/start/index') },
  methods: {
    onLoad(query: { class?: string }) {
      this.load(Number(query.class ?? 0))
    },
    load(classId: number) {
      this.setData({ classId, page: 0, moreText: '' })
      void this.show('records.gaps', classId ? { classId } : {}, toView, { isEmpty: ({ total }) => total === 0 })
    },
    choose({ detail }: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.load(detail.value)
    },
    async more() {
      const { classId, page, busy } = this.data
      if (busy) return
      this.setData({ busy: true, moreText: '' })
      const answer = await call('records.gaps', { ...(classId ? { classId } : {}), page: page + 1 })
      if (answer.ok)
        this.setData({ busy: false, page: page + 1, 'view.rows': [...this.data.view!.rows, ...rowsOf(answer.data)] })
      else this.setData({ busy: false, moreText: answer.error.text })
    },
    open(event: WechatMiniprogram.TouchEvent) {
      openRecord(event.currentTarget.dataset.id as number)
    },
  },
})
