import { call } from '../../../../services/cloud'
import { dialRelative } from '../../dialling'
import { openForm } from '../../go'
import type { KinCard } from './view'

/** The contact card as cards in the order of calling. Masked values are shown one at a time; each is on the audit. */
Component({
  properties: {
    kin: { type: Array, value: [] as KinCard[] },
    childId: Number,
    /** The cards can be opened and put in order. */
    editable: Boolean,
  },
  data: {
    /** Values in full, by `what` and relative, of those that were asked for. */
    plain: {} as Record<string, string>,
    ordering: false,
    busy: 0,
    text: '',
  },
  methods: {
    edit(event: WechatMiniprogram.TouchEvent) {
      openForm('contact', this.properties.childId, { relative: event.currentTarget.dataset.id as number })
    },
    add() {
      openForm('contact', this.properties.childId)
    },
    async reveal(event: WechatMiniprogram.TouchEvent) {
      const { id, what } = event.currentTarget.dataset as { id: number; what: 'relativeAddress' }
      this.setData({ text: '' })
      const answer = await call('records.reveal', { childId: this.properties.childId, relativeId: id, what })
      if (answer.ok) this.setData({ plain: { ...this.data.plain, [`${what}${id}`]: answer.data.value } })
      else this.setData({ text: answer.error.text })
    },
    async dial(event: WechatMiniprogram.TouchEvent) {
      const relativeId = event.currentTarget.dataset.id as number
      this.setData({ busy: relativeId, text: '' })
      const dialled = await dialRelative(this.properties.childId, relativeId)
      this.setData({ busy: 0, text: dialled.ok ? '' : dialled.text })
    },
    turnOrdering() {
      this.setData({ ordering: !this.data.ordering, text: '' })
    },
    up(event: WechatMiniprogram.TouchEvent) {
      const ids = (this.properties.kin as KinCard[]).map((one) => one.relativeId)
      const index = event.currentTarget.dataset.index as number
      ids.splice(index - 1, 2, ids[index]!, ids[index - 1]!)
      this.triggerEvent('order', { relativeIds: ids })
    },
  },
})
