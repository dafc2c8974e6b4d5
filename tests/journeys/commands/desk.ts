import type { World } from '../../world'
import type { Commands } from '../commands'
import { next } from './made'

/** What the desk of the family phone says: a line runs late, a family was reminded. */
export function deskCommands(world: () => World): Commands {
  /** A call of tomorrow; whatever was booked before is out of the way. */
  async function booked(): Promise<number> {
    await world().sql(`update booking set state = 'cancelled'`)
    const startsAt = new Date(Date.parse('2026-11-26T08:00:00.000Z') + (next() % 24) * 600_000).toISOString()
    const { ids, personas } = world()
    return (await world().as(personas.desk).ask('bookings.book', { childId: ids.child, lineId: ids.line, startsAt }))
      .bookingId
  }

  return {
    'desk.late': async () => {
      await world().sql(`delete from line_delay`)
      return { as: 'desk', action: 'desk.late', input: { lineId: world().ids.line, minutes: (next() % 200) + 1 } }
    },
    'desk.reminded': async () => ({ as: 'desk', action: 'desk.reminded', input: { bookingId: await booked() } }),
  }
}
