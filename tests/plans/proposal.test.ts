import fc from 'fast-check'
import { addDays, instantAt } from '../../contract/week'
import type { Facts } from '../../domain/plans/gather'
import { proposalOf } from '../../domain/plans/proposal'
import type { Proposal } from '../../domain/plans/proposal'
import { slotId } from '../../domain/plans/slots'

const WEEK = '2026-11-30'
const NOW = new Date('2026-11-26T12:00:00Z')

/** A school of one line, whose families can be reached in a few parts of the week. */
function school(seed: { kids: number; slots: number; free: number[]; booked: number; pin: boolean }): Facts {
  const slots = Array.from({ length: seed.slots }, (_, k) => ({
    lineId: 1,
    startsAt: instantAt(addDays(WEEK, k % 7), 960 + Math.floor(k / 7) * 10),
    taken: false,
  }))
  const kids = Array.from({ length: seed.kids }, (_, k) => ({
    childId: k + 1,
    party: k % 5 === 1 ? k : k + 1,
    turn: k % 3 === 0 ? '2026-11-23' : null,
    reached: k % 4 === 0 ? '2026-11-16' : null,
    since: '2026-08-31',
    served: k % 11 === 10,
  }))
  const booked = slots.slice(0, seed.booked).map((slot, k) => {
    slot.taken = true
    return {
      childId: k + 1,
      party: kids[k]?.party ?? k + 1,
      lineId: 1,
      startsAt: slot.startsAt,
      relativeId: null,
      ahead: true,
    }
  })
  const cells = (k: number) =>
    Array.from({ length: 56 }, (_, cell) => ((cell * 7 + seed.free[k % seed.free.length]!) % 5 < 2 ? '1' : '0')).join(
      '',
    )
  return {
    kids,
    slots,
    booked: booked.filter(({ childId }) => childId <= seed.kids),
    callees: kids.map(({ childId, party }) => ({ childId, relativeId: 100 + party, place: 1 })),
    reach: kids
      .filter(({ childId }) => childId % 2 === 0)
      .map(({ childId, party }) => ({
        relativeId: 100 + party,
        reach: {
          availability: { pattern: 'own' as const, anchor: WEEK, cells: [cells(childId)], restDays: [] },
          answers: null,
        },
      }))
      .filter(({ relativeId }, place, all) => all.findIndex((one) => one.relativeId === relativeId) === place),
    pins:
      seed.pin && slots.length > 0
        ? [{ childId: seed.kids, lineId: 1, startsAt: slots[slots.length - 1]!.startsAt }]
        : [],
    before: kids.slice(0, 3).map(({ childId }) => ({ childId, lineId: 1, startsAt: instantAt('2026-11-25', 970) })),
    lines: [{ lineId: 1, slotMinutes: 10 }],
    closed: [{ lineId: null, from: '2026-12-05', to: '2026-12-05', fromMinute: null, toMinute: null }],
    shorter: [],
  }
}

const seeds = fc.record({
  kids: fc.integer({ min: 1, max: 24 }),
  slots: fc.integer({ min: 0, max: 24 }),
  free: fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 4 }),
  booked: fc.integer({ min: 0, max: 3 }),
  pin: fc.boolean(),
})

const shuffled = <T>(items: readonly T[], order: number): T[] =>
  items
    .map((item, k) => [((k + 1) * 7919 * (order + 1)) % 104729, item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item)

function inAnyOrder(facts: Facts, order: number): Facts {
  const entries = Object.entries(facts).map(([name, list]) => [name, shuffled(list as unknown[], order)])
  return Object.fromEntries(entries) as unknown as Facts
}

const shownBy = ({ seats }: Proposal) =>
  new Map(
    seats.filter(({ kept }) => !kept).map((seat) => [seat.childId, seat.lineId === null ? '' : slotId(seat as never)]),
  )

test('the same facts in any order give the same proposal, byte for byte', () => {
  fc.assert(
    fc.property(seeds, fc.nat(1000), (seed, order) => {
      const facts = school(seed)
      expect(JSON.stringify(proposalOf(inAnyOrder(facts, order), WEEK, NOW))).toBe(
        JSON.stringify(proposalOf(facts, WEEK, NOW)),
      )
    }),
    { numRuns: 60 },
  )
})

test('every child stands in a proposal at most once, siblings together, no slot for two families, nobody where it does not suit', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const facts = school(seed)
      const { seats } = proposalOf(facts, WEEK, NOW)
      expect(new Set(seats.map(({ childId }) => childId)).size).toBe(seats.length)
      const holders = new Map<string, Set<number>>()
      for (const { lineId, startsAt, party } of seats) {
        if (lineId === null || startsAt === null) continue
        const id = slotId({ lineId, startsAt })
        holders.set(id, (holders.get(id) ?? new Set()).add(party))
      }
      expect([...holders.values()].every((parties) => parties.size === 1)).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('planned again with what was shown, nothing changes', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const facts = school(seed)
      const first = proposalOf(facts, WEEK, NOW)
      // A log that has grown meanwhile makes other times more likely; that alone moves nobody.
      const learned = facts.reach.map(({ relativeId, reach }) => ({
        relativeId,
        reach: { ...reach, answers: [{ kind: 'work' as const, part: 5, reached: 0, missed: 4 }] },
      }))
      const again = proposalOf({ ...facts, reach: learned }, WEEK, NOW, shownBy(first))
      expect(again.facts.digest).toBe(first.facts.digest)
    }),
    { numRuns: 60 },
  )
})

test('a family is called at the time of the week before where nothing speaks against it', () => {
  const facts = school({ kids: 2, slots: 24, free: [0], booked: 0, pin: false })
  const was = facts.slots[17]!.startsAt
  const before = [{ childId: 1, lineId: 1, startsAt: new Date(Date.parse(was) - 7 * 86_400_000).toISOString() }]
  const { seats } = proposalOf({ ...facts, kids: facts.kids.slice(0, 1), reach: [], before }, WEEK, NOW)
  expect(seats).toMatchObject([{ childId: 1, startsAt: was }])
})

test('families keep the time that they had last week, where every time suits them alike', () => {
  const facts = school({ kids: 12, slots: 21, free: [0], booked: 0, pin: false })
  const apart = facts.kids.map((kid, k) => ({ ...kid, party: k + 1, turn: null, reached: null, served: false }))
  const had = apart.map(({ childId }, k) => ({ childId, ...facts.slots[20 - k]! }))
  const lastWeek = had.map(({ childId, lineId, startsAt }) => ({
    ...{ childId, lineId },
    startsAt: new Date(Date.parse(startsAt) - 7 * 24 * 3600_000).toISOString(),
  }))
  const callees = apart.map(({ childId }) => ({ childId, relativeId: 100 + childId, place: 1 }))
  const said = { pattern: 'own' as const, anchor: WEEK, cells: ['1'.repeat(56)], restDays: [] }
  for (const availability of [null, said]) {
    const reach = callees.map(({ relativeId }) => ({ relativeId, reach: { availability, answers: null } }))
    const { seats } = proposalOf({ ...facts, kids: apart, callees, reach, before: lastWeek }, WEEK, NOW)
    expect(seats.map(({ childId, startsAt }) => [childId, startsAt]).sort()).toEqual(
      had.map(({ childId, startsAt }) => [childId, startsAt]).sort(),
    )
  }
})
