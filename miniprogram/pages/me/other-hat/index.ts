import { currentHat } from '../../../services/hat'
import { changeHat, session } from '../../../services/session'
import { hatRows } from '../view'

/** One line at the top of a home for somebody with another hat. Shows nothing to everybody else. */
Component({
  data: { key: '', label: '' },
  lifetimes: {
    attached() {
      const other = hatRows(session(), currentHat()).find((hat) => !hat.worn)
      if (other) this.setData({ key: other.key, label: other.label })
    },
  },
  methods: {
    tap() {
      changeHat(this.data.key)
    },
  },
})
