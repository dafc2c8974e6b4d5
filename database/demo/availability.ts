import { addDays, addMinutes } from './calendar'
import { Random } from './random'
import type { School, World } from './world'

/** A letter for each of eight parts of a day of two hours, from six in the morning (contract/availability-cells.ts draws the same patterns). */
const week = (weekday: string, sunday: string) => weekday.repeat(6) + sunday
const white = week('00010011', '01111111')
const night = week('00001110', '00001111')
const evenings = week('00000011', '00000011')
const sundayEvening = week('00000000', '00000011')

const patterns = {
  white: [white],
  night: [night],
  twoShift: [white, night],
  monthlyRest: [evenings],
  sundayEvening: [sundayEvening],
} as const
const shares = { white: 44, night: 14, twoShift: 24, monthlyRest: 10, sundayEvening: 8 }
const rests = [
  [1, 15],
  [10, 20],
  [5, 18, 28],
] as const

/** Of the parents who read along, so many have said when they can be reached. */
const HAVE_SAID = 0.6

/** What bound parents tapped on 我的空闲. */
export function sayWhenFree(world: World, school: School): void {
  const random = new Random(`availability ${school.plan.key}`)
  const said = new Set<number>()
  for (const { family } of school.pupils) {
    const { bound } = family
    if (!bound || said.has(bound.relativeId)) continue
    said.add(bound.relativeId)
    const has = random.chance(HAVE_SAID)
    const pattern = random.weighted(shares)
    const rest = random.pick(rests)
    const odd = random.chance(0.5)
    if (!has) continue
    world.county.availability.push({
      schoolId: school.schoolId,
      relativeId: bound.relativeId,
      pattern,
      anchor: addDays(world.thisWeek, odd ? -7 : 0),
      cells: [...patterns[pattern]],
      restDays: pattern === 'monthlyRest' ? [...rest] : [],
      setBy: bound.personId,
      setAt: addMinutes(bound.since, 6),
    })
  }
}
