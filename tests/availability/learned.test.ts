import { cellsOf } from '../../contract/availability-cells'
import { habits } from '../../domain/availability/learned'
import type { Answers } from '../../domain/availability/learned'
import { chanceOf, costOf, mayCall, suitOf } from '../../domain/availability/reach'
import type { Reach } from '../../domain/availability/reach'

/** Sunday 29 November 2026, 18:20; Wednesday 25, 12:30 and 16:00, at the school. */
const SUNDAY_EVENING = '2026-11-29T10:20:00.000Z'
const WEDNESDAY_LUNCH = '2026-11-25T04:30:00.000Z'
const WEDNESDAY_FOUR = '2026-11-25T08:00:00.000Z'

const cell = (kind: 'work' | 'rest', part: number, reached: number, missed: number) => ({ kind, part, reached, missed })
const logged = (...answers: Answers): Reach => ({ availability: null, answers })
const says = (pattern: 'white' | 'sundayEvening', ...answers: Answers): Reach => ({
  availability: { pattern, anchor: '2026-11-23', cells: cellsOf(pattern), restDays: [] },
  answers,
})

test.each([
  ['nothing known', null, SUNDAY_EVENING, 'unknown', 40],
  ['says that Sunday evening is fine', says('sundayEvening'), SUNDAY_EVENING, 'fits', 20],
  ['says that only Sunday evening is', says('sundayEvening'), WEDNESDAY_LUNCH, 'not', 100],
  ['answered once', logged(cell('rest', 6, 1, 0)), SUNDAY_EVENING, 'unknown', 27],
  ['answered three Sundays', logged(cell('rest', 6, 2.573, 0)), SUNDAY_EVENING, 'fits', 16],
  ['three Sundays say little of a Wednesday', logged(cell('rest', 6, 2.573, 0)), WEDNESDAY_LUNCH, 'unknown', 26],
  ['never answers at four', logged(cell('work', 5, 0, 3)), WEDNESDAY_FOUR, 'unknown', 79],
  ['says so, but did not answer the last times', says('white', cell('work', 3, 0, 6)), WEDNESDAY_LUNCH, 'unknown', 80],
  ['says so, and missed one', says('white', cell('work', 3, 2, 1)), WEDNESDAY_LUNCH, 'fits', 27],
] as const)('%s', (_, reach, startsAt, suit, cost) => {
  expect(suitOf(reach, startsAt)).toBe(suit)
  expect(costOf(reach, startsAt)).toBe(cost)
  expect(mayCall(reach, startsAt)).toBe(suit !== 'not')
})

test('each answered call makes that hour likelier, each missed one less likely, and other hours less so', () => {
  for (let n = 0; n < 8; n += 1) {
    const chance = (reached: number, missed: number, at = SUNDAY_EVENING) =>
      chanceOf(logged(cell('rest', 6, reached, missed)), at)
    expect(chance(n + 1, 2)).toBeGreaterThan(chance(n, 2))
    expect(chance(2, n + 1)).toBeLessThan(chance(2, n))
    expect(chance(n + 1, 0)).toBeGreaterThan(chance(n + 1, 0, WEDNESDAY_LUNCH))
  }
})

test('costs are whole numbers from 0 to 100, whatever the log says', () => {
  for (const reached of [0, 0.001, 40]) {
    for (const missed of [0, 0.001, 40]) {
      for (const reach of [
        logged(cell('rest', 6, reached, missed)),
        says('sundayEvening', cell('rest', 6, reached, missed)),
      ]) {
        const cost = costOf(reach, SUNDAY_EVENING)
        expect(Number.isInteger(cost) && cost >= 0 && cost <= 100).toBe(true)
      }
    }
  }
})

test('habits are the hours that somebody has answered more than once, the surest first', () => {
  expect(habits([])).toEqual([])
  expect(habits([cell('work', 3, 1, 0), cell('work', 6, 2, 0), cell('rest', 6, 4, 0), cell('rest', 3, 2, 5)])).toEqual([
    { kind: 'rest', part: 6 },
    { kind: 'work', part: 6 },
  ])
})
