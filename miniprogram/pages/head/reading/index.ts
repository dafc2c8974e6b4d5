import { screen } from '../../../behaviors/screen'
import { toDoorFromHead } from '../leading'
import { toView, type View } from './view'

/** Who read more of the children than a day's work asks for, in the last thirty days. */
Component({
  behaviors: [screen],
  observers: { screen: toDoorFromHead },
  data: { view: null as View | null },
  methods: {
    onLoad() {
      void this.show('rights.unusual', {}, toView, { isEmpty: ({ days }) => days.length === 0 })
    },
    async looked(event: WechatMiniprogram.TouchEvent) {
      const { id, day } = event.currentTarget.dataset as { id: number; day: string }
      const sent = await this.send('rights.looked', { personId: id, day }, { about: `${id}|${day}` })
      if (sent.ok) await this.refresh()
    },
  },
})
