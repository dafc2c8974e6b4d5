import type { World } from '../../world'
import type { Commands } from '../commands'
import { next } from './made'

const WEEK = '2026-11-30'

/** The waiting list of next week, where nobody has a call yet, and the times that are kept for who stands on it. */
export function waitingCommands(world: () => World): Commands {
  /** A free time of next week, kept for the child as the clock would, with all bookings out of the way. */
  async function offered(): Promise<number> {
    const { ids, outside, sql } = world()
    await sql(`update booking set state = 'cancelled' where state = 'booked'`)
    await sql(`update slot_offer set state = 'expired' where state = 'open'`)
    await sql(`delete from slot_claim where kind = 'offer'`)
    const startsAt = new Date(Date.parse('2026-12-03T08:00:00.000Z') + (next() % 24) * 600_000)
    const until = new Date(outside.now.getTime() + 1_800_000)
    await sql(
      `insert into slot_claim (school_id, line_id, starts_at, party_id, kind, expires_at) values ($1, $2, $3, $4, 'offer', $5)
       on conflict (school_id, line_id, starts_at) do nothing`,
      [ids.school, ids.line, startsAt, ids.child, until],
    )
    const [row] = await sql<{ id: string }>(
      `insert into slot_offer (school_id, child_id, line_id, starts_at, offered_at, expires_at, state) values ($1, $2, $3, $4, $5, $6, 'open') returning offer_id as id`,
      [ids.school, ids.child, ids.line, startsAt, outside.now, until],
    )
    return Number(row!.id)
  }

  return {
    'waiting.join': async () => {
      await world().sql(`delete from waiting`)
      await world().sql(`update booking set state = 'cancelled' where state = 'booked'`)
      return { as: 'mother', action: 'waiting.join', input: { childId: world().ids.child, week: WEEK } }
    },
    'waiting.leave': () => ({
      as: 'father',
      action: 'waiting.leave',
      input: { childId: world().ids.child, week: WEEK },
    }),
    'waiting.accept': async () => ({ as: 'father', action: 'waiting.accept', input: { offerId: await offered() } }),
    'waiting.decline': async () => ({ as: 'mother', action: 'waiting.decline', input: { offerId: await offered() } }),
  }
}
