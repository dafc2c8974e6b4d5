import { screen } from '../../../behaviors/screen'
import { toView, type View } from './view'

/** Everything that a child's guardians ever agreed to or took back; for them, the class teacher and the head. */
Component({
  behaviors: [screen],
  data: { view: null as View | null },
  methods: {
    onLoad(query: { childId: string }) {
      void this.show('consents.ledger', { childId: Number(query.childId) }, toView)
    },
  },
})
