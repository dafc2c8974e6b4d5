import { screen } from '../../../../behaviors/screen'
import { now } from '../../../../services/clock'
import { toDoorFromHead } from '../../../head/leading'
import { toView, type View } from './view'

/** All that somebody who is, or was, bound to a contact has read and done here, as the audit holds it. */
Component({
  behaviors: [screen],
  data: { view: null as View | null },
  observers: { screen: toDoorFromHead },
  methods: {
    onLoad({ relativeId, personId }: { relativeId: string; personId: string }) {
      const asked = { relativeId: Number(relativeId), personId: Number(personId) }
      void this.show('binding.seen', asked, (reply) => toView(reply, now()), { isEmpty: ({ total }) => total === 0 })
    },
  },
})
