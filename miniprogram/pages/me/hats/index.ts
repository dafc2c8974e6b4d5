import { currentHat } from '../../../services/hat'
import { changeHat, session } from '../../../services/session'
import { hatRows, type HatRow } from '../view'

/** All hats of somebody who has several (a teacher who is a mother too); a tap changes over. */
Component({
  data: { hats: [] as HatRow[] },
  lifetimes: {
    attached() {
      this.setData({ hats: hatRows(session(), currentHat()) })
    },
  },
  methods: {
    tap(event: WechatMiniprogram.TouchEvent) {
      const key = event.currentTarget.dataset.key as string
      if (key !== currentHat()) changeHat(key)
    },
  },
})
