import { call } from '../../../../services/cloud'
import { dialRelative } from '../../dialling'
import type { Kin } from '../view'

/** The contact card. Numbers stay masked until somebody asks for one; that is on the audit. */
Component({
  properties: { kin: { type: Array, value: [] as Kin[] }, childId: Number },
  data: {
    /** Plain numbers by relative, of those that were asked for. */
    plain: {} as Record<number, string[]>,
    busy: 0,
    text: '',
  },
  methods: {
    async reveal(event: WechatMiniprogram.TouchEvent) {
      const relativeId = event.currentTarget.dataset.id as number
      this.setData({ busy: relativeId, text: '' })
      const answer = await call('contacts.reveal', { childId: this.properties.childId, relativeId })
      if (answer.ok) this.setData({ busy: 0, plain: { ...this.data.plain, [relativeId]: answer.data.phones } })
      else this.setData({ busy: 0, text: answer.error.text })
    },
    async dial(event: WechatMiniprogram.TouchEvent) {
      const relativeId = event.currentTarget.dataset.id as number
      this.setData({ busy: relativeId, text: '' })
      const dialled = await dialRelative(this.properties.childId, relativeId)
      this.setData({ busy: 0, text: dialled.ok ? '' : dialled.text })
      if (dialled.ok) this.triggerEvent('dialled', { relativeId })
    },
  },
})
