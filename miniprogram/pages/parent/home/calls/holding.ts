import { now } from '../../../../services/clock'
import { call } from '../../../../services/cloud'
import type { Failure } from '../../../../services/failure'
import { newRequestId } from '../../../../services/request-id'
import type { Slot } from './free'
import { heldText } from './holding-text'

const TICK_MS = 20_000

/** What one pane is keeping, beside its data. */
interface Kept {
  flight: Promise<void>
  /** Of the timer that tells how long it is still kept; 0 for none. */
  ticking: number
}

const keeping = new WeakMap<object, Kept>()

function keptBy(pane: object): Kept {
  const kept = keeping.get(pane) ?? { flight: Promise.resolve(), ticking: 0 }
  keeping.set(pane, kept)
  return kept
}

/**
 * Keeps the chosen slot while its family decides. The hold goes out beside the tap and stands in nobody's way: without network, or where it comes late, the slot can be booked all the same.
 * The pane has `slot` and a method `gone(failure, slot)` for a slot that somebody else has.
 */
export const holding = Behavior({
  data: { held: { until: 0, text: '' } },
  lifetimes: {
    detached() {
      clearInterval(keptBy(this).ticking)
      if (this.isHeld()) this.giveUp()
    },
  },
  methods: {
    /** One hold after the other, and only for the slot that is still chosen when its turn comes. */
    keepSlot(childId: number, slot: Slot): Promise<void> {
      const kept = keptBy(this)
      const { lineId, startsAt } = slot
      const chosen = () => {
        const { slot: now } = this.data as unknown as { slot: Slot | null }
        return now?.startsAt === startsAt && now.lineId === lineId
      }
      kept.flight = kept.flight.then(async () => {
        if (!chosen()) return
        const answer = await call('bookings.hold', { childId, lineId, startsAt }, { requestId: newRequestId() })
        if (answer.ok && chosen()) this.heldUntil(Date.parse(answer.data.until))
        else if (answer.ok) this.giveUp()
        else if (chosen() && !answer.error.unreachable) this.lost(answer.error, slot)
      })
      return kept.flight
    },
    /** @internal */
    heldUntil(until: number) {
      const kept = keptBy(this)
      const tell = () => this.setData({ held: { until, text: heldText(until, now()) } })
      clearInterval(kept.ticking)
      kept.ticking = setInterval(tell, TICK_MS)
      tell()
    },
    /** @internal a refusal that says no more than that nothing can be kept is for the booking to say */
    lost(failure: Failure, slot: Slot) {
      const pane = this as unknown as { gone(failure: Failure, slot: Slot): void }
      if (failure.near) pane.gone(failure, slot)
    },
    /** The slot is booked, or somebody else's: there is nothing to give back. */
    forgetHold() {
      clearInterval(keptBy(this).ticking)
      this.setData({ held: { until: 0, text: '' } })
    },
    /** Nothing is chosen any more: what was kept is free for the next family at once. */
    letGo() {
      const held = this.isHeld()
      this.forgetHold()
      if (held) this.giveUp()
    },
    /** @internal */
    isHeld(): boolean {
      return (this.data as unknown as { held: { until: number } }).held.until > now()
    },
    /** @internal */
    giveUp() {
      void call('bookings.release', {}, { requestId: newRequestId() })
    },
  },
})
