import { openWorld } from '../world'
import type { World } from '../world'
import { at } from './kin'

let world: World

beforeAll(async () => {
  world = await openWorld()
  const { ids } = world
  for (const who of ['father', 'mother'] as const) {
    const phone = world.as(world.personas[who])
    for (const childId of [ids.child, ids.sibling])
      await phone.ask('consents.set', { childId, purpose: 'messages', given: true })
    await phone.ask('messages.credit', {
      choices: [
        { template: 'callBooked', choice: 'accept' },
        { template: 'callChanged', choice: 'accept' },
      ],
    })
  }
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.sql(`update booking set state = 'cancelled' where state = 'booked'`)
  await world.sql(`delete from message`)
})

const as = (who: keyof World['personas']) => world.as(world.personas[who])
const queued = () =>
  world.sql<{ openid: string; template: string; data: Record<string, string> }>(
    `select p.openid, m.template, m.data from message m join person p using (person_id) order by m.template, p.openid`,
  )
const slot = (hour: number) => ({ lineId: world.ids.line, startsAt: at('2026-11-27', hour) })

test.each(['desk', 'head'] as const)(
  'what the %s books or moves, both parents are told, once for both children',
  async (who) => {
    const { ids } = world
    const { bookingId } = await as(who).ask('bookings.book', { childId: ids.sibling, ...slot(18) })
    expect(await queued()).toMatchObject([
      { openid: 'o_father', template: 'callBooked', data: { child: '甲二', startsAt: at('2026-11-27', 18) } },
      { openid: 'o_mother', template: 'callBooked', data: { child: '甲二' } },
    ])
    await world.sql(`delete from message`)
    await as(who).ask('bookings.move', { bookingId, ...slot(19) })
    expect(await queued()).toMatchObject([
      { openid: 'o_father', data: { child: '甲二', startsAt: at('2026-11-27', 19), line: '亲情电话' } },
      { openid: 'o_mother' },
    ])
  },
)

test('of what the school cancels they are told; of what they cancel themselves they are not', async () => {
  const { ids } = world
  const booked = async () => (await as('father').ask('bookings.book', { childId: ids.child, ...slot(18) })).bookingId
  const first = await booked()
  await world.sql(`delete from message`)
  await as('desk').ask('bookings.cancel', { bookingId: first })
  expect(await queued()).toMatchObject([
    { openid: 'o_father', template: 'callChanged', data: { startsAt: at('2026-11-27', 18), reason: 'other' } },
    { openid: 'o_mother', template: 'callChanged' },
  ])
  const second = await booked()
  await world.sql(`delete from message`)
  await as('mother').ask('bookings.cancel', { bookingId: second })
  expect(await queued()).toEqual([])
})

test('what a class teacher agrees and calls off for the own class, both parents are told', async () => {
  const { ids } = world
  const { bookingId, childIds } = await as('teacher').ask('bookings.book', { childId: ids.child, ...slot(18) })
  expect(childIds).toHaveLength(2)
  expect((await queued()).map(({ openid, template }) => [openid, template])).toEqual([
    ['o_father', 'callBooked'],
    ['o_mother', 'callBooked'],
  ])
  await world.sql(`delete from message`)
  await as('teacher').ask('bookings.cancel', { bookingId })
  expect((await queued()).map(({ openid, template }) => [openid, template])).toEqual([
    ['o_father', 'callChanged'],
    ['o_mother', 'callChanged'],
  ])
})
