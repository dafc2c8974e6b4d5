import { mayLeavePage } from '../../../behaviors/leaving'
import { currentHat } from '../../../services/hat'
import { changeHat, session } from '../../../services/session'
import { hatRows } from '../view'

/** One line at the top of a home for somebody with another hat: the desk's first, for whoever is on duty today. Shows nothing to everybody else. */
Component({
  data: { key: '', label: '', go: '' },
  lifetimes: {
    attached() {
      const others = hatRows(session(), currentHat()).filter((hat) => !hat.worn)
      const duty = others.find((hat) => hat.duty)
      const other = duty ?? others[0]
      if (!other) return
      this.setData({ key: other.key, label: duty ? '今天您值班' : other.label, go: duty ? '去值班台' : '切换' })
    },
  },
  methods: {
    async tap() {
      if (await mayLeavePage()) changeHat(this.data.key)
    },
  },
})
