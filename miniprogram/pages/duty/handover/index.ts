import { handoverPointLabel, type HandoverPoint } from '../../../../contract/handover'
import { screen } from '../../../behaviors/screen'
import { leadAway } from '../../record/lead-away'

const options = (Object.keys(handoverPointLabel) as HandoverPoint[]).map((key) => ({
  key,
  label: handoverPointLabel[key],
}))

/** A hand-over note: a few taps, a line if wanted. It loads nothing, so it opens without network, and waits for it. */
Component({
  behaviors: [screen],
  data: { options, points: [] as HandoverPoint[], words: '', trouble: '' },
  observers: { screen: leadAway('/pages/start/index') },
  methods: {
    choose({ detail }: WechatMiniprogram.CustomEvent<{ value: HandoverPoint[] }>) {
      this.setData({ points: detail.value, trouble: '' })
    },
    type({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ words: detail.value, trouble: '' })
      this.mended('words')
    },
    async save() {
      const { points, words, form } = this.data
      if (form.busy) return
      if (points.length === 0 && words.trim() === '') return this.setData({ trouble: '点一项，或写一句。' })
      const sent = await this.send('duty.handover', { points, words }, { queueAs: '值班交接' })
      if (sent.ok) wx.navigateBack()
    },
  },
})
