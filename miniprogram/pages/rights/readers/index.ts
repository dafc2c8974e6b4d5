import { screen } from '../../../behaviors/screen'
import { now } from '../../../services/clock'
import { toView, type View } from './view'

/** 谁看过: who read or changed a child's record, day by day; for its guardian and for the head. */
Component({
  behaviors: [screen],
  data: { view: null as View | null, childId: 0, earlier: false },
  methods: {
    onLoad(query: { childId: string }) {
      this.setData({ childId: Number(query.childId) })
      this.load()
    },
    load(before?: string) {
      this.setData({ earlier: before !== undefined })
      const input = { childId: this.data.childId, ...(before && { before }) }
      void this.show('rights.readers', input, (reply) => toView(reply, now()), {
        isEmpty: ({ days }) => days.length === 0,
      })
      void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
    },
    older() {
      this.load(this.data.view!.next)
    },
    latest() {
      this.load()
    },
  },
})
