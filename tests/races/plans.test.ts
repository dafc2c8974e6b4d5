import { planDue } from '../../domain/clock/plan-due'
import { Database } from '../../database/connect'
import { instantAt } from '../../contract/week'
import { openWorld, phoneOf } from '../world'
import type { World } from '../world'
import { addFamily, openOnly } from '../plans/families'
import type { Family } from '../plans/families'
import { onServer } from './on-server'

const NEXT = '2026-11-30'
const ROUNDS = Number(process.env.ROUNDS ?? 3)

onServer('a plan is published while families book', () => {
  let world: World
  let crowd: Database
  let families: Family[]

  beforeAll(async () => {
    world = await openWorld()
    crowd = new Database(world.url, 40)
    await openOnly(
      world,
      [1, 2, 3].map((day): [number, number, number] => [day, 960, 1080]),
    )
    families = []
    for (let n = 0; n < 30; n++) families.push(await addFamily(world, { bound: true, size: n % 10 === 0 ? 2 : 1 }))
  })
  afterAll(async () => {
    await crowd.close()
    await world.close()
  })
  beforeEach(async () => {
    world.outside.now = new Date('2026-11-25T07:00:00Z')
    await world.sql(`update booking set state = 'cancelled' where state = 'booked'`)
    await world.sql(`update call_plan set state = 'replaced'`)
    await world.sql(`delete from job`)
    await world.sql(`delete from slot_claim`)
  })

  const api = () => ({ database: crowd, ports: world.outside.ports, log: () => undefined })
  const head = () => phoneOf(api(), world.personas.head)
  const father = ({ openid }: Family) => phoneOf(api(), { openid, hat: `${world.ids.school}:parent` })
  const slots = [0, 1, 2].flatMap((day) =>
    Array.from({ length: 12 }, (_, k) => instantAt(`2026-${day < 1 ? '11-30' : `12-0${day}`}`, 960 + k * 10)),
  )
  const bookings = (from: number) =>
    families.map((family, n) =>
      father(family).call('bookings.book', {
        childId: family.children[0]!,
        lineId: world.ids.line,
        startsAt: slots[(n * 7 + from) % slots.length]!,
      }),
    )

  async function nothingDoubled(): Promise<void> {
    expect(
      await world.sql(
        `select line_id, starts_at from booking where state = 'booked' group by 1, 2 having count(distinct party_id) > 1`,
      ),
    ).toEqual([])
    expect(
      await world.sql(
        `select child_id from booking where state = 'booked' and week = $1 group by 1 having count(*) > 1`,
        [NEXT],
      ),
    ).toEqual([])
    expect(
      await world.sql(
        `select b.booking_id from booking b left join slot_claim c using (school_id, line_id, starts_at, party_id) where b.state = 'booked' and c.kind is distinct from 'booking'`,
      ),
    ).toEqual([])
  }

  test('by the head: all of it or nothing, nothing twice, and no parent is told that we are busy', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await world.sql(`update booking set state = 'cancelled' where state = 'booked'`)
      const { planId } = await head().ask('plans.propose', {})
      const [published, ...booked] = await Promise.all([head().call('plans.publish', { planId }), ...bookings(round)])
      const codes = booked.flatMap((reply) => (reply.ok ? [] : [reply.error.code]))
      expect(codes.filter((code) => code !== 'SLOT_TAKEN' && code !== 'ALREADY_BOOKED')).toEqual([])
      expect(published).toMatchObject({ ok: true })
      const planned = await world.sql<{ n: number }>(
        `select count(*)::int as n from booking where origin = 'plan' and state = 'booked'`,
      )
      if (published.ok) expect(planned).toEqual([{ n: published.data.booked }])
      await nothingDoubled()
    }
  }, 60_000)

  test('by two heads and two clocks at once: it goes out once', async () => {
    const { planId } = await head().ask('plans.propose', {})
    world.outside.now = new Date('2026-11-27T10:00:00Z')
    const clock = { database: crowd, ports: world.outside.ports }
    const [a, b] = await Promise.all([
      head().call('plans.publish', { planId }),
      head().call('plans.publish', { planId }),
      planDue(clock),
      planDue(clock),
    ])
    expect([a, b]).toMatchObject([{ ok: true }, { ok: true }])
    expect(await world.sql(`select count(*)::int as n from call_plan where state = 'published'`)).toEqual([{ n: 1 }])
    await nothingDoubled()
    expect(
      await world.sql<{ n: number }>(
        `select count(*)::int as n from booking where state = 'booked' and origin = 'plan'`,
      ),
    ).toEqual([{ n: 33 + 3 - 0 }])
  }, 60_000)
})
