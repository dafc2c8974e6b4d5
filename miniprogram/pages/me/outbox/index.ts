import { now } from '../../../services/clock'
import { drop, queued, watchOutbox } from '../../../services/outbox'
import { outboxRows, type OutboxRow } from './view'

const stops = new WeakMap<object, () => void>()

/** What waits for the network, and what the server did not take; the latter stays until it has been read. */
Component({
  data: { rows: [] as OutboxRow[] },
  lifetimes: {
    attached() {
      const show = () => this.setData({ rows: outboxRows(queued(), now()) })
      stops.set(this, watchOutbox(show))
      show()
    },
    detached() {
      stops.get(this)?.()
    },
  },
  methods: {
    drop(event: WechatMiniprogram.TouchEvent) {
      drop(event.currentTarget.dataset.id as string)
    },
  },
})
