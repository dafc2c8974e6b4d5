import type { Database } from '../../database/connect'
import { reviewBookings } from '../../domain/clock/review-bookings'
import type { World } from '../world'
import { gather } from './crowd'
import { onServer } from './on-server'

/** Families enough to book while the hours change. */
const CROWD = 50

onServer('hours that change while families book', () => {
  let world: World
  let crowd: Database
  const inCrowd = gather((opened) => ({ world, crowd } = opened))
  const children: number[] = []

  beforeAll(async () => {
    for (let index = 0; index < CROWD; index += 1) children.push(await child(index))
  })

  /** One more child of the other class, alike in everything but the name. */
  async function child(index: number): Promise<number> {
    const [row] = await world.sql<{ id: string }>(
      `insert into child (school_id, class_id, name, initials, sex, birth_date, address, parental_absence, left_behind_status, accommodation, special_status, enrolled_on)
       select school_id, class_id, $2, 'q', sex, birth_date, address, parental_absence, left_behind_status, accommodation, special_status, enrolled_on
       from child where child_id = $1 returning child_id as id`,
      [world.ids.otherChild, `众${index}`],
    )
    return Number(row!.id)
  }

  /** Saturday's and Sunday's slots from 16:00 on, one for each of the crowd. */
  const slotOf = (index: number, day = 28 + (index % 2)) =>
    new Date(Date.parse(`2026-11-${day}T08:00:00Z`) + Math.floor(index / 2) * 600_000).toISOString()

  const hours = (weekdays: number[]) => ({
    lineId: world.ids.line,
    name: '亲情电话',
    medium: 'voice' as const,
    slotMinutes: 10 as const,
    hours: weekdays.map((weekday) => ({ weekday, from: 960, to: 1260 })),
  })

  /** Agreed calls ahead without a slot and without a flag; and those with both. */
  async function astray(): Promise<{ unflagged: number; wronged: number }> {
    const [row] = await world.sql<{ unflagged: number; wronged: number }>(
      `with set as materialized (select set_config('app.school_id', ($1::bigint)::text, false)),
         open as materialized (select s.line_id, s.starts_at from set, app.slots('2026-11-25', '2026-12-06') s)
       select count(*) filter (where o.line_id is null and b.review is null)::int as unflagged, count(*) filter (where o.line_id is not null and b.review is not null)::int as wronged
       from booking b left join open o using (line_id, starts_at) where b.school_id = $1::bigint and b.state = 'booked'`,
      [world.ids.school],
    )
    return row!
  }

  /** Nobody has a call, nothing is closed, and both days are open. */
  async function afresh(): Promise<void> {
    await world.sql(`update booking set state = 'cancelled'`)
    await world.sql('delete from hours_exception')
    await world.as(world.personas.head).ask('lines.save', hours([6, 7]))
  }

  const noneHangs = (codes: Set<string>) =>
    expect([...codes].filter((code) => !['SLOT_NOT_OPEN', 'SLOT_TAKEN', 'BOOKING_OVER'].includes(code))).toEqual([])

  async function afterwards(): Promise<void> {
    await reviewBookings({ database: world.database, ports: world.outside.ports })
    expect(await astray()).toEqual({ unflagged: 0, wronged: 0 })
  }

  test.each([1, 2, 3])('a line is saved while 50 families book: every call has a slot or a flag (%i)', async () => {
    await afresh()
    const replies = await Promise.all([
      ...children.map((childId, index) =>
        inCrowd('desk').call('bookings.book', { childId, lineId: world.ids.line, startsAt: slotOf(index) }),
      ),
      inCrowd('head').call('lines.save', hours([7])),
    ])
    noneHangs(new Set(replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]))))
    expect(replies.at(-1)).toMatchObject({ ok: true })
    await afterwards()
  })

  test.each([1, 2, 3])('a holiday comes and goes while 50 families move to another day (%i)', async () => {
    await afresh()
    const booked = await Promise.all(
      children.map((childId, index) =>
        world
          .as(world.personas.desk)
          .ask('bookings.book', { childId, lineId: world.ids.line, startsAt: slotOf(index) }),
      ),
    )
    const holiday = { kind: 'closed' as const, reason: 'holiday' as const, fromOn: '2026-11-29', toOn: '2026-11-29' }
    const replies = await Promise.all([
      ...booked.map(({ bookingId }, index) =>
        inCrowd('desk').call('bookings.move', {
          ...{ bookingId, lineId: world.ids.line },
          startsAt: slotOf(index, 29 - (index % 2)),
        }),
      ),
      inCrowd('head').call('lines.except', holiday),
    ])
    noneHangs(new Set(replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]))))
    const last = replies.at(-1)!
    if (!last.ok || !('exceptionId' in last.data)) throw new Error('the holiday was not taken')
    await afterwards()
    await Promise.all([
      inCrowd('head').ask('lines.unexcept', { exceptionId: Number(last.data.exceptionId) }),
      ...booked.map(({ bookingId }) => inCrowd('desk').call('bookings.cancel', { bookingId })),
    ])
    await afterwards()
  })

  test('two clocks look at once: every family is told once', async () => {
    await afresh()
    for (const [index, childId] of children.entries())
      await world
        .as(world.personas.desk)
        .ask('bookings.book', { childId, lineId: world.ids.line, startsAt: slotOf(index) })
    await world.sql(`delete from opening_hours where school_id = $1`, [world.ids.school])
    const job = () => reviewBookings({ database: crowd, ports: world.outside.ports })
    const told = await Promise.all([job(), job(), job(), job()])
    expect(told.reduce((sum, one) => sum + one, 0)).toBe(CROWD)
    expect(await astray()).toEqual({ unflagged: 0, wronged: 0 })
  })
})
