import { sql } from 'drizzle-orm'
import { isoOf, noChildren, statement } from '../handler'
import { nearestFree } from './near'
import { slotIsOpen } from './slot'

/** How long a slot is kept for who decides. */
const HOLD_MINUTES = 10

/** Keeps a slot while its family decides. It binds nobody: a booking needs no hold, and one that runs out is simply free again. */
export const hold = statement('bookings.hold', {
  answer({ childId, lineId, startsAt }, { caller, now }) {
    const until = new Date(now.getTime() + HOLD_MINUTES * 60_000)
    return {
      with: sql`
        held as materialized (
          select app.hold_slot(${lineId}, ${startsAt}::timestamptz, c.child_id, ${until}::timestamptz, ${now}::timestamptz) as held
          from child c where c.school_id = ${caller.placeId} and c.child_id = ${childId} and c.left_on is null and ${slotIsOpen(lineId, startsAt, now)})`,
      reply: sql`select jsonb_build_object('until', ${isoOf(sql`${until}::timestamptz`)}) from held where case when held then true else app.refuse('SLOT_TAKEN') end`,
      children: sql`array[${childId}]`,
    }
  },
  onRefusal: nearestFree,
})

/** Gives back what the caller kept. */
export const release = statement('bookings.release', {
  answer() {
    return {
      with: sql`released as materialized (select app.let_go() as released)`,
      reply: sql`select jsonb_build_object('released', true) from released`,
      children: noChildren,
    }
  },
})
