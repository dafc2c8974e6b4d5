import { screen } from '../../../../behaviors/screen'
import { now } from '../../../../services/clock'
import { leadAway } from '../../lead-away'
import { toView, type View } from './view'

/** All that somebody who is, or was, bound to a contact has read and done here, as the audit holds it. */
Component({
  behaviors: [screen],
  data: { view: null as View | null },
  observers: { screen: leadAway('/pages/head/home/index') },
  methods: {
    onLoad({ relativeId, personId }: { relativeId: string; personId: string }) {
      const asked = { relativeId: Number(relativeId), personId: Number(personId) }
      void this.show('binding.seen', asked, (reply) => toView(reply, now()), { isEmpty: ({ total }) => total === 0 })
    },
  },
})
