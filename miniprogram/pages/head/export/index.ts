import type { Output } from '../../../../contract/actions'
import { screen } from '../../../behaviors/screen'
import { call } from '../../../services/cloud'
import { openFile, removeOpened } from '../../../services/open-file'
import { toDoorFromHead } from '../leading'
import { formats, madeText, type Format } from './view'

/** A school's roster takes a moment to write. */
const WRITING_MS = 60_000

/** 导出名册: the children on file as a table, to print or to hand in. The link ends and the file is deleted after a day; nothing of it is kept by us on the phone. */
Component({
  behaviors: [screen],
  data: { formats, format: 'xlsx' as Format, busy: false, trouble: '', made: '', copied: false },
  observers: { screen: toDoorFromHead },
  lifetimes: { detached: removeOpened },
  methods: {
    pick({ detail }: WechatMiniprogram.CustomEvent<{ value: Format }>) {
      this.setData({ format: detail.value, made: '', trouble: '' })
    },
    async write() {
      const { format, busy } = this.data
      if (busy) return
      this.setData({ busy: true, trouble: '', made: '' })
      const answer = await call('roster.export', { format }, { patienceMs: WRITING_MS })
      if (answer.ok) await this.open(answer.data)
      else
        this.setData({
          trouble:
            answer.error.ref && answer.error.code === 'INTERNAL'
              ? `${answer.error.text}（编号 ${answer.error.ref}）`
              : answer.error.text,
        })
      this.setData({ busy: false })
    },
    async open(made: Output<'roster.export'>) {
      const how = await openFile(made)
      this.setData({ made: madeText(made), copied: how === 'copied' })
    },
  },
})
