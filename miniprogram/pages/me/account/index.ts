import { currentHat } from '../../../services/hat'
import { session } from '../../../services/session'
import { accountView } from '../view'

/** The account card: name, role, school. */
Component({
  data: { account: accountView(undefined, undefined) },
  lifetimes: {
    attached() {
      this.setData({ account: accountView(session(), currentHat()) })
    },
  },
})
