import type { Span } from '../hours'
import { gridView } from './view'

/** The week of a phone line at a glance: seven columns, a block where it is open. */
Component({
  properties: { hours: { type: Array, value: [] as Span[] } },
  data: { grid: gridView([]) },
  observers: {
    hours(hours: Span[]) {
      this.setData({ grid: gridView(hours) })
    },
  },
})
