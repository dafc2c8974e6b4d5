import fc from 'fast-check'
import {
  anchorFor,
  availabilityPatterns,
  CELLS_A_WEEK,
  cellsOf,
  cycleWeek,
  isFree,
  PARTS,
  partOf,
  partText,
  toggled,
} from '../../contract/availability-cells'
import type { Availability } from '../../contract/availability-cells'
import { addDays, instantAt, weekOfDate } from '../../contract/week'

const WEEK = '2026-11-23'
const of = (pattern: Availability['pattern'], more: Partial<Availability> = {}): Availability => ({
  pattern,
  anchor: WEEK,
  cells: cellsOf(pattern),
  restDays: [],
  ...more,
})

test.each([
  ['day shift: lunch', of('white'), '2026-11-25', 12 * 60 + 30, true],
  ['day shift: at work', of('white'), '2026-11-25', 16 * 60, false],
  ['day shift: after work', of('white'), '2026-11-25', 18 * 60, true],
  ['day shift: Sunday afternoon', of('white'), '2026-11-29', 15 * 60, true],
  ['night shift: asleep at noon', of('night'), '2026-11-25', 12 * 60, false],
  ['night shift: before work', of('night'), '2026-11-25', 19 * 60 + 50, true],
  ['night shift: at work', of('night'), '2026-11-25', 20 * 60, false],
  ['two shifts: this week by day', of('twoShift'), '2026-11-25', 12 * 60, true],
  ['two shifts: next week by night', of('twoShift'), '2026-12-02', 12 * 60, false],
  ['two shifts: the week after by day again', of('twoShift'), '2026-12-09', 12 * 60, true],
  ['two shifts: last week by night', of('twoShift'), '2026-11-18', 12 * 60, false],
  [
    'two shifts: this week is the second',
    of('twoShift', { anchor: anchorFor('2026-11-25', 1) }),
    '2026-11-25',
    720,
    false,
  ],
  ['monthly rest: an ordinary noon', of('monthlyRest', { restDays: [10, 20] }), '2026-11-25', 720, false],
  ['monthly rest: a rest day', of('monthlyRest', { restDays: [10, 25] }), '2026-11-25', 720, true],
  ['only Sunday evening', of('sundayEvening'), '2026-11-29', 18 * 60 + 20, true],
  ['only Sunday evening: Saturday', of('sundayEvening'), '2026-11-28', 18 * 60 + 20, false],
  ['own choice: nothing yet', of('own'), '2026-11-29', 18 * 60 + 20, false],
  ['nobody is called at night', of('own', { cells: ['1'.repeat(CELLS_A_WEEK)] }), '2026-11-29', 22 * 60, false],
] as const)('%s', (_, availability, date, minute, free) => {
  expect(isFree(availability, instantAt(date, minute))).toBe(free)
})

const date = fc.integer({ min: -900, max: 900 }).map((days) => addDays(WEEK, days))
const minute = fc.integer({ min: 0, max: 1439 })
const cells = fc.array(
  fc
    .array(fc.constantFrom('0', '1'), { minLength: CELLS_A_WEEK, maxLength: CELLS_A_WEEK })
    .map((letters) => letters.join('')),
  { minLength: 1, maxLength: 2 },
)

test('a cycle repeats: the same hour after all its weeks is free or not alike, without rest days', () => {
  fc.assert(
    fc.property(date, date, minute, cells, (anchor, day, at, weeks) => {
      const availability = of('own', { anchor: weekOfDate(anchor), cells: weeks })
      const later = addDays(day, 7 * weeks.length)
      expect(isFree(availability, instantAt(day, at))).toBe(isFree(availability, instantAt(later, at)))
    }),
  )
})

test('the anchor says which week of the cycle a date lies in, for dates before it too', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: 0, max: 1 }), (day, index) => {
      const anchor = anchorFor(day, index)
      expect(cycleWeek({ anchor, cells: cellsOf('twoShift') }, day)).toBe(index)
      expect(cycleWeek({ anchor, cells: cellsOf('twoShift') }, addDays(day, 7))).toBe(1 - index)
    }),
  )
})

test('a rest day is free all day, and leaves every other day as it is', () => {
  fc.assert(
    fc.property(date, minute, fc.uniqueArray(fc.integer({ min: 1, max: 31 })), (day, at, restDays) => {
      const free = isFree(of('monthlyRest', { restDays }), instantAt(day, at))
      const rests = restDays.includes(Number(day.slice(8)))
      expect(free).toBe(rests ? partOf(at) >= 0 : isFree(of('monthlyRest'), instantAt(day, at)))
    }),
  )
})

test('every pattern begins with whole weeks, and a cell turns over alone', () => {
  for (const pattern of availabilityPatterns) {
    for (const week of cellsOf(pattern)) expect(week).toMatch(new RegExp(`^[01]{${CELLS_A_WEEK}}$`))
  }
  const [week] = cellsOf('white') as [string]
  expect(toggled(toggled(week, 7), 7)).toBe(week)
  expect([...toggled(week, 7)].filter((letter, index) => letter !== week[index])).toHaveLength(1)
  expect(cellsOf('own', ['1'.repeat(CELLS_A_WEEK)])).toEqual(['1'.repeat(CELLS_A_WEEK)])
  expect(PARTS.map((_, part) => partText(part)).slice(0, 2)).toEqual(['6–8', '8–10'])
})
