import { screen } from '../../../../../../behaviors/screen'
import { now } from '../../../../../../services/clock'
import { toView, type Row } from './view'

/** What the parents were shown before: asked for only by who wants to see it. */
Component({
  behaviors: [screen],
  properties: { updateId: Number, version: Number },
  data: { view: null as Row[] | null, open: false },
  observers: {
    'updateId, version'() {
      this.setData({ open: false, view: null })
    },
  },
  methods: {
    look() {
      const { updateId } = this.properties
      this.setData({ open: true })
      void this.show('updates.versions', { updateId }, (reply) => toView(reply, now()))
    },
  },
})
