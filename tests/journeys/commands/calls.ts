import type { World } from '../../world'
import type { Commands } from '../commands'
import { next } from './made'

/** Calls that were made, the lines they go by, and the slots that families book. */
export function callCommands(world: () => World): Commands {
  /** One of the line's slots between 16:00 and 20:00 at the school. */
  const slotOn = (day: string) => new Date(Date.parse(`${day}T08:00:00.000Z`) + (next() % 24) * 600_000).toISOString()

  /** A time of next week that nobody has asked for, with every booking of before out of the way. */
  async function freeSlot(): Promise<{ lineId: number; startsAt: string }> {
    await world().sql(`update booking set state = 'cancelled'`)
    await world().sql(`delete from slot_claim where kind = 'hold'`)
    return { lineId: world().ids.line, startsAt: slotOn('2026-12-01') }
  }

  async function booked(): Promise<number> {
    const slot = await freeSlot()
    return (
      await world()
        .as(world().personas.desk)
        .ask('bookings.book', { childId: world().ids.child, ...slot })
    ).bookingId
  }

  const call = () => ({
    childId: world().ids.child,
    outcome: 'reached' as const,
    startedAt: '2026-11-25T06:00:00.000Z',
    durationSeconds: 60 * (1 + (next() % 200)),
  })

  return {
    'calls.log': () => ({ as: 'teacher', action: 'calls.log', input: call() }),
    'calls.undo': async () => {
      const { callId } = await world().as(world().personas.desk).ask('calls.log', call())
      return { as: 'desk', action: 'calls.undo', input: { callId } }
    },
    'bookings.book': async () => ({
      as: 'father',
      action: 'bookings.book',
      input: { childId: world().ids.child, ...(await freeSlot()) },
    }),
    'bookings.move': async () => {
      const bookingId = await booked()
      const input = { bookingId, lineId: world().ids.line, startsAt: slotOn('2026-12-02') }
      return { as: 'father', action: 'bookings.move', input }
    },
    'bookings.cancel': async () => ({ as: 'father', action: 'bookings.cancel', input: { bookingId: await booked() } }),
    'bookings.confirm': async () => ({
      as: 'father',
      action: 'bookings.confirm',
      input: { bookingId: await booked() },
    }),
    'bookings.hold': async () => ({
      as: 'father',
      action: 'bookings.hold',
      input: { childId: world().ids.child, ...(await freeSlot()) },
    }),
    'bookings.release': async () => {
      const slot = { childId: world().ids.child, ...(await freeSlot()) }
      await world().as(world().personas.father).ask('bookings.hold', slot)
      return { as: 'father', action: 'bookings.release', input: {} }
    },
    'calls.home': () => ({
      as: 'father',
      action: 'calls.home',
      input: { childId: world().ids.child, on: '2026-11-24' },
    }),
  }
}
