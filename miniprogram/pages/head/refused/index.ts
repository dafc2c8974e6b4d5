import type { Output } from '../../../../contract/actions'
import { screen } from '../../../behaviors/screen'
import { now } from '../../../services/clock'
import type { ReplyStore } from '../../../services/kept-replies'
import { openChild } from '../../record/go'
import { toDoorFromHead } from '../leading'
import { toView, type View } from './view'

/** A nasty sentence stands on no phone longer than it is looked at. */
const nowhere: ReplyStore<Output<'refused.list'>> = {
  keep: () => undefined,
  find: () => undefined,
  forget: () => undefined,
}

/** 没通过微信检查的: words that were refused, with who typed them and where; photos by the name of their note, spoken sentences by their update. */
Component({
  behaviors: [screen],
  data: { view: null as View | null },
  observers: { screen: toDoorFromHead },
  methods: {
    onLoad() {
      void this.show('refused.list', {}, (reply) => toView(reply, now()), { store: nowhere })
    },
    async looked(event: WechatMiniprogram.TouchEvent) {
      const refusedId = event.currentTarget.dataset.id as number
      const sent = await this.send('refused.seen', { refusedId }, { about: refusedId })
      if (sent.ok) await this.refresh()
    },
    child(event: WechatMiniprogram.TouchEvent) {
      openChild(event.currentTarget.dataset.id as number)
    },
  },
})
