import { availabilityPatterns, cellsOf, partOf, PARTS } from '../../contract/availability-cells'
import { Random } from '../../database/demo/random'
import type { Family, Week } from '../../domain/planner'

/** As many as a published county counts (shared/field.md, section 3). */
export const COUNTY = { children: 40_138, schools: 570 }

/** One phone a school; a second one only in the largest. */
const CHILDREN_A_PHONE = 150
const SIBLINGS = 0.11
const SAID_NOTHING = 0.15
const SECOND_PARENT = 0.35
const PATTERNS = { white: 38, night: 10, twoShift: 16, monthlyRest: 12, sundayEvening: 24 }

interface Time {
  id: string
  weekday: number
  part: number
}

/** A week of every school of a made-up county: one phone (the largest schools have two), open at lunch, after school and in part at the weekend; parents on shifts. */
export function county(name = 'county', { children, schools } = COUNTY): Week[] {
  return sizes(new Random(`${name} sizes`), children, schools).map((size, at) => schoolWeek(`${name} ${at}`, size))
}

/** A week of one made-up school. */
export function schoolWeek(name: string, children: number): Week {
  const random = new Random(name)
  const times = timesOf(random, children)
  const families: Family[] = []
  for (let left = children; left > 0;) {
    const size = Math.min(left, random.chance(SIBLINGS) ? 2 : 1)
    families.push(familyOf(random, `${String(families.length).padStart(3, '0')}`, size, times))
    left -= size
  }
  return { families, slots: times.map(({ id }) => ({ id })) }
}

/** Sizes that add up: many small schools, a few large ones. */
function sizes(random: Random, children: number, schools: number): number[] {
  const weights = Array.from({ length: schools }, () => 0.15 + random.next() ** 2 * 2 + random.next() * 0.4)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const all = weights.map((weight) => Math.max(1, Math.floor((weight / sum) * children)))
  for (let left = children - all.reduce((total, size) => total + size, 0); left > 0; left -= 1)
    all[left % schools]! += 1
  return all
}

/** Lunch and two hours after school on five days; two afternoons and evenings at the weekend where somebody is there. */
function timesOf(random: Random, children: number): Time[] {
  const minutes = random.pick([10, 15, 15])
  const weekend = random.chance(0.6)
  const lines = Math.ceil(children / CHILDREN_A_PHONE)
  const times: Time[] = []
  for (let weekday = 1; weekday <= 7; weekday += 1)
    for (const [from, until] of hoursOf(weekday, weekend))
      for (let minute = from; minute + minutes <= until; minute += minutes)
        for (let line = 1; line <= lines; line += 1)
          times.push({ id: `${line}@${weekday}-${String(minute).padStart(4, '0')}`, weekday, part: partOf(minute) })
  return times
}

function hoursOf(weekday: number, weekend: boolean): [number, number][] {
  if (weekday <= 5)
    return [
      [720, 780],
      [960, 1080],
    ]
  return weekend ? [[1020, 1200]] : []
}

function familyOf(random: Random, id: string, size: number, times: Time[]): Family {
  const parents = random.chance(SECOND_PARENT) ? 2 : 1
  const answering = Array.from({ length: parents }, () => parent(random))
  const options = times.flatMap(({ weekday, part }, at): [number, number][] => {
    const costs = answering.flatMap((costOf) => costOf(weekday, part) ?? [])
    return costs.length ? [[at, Math.min(...costs)]] : []
  })
  return { id, size, waiting: Number(random.weighted({ 0: 50, 1: 28, 2: 14, 3: 6, 4: 2 })), options }
}

/** What a call at an hour costs with one parent, or null when they cannot be called: how likely they are not to answer then. */
function parent(random: Random): (weekday: number, part: number) => number | null {
  const missed = Array.from({ length: 2 * PARTS.length }, () => random.int(10, 60))
  const cost = (weekday: number, part: number) => missed[part + (weekday > 5 ? PARTS.length : 0)]!
  if (random.chance(SAID_NOTHING)) return cost
  const pattern = availabilityPatterns.find((one) => one === random.weighted(PATTERNS))!
  const cells = random.pick(cellsOf(pattern))
  return (weekday, part) => (cells[(weekday - 1) * PARTS.length + part] === '1' ? cost(weekday, part) : null)
}
