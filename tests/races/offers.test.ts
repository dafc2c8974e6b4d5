import { Database } from '../../database/connect'
import { offerSlots } from '../../domain/clock/offers'
import { testDatabase } from '../database'
import type { TestDatabase } from '../database'
import { emptied } from '../updates/school-week'
import { holdersAgree, minutes, offers, openOnly, WEEK } from '../waiting/waiting-week'
import { makeWorld, phoneOf } from '../world'
import type { PersonaName, World } from '../world'
import { onServer } from './on-server'

onServer('offers, with many hands at once', () => {
  let database: TestDatabase
  let world: World
  let crowd: Database

  beforeAll(async () => {
    database = await testDatabase()
    crowd = new Database(database.url, 24)
  })
  afterAll(async () => {
    await crowd.close()
    await database.close()
  })
  beforeEach(async () => {
    await emptied(database.url)
    world = await makeWorld(database.url)
    await openOnly(world, 3, 19 * 60, 19 * 60 + 10)
  })
  afterEach(() => world.close())

  const inCrowd = (persona: PersonaName) =>
    phoneOf({ database: crowd, ports: world.outside.ports, log: () => undefined }, world.personas[persona])
  const clock = () => offerSlots({ database: crowd, ports: world.outside.ports })
  const codeOf = (reply: { ok: boolean; error?: { code: string } }) => (reply.ok ? 'ok' : reply.error!.code)

  /** The siblings' family has an offer of the one slot that there is; the classmate's waits behind. */
  async function offered() {
    await inCrowd('father').ask('waiting.join', { childId: world.ids.child })
    await minutes(world)
    await inCrowd('otherFather').ask('waiting.join', { childId: world.ids.classmate })
    return (await offers(world, 'open'))[0]!
  }
  const bookings = () =>
    world.sql<{ child: number; party: number }>(
      `select child_id::int as child, party_id::int as party from booking where state = 'booked' order by 1`,
    )

  test('both parents accept at once, many times: one call with both children, the others hear that it is booked', async () => {
    const { offer } = await offered()
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        inCrowd(i % 2 ? 'mother' : 'father').call('waiting.accept', { offerId: offer }),
      ),
    )
    const codes = replies.map(codeOf)
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    expect(new Set(codes)).toEqual(new Set(['ok', 'ALREADY_BOOKED']))
    expect(await bookings()).toEqual(
      [world.ids.child, world.ids.sibling].map((child) => ({ child, party: world.ids.child })),
    )
    await holdersAgree(world)
  })

  test('an acceptance against strangers who want the same slot: it is the family’s, the strangers hear that it is taken', async () => {
    const { offer, at } = await offered()
    const { ids } = world
    const slot = { lineId: ids.line, startsAt: at }
    const [accepted, ...others] = await Promise.all([
      inCrowd('father').call('waiting.accept', { offerId: offer }),
      ...Array.from({ length: 10 }, () =>
        inCrowd('otherFather').call('bookings.book', { childId: ids.classmate, ...slot }),
      ),
      ...Array.from({ length: 10 }, () => inCrowd('desk').call('bookings.book', { childId: ids.otherChild, ...slot })),
    ])
    expect(codeOf(accepted!)).toBe('ok')
    expect(new Set(others.map(codeOf))).toEqual(new Set(['SLOT_TAKEN']))
    await holdersAgree(world)
  })

  test('the mother accepts while the father declines, and while he books the slot himself: one outcome, no ring', async () => {
    const { offer, at } = await offered()
    const { ids } = world
    const codes = (
      await Promise.all([
        ...Array.from({ length: 5 }, () => inCrowd('mother').call('waiting.accept', { offerId: offer })),
        ...Array.from({ length: 5 }, () => inCrowd('father').call('waiting.decline', { offerId: offer })),
        ...Array.from({ length: 5 }, () =>
          inCrowd('father').call('bookings.book', { childId: ids.sibling, lineId: ids.line, startsAt: at }),
        ),
      ])
    ).map(codeOf)
    for (const code of codes) expect(['ok', 'OFFER_OVER', 'ALREADY_BOOKED', 'SLOT_TAKEN']).toContain(code)
    const made = await bookings()
    expect([0, 2]).toContain(made.length)
    await holdersAgree(world)
  })

  test('clocks by the dozen give each slot once, and each family one offer', async () => {
    await openOnly(world, 3, 19 * 60, 20 * 60)
    for (const [persona, childId] of [
      ['father', world.ids.child],
      ['otherFather', world.ids.classmate],
      ['otherTeacher', world.ids.otherChild],
    ] as const) {
      await inCrowd(persona).ask('waiting.join', { childId })
    }
    const made = await Promise.all(Array.from({ length: 12 }, clock))
    expect(made.reduce((sum, count) => sum + count, 0)).toBe(3)
    expect(await offers(world)).toHaveLength(3)
    await holdersAgree(world)
  })

  test('an acceptance at the very moment when the offer runs out: the family’s or the next one’s, never both', async () => {
    for (let round = 0; round < 6; round += 1) {
      await world.sql(`update booking set state = 'cancelled'`)
      await world.sql(`delete from slot_offer`)
      await world.sql(`delete from slot_claim`)
      await world.sql(`delete from waiting`)
      world.outside.now = new Date('2026-11-25T07:00:00Z')
      const { offer, until } = await offered()
      const moment = Date.parse(until)
      // One function's clock stands a moment before the end, the other's a moment after it.
      const late = { ...world.outside.ports, clock: { now: () => new Date(moment + 1_000) } }
      const early = { ...world.outside.ports, clock: { now: () => new Date(moment - 1_000) } }
      const father = phoneOf({ database: crowd, ports: early, log: () => undefined }, world.personas.father)
      const [reply] = await Promise.all([
        father.call('waiting.accept', { offerId: offer }),
        offerSlots({ database: crowd, ports: late }),
        offerSlots({ database: crowd, ports: late }),
      ])
      expect(['ok', 'OFFER_OVER', 'SLOT_TAKEN']).toContain(codeOf(reply))
      const made = await bookings()
      expect(made).toHaveLength(reply.ok ? 2 : 0)
      world.outside.now = new Date(moment + 60_000)
      await clock()
      await holdersAgree(world)
      const open = await offers(world, 'open')
      expect(open.map((one) => one.child)).toEqual(reply.ok ? [] : [world.ids.classmate])
    }
  })

  test('bookings, cancellations and the clock in a crowd: afterwards every slot has one holder', async () => {
    await openOnly(world, 3, 18 * 60, 20 * 60)
    const { ids } = world
    const families: [PersonaName, number][] = [
      ['father', ids.child],
      ['mother', ids.sibling],
      ['otherFather', ids.classmate],
      ['otherTeacher', ids.otherChild],
    ]
    const slotAt = (n: number) => ({
      lineId: ids.line,
      startsAt: new Date(Date.parse('2026-11-25T10:00:00Z') + n * 600_000).toISOString(),
    })
    const seen = new Set<string>()
    for (let round = 0; round < 4; round += 1) {
      const replies = await Promise.all([
        ...families.map(([persona, childId]) => inCrowd(persona).call('waiting.join', { childId })),
        clock(),
        ...families.map(([persona, childId], n) =>
          inCrowd(persona).call('bookings.book', { childId, ...slotAt((round + n) % 3) }),
        ),
        clock(),
        ...(await offers(world, 'open')).flatMap(({ offer }) => [
          inCrowd('desk').call('waiting.accept', { offerId: offer }),
          inCrowd('desk').call('waiting.decline', { offerId: offer }),
        ]),
      ])
      for (const reply of replies) if (typeof reply === 'object') seen.add(codeOf(reply))
      await clock()
      await holdersAgree(world)
      const held = await world.sql<{ id: string }>(
        `select booking_id as id from booking where state = 'booked' and week = $1`,
        [WEEK],
      )
      for (const { id } of held) await inCrowd('desk').call('bookings.cancel', { bookingId: Number(id) })
      world.outside.now = new Date(world.outside.now.getTime() + 60_000)
    }
    expect([...seen].filter((code) => !['ok', 'SLOT_TAKEN', 'ALREADY_BOOKED', 'OFFER_OVER'].includes(code))).toEqual([])
  })
})
