import { screen } from '../../../../../behaviors/screen'
import { now } from '../../../../../services/clock'
import { daysOf, lengths, toldText } from './view'

const UNDO_MS = 5_000

/** One quiet line under the board: a call that the family made by itself counts for the week too. */
Component({
  behaviors: [screen],
  properties: {
    childId: Number,
    /** 和甲二: who was perhaps on the phone too. */
    siblings: String,
    /** Days with a call from home. */
    days: { type: Array, value: [] as string[] },
  },
  data: {
    open: false,
    told: '',
    choices: daysOf(0),
    lengths,
    on: '',
    minutes: '',
    together: true,
    undo: { callId: 0, until: 0 },
  },
  observers: {
    days(days: string[]) {
      this.setData({ told: toldText(days, now()) })
    },
    childId() {
      this.setData({ open: false })
    },
  },
  methods: {
    unfold() {
      const choices = daysOf(now())
      this.setData({ open: true, choices, on: choices[0]!.key, minutes: '', together: true })
    },
    fold() {
      this.setData({ open: false })
    },
    chooseDay({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ on: detail.value })
    },
    chooseLength({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ minutes: detail.value })
    },
    shareOrNot() {
      this.setData({ together: !this.data.together })
    },
    async save() {
      const { childId, on, minutes, together } = this.data
      const sent = await this.send('calls.home', {
        childId,
        on,
        ...(minutes ? { minutes: Number(minutes) } : {}),
        together,
      })
      if (!sent.ok || sent.queued) return
      this.setData({ open: false, undo: { callId: sent.data.callId, until: now() + UNDO_MS } })
      this.triggerEvent('saved')
    },
    async takeBack() {
      const sent = await this.send('calls.undo', { callId: this.data.undo.callId })
      if (sent.ok) this.triggerEvent('saved')
    },
  },
})
