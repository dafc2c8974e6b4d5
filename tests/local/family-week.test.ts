import { addDays, dateOf, weekOf, weekdayOf } from '../../contract/week'
import { playWeek } from '../../scripts/play-week/play'
import type { Played } from '../../scripts/play-week/play'
import { Stage } from '../../scripts/play-week/stage'
import { nextWeekAt } from '../../scripts/screenshots/county'
import { countyAt } from '../browser/system'

// A full week of the 113-child school on one line, on the stage, by its clock (scripts/play-week tells what happens).
let county: Awaited<ReturnType<typeof countyAt>>
let played: Played

const SCHOOL = 1
const TOLD_CHILDREN = 113
const [MONDAY, THURSDAY, SATURDAY] = [1, 4, 6]

beforeAll(async () => {
  const at = nextWeekAt(3, 15 * 60)
  county = await countyAt(at)
  played = await playWeek(new Stage(county.url, SCHOOL), addDays(weekOf(at), 7), () => undefined)
}, 600_000)
afterAll(() => county.close())

test('there are too few slots for everybody, and the plan says why and what would help', () => {
  const { counts, blocked, remedies } = played.plan
  expect(counts.children).toBe(TOLD_CHILDREN)
  expect(counts.left).toBeGreaterThan(0)
  expect(counts.seated + counts.left).toBe(TOLD_CHILDREN)
  for (const set of blocked) expect(set.families).toBeGreaterThan(set.slots.length)
  expect(remedies.some(({ more }) => more > 0)).toBe(true)
})

test('what happened in between really happened', () => {
  expect(played.holiday).toBeGreaterThan(0)
  expect(played.mended).toBeGreaterThan(0)
  const { totals } = played.sums
  for (const n of [totals.called, totals.missed, totals.moved, totals.cancelled]) expect(n).toBeGreaterThan(0)
  expect(played.days.reduce((sum, { offersTaken }) => sum + offersTaken, 0)).toBeGreaterThan(0)
  expect(totals.called).toBeGreaterThanOrEqual(played.days.reduce((sum, { reached }) => sum + reached, 0))
})

const sumsOf = (childId: number) => played.sums.children.find((child) => child.childId === childId)

test('a family whose time fell away looks for another, and calls then', () => {
  const { childId, from, to } = played.looked
  expect([weekdayOf(dateOf(from)), weekdayOf(dateOf(to))]).toEqual([THURSDAY, SATURDAY])
  expect(sumsOf(childId)).toMatchObject({ planned: 2, moved: 1, called: 1, missed: 0, cancelled: 0 })
})

test('a family that missed its call takes a time that another gave back, and calls then', () => {
  const { childId, missed, at } = played.took
  expect(weekdayOf(dateOf(missed))).toBe(MONDAY)
  expect(at > missed).toBe(true)
  expect(played.days[0]!.offersTaken).toBeGreaterThan(0)
  expect(sumsOf(childId)).toMatchObject({ planned: 2, missed: 1, called: 1, moved: 0, cancelled: 0 })
})

test('the numbers reconcile, child by child: planned = called + missed + moved + cancelled', () => {
  const { children, totals, total } = played.sums
  expect(children.length).toBe(total)
  for (const child of children) {
    const { planned, called, missed, moved, cancelled, ahead, difference } = child
    expect({ child: child.childId, ahead, difference }).toEqual({ child: child.childId, ahead: 0, difference: 0 })
    expect(planned).toBe(called + missed + moved + cancelled)
  }
  const sum = (key: 'planned' | 'called' | 'missed' | 'moved' | 'cancelled') =>
    children.reduce((all, child) => all + child[key], 0)
  for (const key of ['planned', 'called', 'missed', 'moved', 'cancelled'] as const) expect(sum(key)).toBe(totals[key])
})
