import type { World } from '../../world'
import type { Commands } from '../commands'
import { next, TODAY } from './made'

/** The school's lines and their days. Each asks about a line or a day of its own, so that nobody else's slots close. */
export function lineCommands(world: () => World): Commands {
  const head = () => world().as(world().personas.head)
  const line = () => ({
    name: `电话${next()}`,
    medium: 'voice' as const,
    slotMinutes: 15 as const,
    hours: [{ weekday: 6, from: 600, to: 720 }],
  })
  const ownLine = async () => (await head().ask('lines.save', line())).lineId
  const exam = () => ({ kind: 'closed' as const, reason: 'exam' as const, fromOn: '2027-01-14', toOn: '2027-01-15' })

  /** An agreed call on a line that has just been closed. */
  async function flagged(): Promise<number> {
    const { child, school, people } = world().ids
    await world().sql(`update booking set state = 'cancelled' where state = 'booked'`)
    const lineId = await ownLine()
    const [row] = await world().sql<{ id: string }>(
      `insert into booking (school_id, line_id, starts_at, week, child_id, state, booked_by, booked_at, review, review_at)
       values ($1, $2, '2026-11-28T02:00:00Z', '2026-11-23', $3, 'booked', $4, '2026-11-25T00:00:00Z', 'hours', '2026-11-25T01:00:00Z') returning booking_id as id`,
      [school, lineId, child, people.head],
    )
    return Number(row!.id)
  }

  return {
    'lines.save': () => ({ as: 'head', action: 'lines.save', input: line() }),
    'lines.except': () => ({ as: 'head', action: 'lines.except', input: exam() }),
    'lines.unexcept': async () => {
      const { exceptionId } = await head().ask('lines.except', exam())
      return { as: 'head', action: 'lines.unexcept', input: { exceptionId } }
    },
    'lines.broken': async () => ({
      as: 'desk',
      action: 'lines.broken',
      input: { lineId: await ownLine(), untilOn: TODAY },
    }),
    'lines.mended': async () => {
      const lineId = await ownLine()
      await head().ask('lines.broken', { lineId })
      return { as: 'desk', action: 'lines.mended', input: { lineId } }
    },
    'lines.setRules': async () => {
      await world().sql('delete from call_rules')
      return {
        as: 'head',
        action: 'lines.setRules',
        input: {
          callsAWeek: 2,
          cancelBeforeMinutes: 60,
          offerMinutes: 30,
          unconfirmed: 'keep',
          releaseBeforeMinutes: 1440,
          publish: 'clock',
        },
      }
    },
    'lines.keep': async () => ({ as: 'head', action: 'lines.keep', input: { bookingId: await flagged() } }),
  }
}
