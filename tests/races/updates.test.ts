import { composeDue } from '../../domain/clock/compose-due'
import { sendMessages } from '../../domain/clock/send-messages'
import { Database } from '../../database/connect'
import { FRIDAY_1800, SchoolWeek } from '../updates/school-week'
import { phoneOf } from '../world'
import type { PersonaName } from '../world'
import { onServer } from './on-server'

const school = new SchoolWeek()
const { phone, clock, ready, compose } = school

test('a call that was on its way while the draft was composed is in the letter all the same', async () => {
  const ids = await compose()
  // Sent at 17:59:40, committed after the composing had read.
  school.world.outside.now = new Date(FRIDAY_1800.getTime() - 20_000)
  await phone('teacher').ask('calls.log', {
    childId: school.world.ids.child,
    outcome: 'reached',
    startedAt: '2026-11-27T09:50:00.000Z',
    durationSeconds: 300,
  })
  school.world.outside.now = new Date(FRIDAY_1800.getTime() + 60_000)
  await composeDue(clock())
  await phone('teacher').ask('updates.publish', { updateIds: ids })
  const mine = await phone('father').ask('updates.mine', { childId: school.world.ids.child })
  expect(mine.update?.body.calls).toHaveLength(1)
  // It settles: some minutes later nothing is composed anew.
  school.world.outside.now = new Date(FRIDAY_1800.getTime() + 10 * 60_000)
  expect(await composeDue(clock())).toBe(0)
})

onServer('many at once', () => {
  let crowd: Database

  beforeEach(() => {
    crowd = new Database(school.url, 20)
  })
  afterEach(() => crowd.close())

  const inCrowd = (persona: PersonaName) =>
    phoneOf(
      { database: crowd, ports: school.world.outside.ports, log: () => undefined },
      school.world.personas[persona],
    )

  test('a class published by the teacher and the head at once goes out once, and tells each parent once', async () => {
    await ready('father')
    await ready('mother')
    const ids = await compose()
    const replies = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        inCrowd(i % 2 ? 'head' : 'teacher').call('updates.publish', { updateIds: i % 3 ? ids : ids.toReversed() }),
      ),
    )
    const refused = replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]))
    expect(refused.filter((code) => code !== 'BUSY')).toEqual([])
    const published = replies.reduce((sum, reply) => sum + (reply.ok ? reply.data.published : 0), 0)
    expect(published).toBe(ids.length)
    expect(await school.world.sql(`select person_id, child_id from message group by 1, 2 having count(*) > 1`)).toEqual(
      [],
    )
    expect((await sendMessages(clock())).sent).toBe(2)
  })

  test('one booking moved to two weeks at once is in one of them, and no week holds two of a child', async () => {
    const { ids } = school.world
    const at = (startsAt: string) => ({ lineId: ids.line, startsAt })
    const book = (startsAt: string) => phone('desk').ask('bookings.book', { childId: ids.child, ...at(startsAt) })
    const one = await book('2026-11-28T09:00:00.000Z')
    const two = await book('2026-12-02T09:00:00.000Z')
    await Promise.all([
      inCrowd('father').call('bookings.move', { bookingId: one.bookingId, ...at('2026-12-03T09:00:00.000Z') }),
      inCrowd('mother').call('bookings.move', { bookingId: two.bookingId, ...at('2026-11-29T09:00:00.000Z') }),
      inCrowd('desk').call('bookings.move', { bookingId: one.bookingId, ...at('2026-11-28T10:00:00.000Z') }),
      inCrowd('father').call('bookings.cancel', { bookingId: two.bookingId }),
    ])
    expect(
      await school.world.sql(
        `select week from booking where state = 'booked' group by week, child_id having count(*) > 1`,
      ),
    ).toEqual([])
    expect(await school.world.sql(`select 1 from booking where week <> app.week_of(starts_at)`)).toEqual([])
  })

  test('undone and published at once: the call is taken back, the letter is out, nothing hangs', async () => {
    const ids = await compose()
    const { callId } = await phone('teacher').ask('calls.log', {
      childId: school.world.ids.child,
      outcome: 'busy',
      startedAt: '2026-11-27T09:50:00.000Z',
    })
    const [undone, out] = await Promise.all([
      inCrowd('teacher').call('calls.undo', { callId }),
      inCrowd('head').call('updates.publish', { updateIds: ids }),
      composeDue({ database: crowd, ports: school.world.outside.ports }),
    ])
    expect([undone.ok, out.ok]).toEqual([true, true])
    const rows = await school.world.sql(
      `select 1 from weekly_update where published_at is null and update_id = any ($1)`,
      [ids],
    )
    expect(rows).toEqual([])
  })
})
