import * as fc from 'fast-check'
import { plan, turns, verifyBlocking, type Family, type Plan, type Week } from '../../domain/planner'
import { madeUpWeek, retold } from './weeks'

const week = (slots: number, families: Family[]): Week => ({
  slots: Array.from({ length: slots }, (_, at) => ({ id: `s${at}` })),
  families,
})

const family = (id: string, options: Family['options'], more: Partial<Family> = {}): Family => ({
  id,
  size: 1,
  waiting: 0,
  options,
  ...more,
})

const seats = ({ seats }: Plan) => Object.fromEntries(seats.map(({ family, slot }) => [family, slot]))

const pinsOf = ({ seats }: Plan) =>
  new Map(seats.flatMap(({ family, slot, pinned }) => (pinned ? [[family, slot] as const] : [])))

test('nobody who fits only one slot loses it to somebody who fits two', () => {
  const planned = plan(
    week(2, [
      family('easy', [
        [0, 0],
        [1, 90],
      ]),
      family('choosy', [[0, 50]]),
    ]),
  )
  expect(seats(planned)).toEqual({ easy: 's1', choosy: 's0' })
  expect(planned).toMatchObject({ left: [], blocking: [], cores: [], cost: 140, servedChildren: 2 })
})

test('the longest waiting first, even where siblings would be more children', () => {
  const planned = plan(week(1, [family('pair', [[0, 0]], { size: 2 }), family('one', [[0, 100]], { waiting: 1 })]))
  expect(seats(planned)).toEqual({ one: 's0' })
  expect(planned.left).toEqual([{ family: 'pair', size: 2, why: 'blocked', set: 0, core: 0 }])
  expect(planned.blocking).toEqual([{ families: ['one', 'pair'], slots: ['s0'] }])
  expect(planned.levels).toEqual([
    { waiting: 1, families: 1, children: 1, servedFamilies: 1, servedChildren: 1 },
    { waiting: 0, families: 1, children: 2, servedFamilies: 0, servedChildren: 0 },
  ])
})

test('among equals more children, then whom nobody has reached for longer, then what is liked better', () => {
  const two = (more: Partial<Family>, cost = 10) => week(1, [family('a', [[0, 5]]), family('b', [[0, cost]], more)])
  expect(seats(plan(two({ size: 2 })))).toEqual({ b: 's0' })
  expect(seats(plan(two({ silent: 1 })))).toEqual({ b: 's0' })
  expect(seats(plan(two({})))).toEqual({ a: 's0' })
  expect(seats(plan(two({}, 4)))).toEqual({ b: 's0' })
})

test('two families swap places where together they like it better', () => {
  const planned = plan(
    week(2, [
      family('a', [
        [0, 0],
        [1, 10],
      ]),
      family('b', [
        [0, 20],
        [1, 60],
      ]),
    ]),
  )
  expect(seats(planned)).toEqual({ a: 's1', b: 's0' })
})

test('a pin goes before everything; what cannot be kept is told', () => {
  const planned = plan(
    week(2, [
      family('late', [[0, 0]], { waiting: 9 }),
      family('pinned', [], { pinned: 0 }),
      family('second', [[1, 7]], { pinned: 0 }),
      family('lost', [], { pinned: 5 }),
    ]),
  )
  expect(planned.seats).toEqual([
    { family: 'pinned', slot: 's0', cost: 100, pinned: true },
    { family: 'second', slot: 's1', cost: 7, pinned: false },
  ])
  expect(planned.refusedPins).toEqual([
    { family: 'lost', why: 'noSuchSlot' },
    { family: 'second', why: 'alreadyPinned' },
  ])
  expect(planned.left).toEqual([
    { family: 'late', size: 1, why: 'blocked', set: 0, core: 0 },
    { family: 'lost', size: 1, why: 'noSlot' },
  ])
  expect(planned.blocking).toEqual([{ families: ['late', 'pinned'], slots: ['s0'] }])
})

test('a blocking set is told as a whole and as narrowly as it can be', () => {
  const sunday: Family['options'] = [
    [0, 0],
    [1, 0],
  ]
  const any: Family['options'] = [...sunday, [2, 0]]
  const planned = plan(
    week(3, [...['a', 'b', 'c'].map((id) => family(id, sunday)), ...['x', 'y'].map((id) => family(id, any))]),
  )
  expect(planned.cores).toContainEqual({ families: ['a', 'b', 'c'], slots: ['s0', 's1'] })
  expect(planned.blocking).toEqual([{ families: ['a', 'b', 'c', 'x', 'y'], slots: ['s0', 's1', 's2'] }])
  expect(planned.left).toHaveLength(2)
})

test('the empty week, and one without slots', () => {
  expect(plan(week(0, []))).toMatchObject({ seats: [], left: [], blocking: [], levels: [], cost: 0 })
  expect(plan(week(0, [family('a', [])])).left).toEqual([{ family: 'a', size: 1, why: 'noSlot' }])
  expect(plan(week(0, [family('a', [[3, 0]])])).left).toEqual([{ family: 'a', size: 1, why: 'noSlot' }])
})

test('the same week gives the same plan byte for byte, in whatever order it is told; every blocking set breaks the condition of Hall', () => {
  const shape = fc.record({
    families: fc.integer({ min: 0, max: 40 }),
    slots: fc.integer({ min: 1, max: 25 }),
    density: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
    waitings: fc.integer({ min: 1, max: 4 }),
    costs: fc.constantFrom(0, 2, 100),
    pins: fc.integer({ min: 0, max: 5 }),
  })
  fc.assert(
    fc.property(shape, fc.string(), (one, name) => {
      const told = madeUpWeek(name, one)
      const planned = plan(turns(told))
      expect(JSON.stringify(plan(turns(retold(told, `${name} again`))))).toBe(JSON.stringify(planned))
      expectSound(told, planned)
    }),
    { numRuns: 300 },
  )
})

/** Everybody once; disjoint sets, each true; and everybody left over stands in the sets that are named. */
function expectSound(told: Week, planned: Plan): void {
  const everybody = [...planned.seats, ...planned.left].map(({ family }) => family)
  expect(everybody.sort()).toEqual(told.families.map(({ id }) => id).sort())
  const pins = pinsOf(planned)
  for (const set of [...planned.blocking, ...planned.cores]) expect(verifyBlocking(told, set, pins)).toBe(true)
  const inSets = planned.blocking.flatMap(({ slots }) => slots)
  expect(new Set(inSets).size).toBe(inSets.length)
  const without = planned.left.filter((left) => left.why === 'blocked')
  const missing = planned.blocking.reduce((sum, set) => sum + set.families.length - set.slots.length, 0)
  expect(without).toHaveLength(missing)
  for (const { family, set, core } of without) {
    expect(planned.blocking[set]!.families).toContain(family)
    expect(planned.cores[core]!.families).toContain(family)
  }
}
