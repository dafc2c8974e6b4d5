import * as fc from 'fast-check'
import { Random } from '../../database/demo/random'
import { plan, rounds, turns } from '../../domain/planner'
import { longestWaits, weekOf, type Sharer } from './weeks-on-end'
import { madeUpWeek } from './weeks'

const WEEKS = 20

/** So many families who can only use the slots from `first` on, some of them siblings, some of whom never answer. */
function sharers(random: Random, name: string, count: number, first: number, slots: number): Sharer[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `${name} ${at}`,
    size: random.chance(0.25) ? 2 : 1,
    options: Array.from({ length: slots }, (_slot, slot): [number, number] => [first + slot, random.int(0, 100)]),
    neverAnswers: random.chance(0.15),
  }))
}

/** The longest round of each, as the planner itself tells it. */
const roundsOf = (slots: number, all: Sharer[]) => {
  const none = all.map(() => -1)
  const length = rounds(weekOf(slots, all, 0, none, none))
  return all.map(({ id }) => length.get(id)!)
}

const BOTTLENECKS: [families: number, slots: number][] = [
  [2, 1],
  [3, 1],
  [7, 1],
  [3, 2],
  [5, 2],
  [7, 3],
  [10, 3],
  [40, 3],
  [9, 4],
  [31, 12],
]

test.each(BOTTLENECKS)('%i families who only fit %i slots wait at most their share', (families, slots) => {
  const random = new Random(`bottleneck ${families}/${slots}`)
  const others = sharers(random, 'easy', 12, 0, slots + 12)
  const few = sharers(random, 'few', families, 0, slots)
  const waits = longestWaits(slots + 12, [...few, ...others], Math.max(WEEKS, 2 * Math.ceil(families / slots)))
  expect(Math.max(...waits.slice(0, families))).toBe(Math.ceil(families / slots))
  expect(Math.max(...waits.slice(families))).toBe(1)
})

test('nested: a bottleneck within a bottleneck within a full week', () => {
  const random = new Random('nested')
  const all = [
    ...sharers(random, 'inmost', 5, 0, 1),
    ...sharers(random, 'inner', 8, 0, 3),
    ...sharers(random, 'outer', 14, 0, 10),
  ]
  const waits = longestWaits(10, all, WEEKS)
  const most = (from: number, until: number) => Math.max(...waits.slice(from, until))
  expect(most(0, 5)).toBe(5)
  expect(most(5, 13)).toBe(Math.ceil(8 / 2))
  expect(most(13, 27)).toBe(2)
})

/** Groups who fit stretches and scattered slots that lie beside, across and within each other. */
function tangled(name: string): { slots: number; all: Sharer[] } {
  const random = new Random(name)
  const slots = random.int(2, 12)
  const all: Sharer[] = []
  for (let group = random.int(1, 5); group > 0; group -= 1) {
    const first = random.chance(0.4) ? 0 : random.int(0, slots - 1)
    const width = random.int(1, slots - first)
    const members = sharers(random, `group ${group}`, random.int(1, Math.ceil(width * random.next() * 4)), first, width)
    for (const one of members)
      if (random.chance(0.3)) one.options = one.options.filter((_, at) => at === 0 || random.chance(0.6))
    all.push(...members)
  }
  return { slots, all }
}

test('overlapping in any way: nobody waits longer than one round', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      const { slots, all } = tangled(name)
      const round = roundsOf(slots, all)
      longestWaits(slots, all, WEEKS).forEach((wait, at) => expect([at, wait <= round[at]!]).toEqual([at, true]))
    }),
    { numRuns: 120 },
  )
})

test('a holiday week costs everybody one week, and no more', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 10 }), (name, holiday) => {
      const { slots, all } = tangled(name)
      const round = roundsOf(slots, all)
      const waits = longestWaits(slots, all, WEEKS, [holiday])
      waits.forEach((wait, at) => expect([at, wait <= round[at]! + 1]).toEqual([at, true]))
    }),
    { numRuns: 60 },
  )
})

test('without looking ahead somebody would wait longer: why `turns` is there', () => {
  const easy = Array.from({ length: 6 }, (_, at) => ({ id: `easy ${at}`, options: [0, 1, 2] }))
  const choosy = Array.from({ length: 3 }, (_, at) => ({ id: `choosy ${at}`, options: [0] }))
  const sizes = [...easy.map((one) => ({ ...one, size: 2 })), ...choosy.map((one) => ({ ...one, size: 1 }))]
  const all = sizes.map((one) => ({ ...one, options: one.options.map((slot): [number, number] => [slot, 0]) }))
  const none = all.map(() => -1)
  const first = weekOf(3, all, 0, none, none)
  expect(plan(first).seats.some(({ family }) => family.startsWith('choosy'))).toBe(false)
  expect(plan(turns(first)).seats.some(({ family }) => family.startsWith('choosy'))).toBe(true)
  expect(longestWaits(3, all, WEEKS)).toEqual(all.map(() => 3))
})

test('looking ahead takes nothing from those who have waited longer, and says nothing where everybody is in time', () => {
  for (let at = 0; at < 200; at += 1) {
    const week = madeUpWeek(`ahead ${at}`, { families: 30, slots: 12, density: 0.3, waitings: 4, costs: 9 })
    const served = (one: typeof week) => plan(one).levels.map(({ servedFamilies }) => servedFamilies)
    expect(served(turns(week))).toEqual(served(week))
  }
  const enough = madeUpWeek('enough', { families: 3, slots: 40, density: 1, waitings: 4, costs: 9 })
  expect(turns(enough)).toBe(enough)
})

test('a round is as long as the fullest crowd makes it, tried over every group of families', () => {
  for (let at = 0; at < 150; at += 1) {
    const week = madeUpWeek(`rounds ${at}`, { families: 9, slots: 4, density: 0.4, waitings: 1, costs: 0 })
    const length = rounds(week)
    const fullest = week.families.map(() => 1)
    for (let group = 1; group < 2 ** week.families.length; group += 1) {
      const members = week.families.flatMap((one, place) => (group & (2 ** place) && one.options.length ? place : []))
      const fit = new Set(members.flatMap((place) => week.families[place]!.options.map(([slot]) => slot)))
      const share = fit.size ? Math.ceil(members.length / fit.size) : 1
      for (const place of members) fullest[place] = Math.max(fullest[place]!, share)
    }
    week.families.forEach(({ id }, place) => expect(length.get(id)!).toBeLessThanOrEqual(fullest[place]!))
    expect(Math.max(...length.values())).toBe(Math.max(...fullest))
  }
})
