import * as fc from 'fast-check'
import {
  addDays,
  ageOn,
  clockText,
  dateOf,
  dayAndTime,
  dayName,
  daysBetween,
  instantAt,
  minuteFromText,
  minuteOf,
  weekOf,
  weekOfDate,
  weekText,
  weekdayOf,
} from '../../contract/week'

test.each([
  ['Sunday evening at the school, still Sunday in UTC', '2026-11-29T10:20:00Z', '2026-11-23', '2026-11-29', 1100],
  ['one minute before Monday', '2026-11-29T15:59:00Z', '2026-11-23', '2026-11-29', 1439],
  ['midnight of Monday, still Sunday in UTC', '2026-11-29T16:00:00Z', '2026-11-30', '2026-11-30', 0],
  ['across the new year', '2026-12-31T17:00:00Z', '2026-12-28', '2027-01-01', 60],
])('%s', (_what, instant, week, date, minute) => {
  expect([weekOf(instant), dateOf(instant), minuteOf(instant)]).toEqual([week, date, minute])
})

test('words for people', () => {
  expect(dayAndTime('2026-11-29T10:20:00Z')).toBe('周日 18:20')
  expect(weekText('2026-11-23')).toBe('11月23日至29日')
  expect(weekText('2026-11-30')).toBe('11月30日至12月6日')
  expect(
    ['2026-11-25', '2026-11-26', '2026-11-24', '2026-11-28', '2026-12-20'].map((date) => dayName(date, '2026-11-25')),
  ).toEqual(['今天', '明天', '昨天', '周六', '12月20日'])
  expect(ageOn('2018-02-28', '2026-02-27')).toBe(7)
  expect(ageOn('2018-02-28', '2026-02-28')).toBe(8)
})

test('an instant is the minute of its day, wherever the machine stands', () => {
  const instants = fc.date({
    min: new Date('2000-01-01T00:00:00Z'),
    max: new Date('2099-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(instants, (at) => {
      const whole = new Date(Math.floor(at.getTime() / 60_000) * 60_000)
      expect(instantAt(dateOf(whole), minuteOf(whole))).toBe(whole.toISOString())
      const week = weekOf(whole)
      expect(weekdayOf(week)).toBe(1)
      const days = daysBetween(week, dateOf(whole))
      expect(days).toBeGreaterThanOrEqual(0)
      expect(days).toBeLessThan(7)
      expect(weekOfDate(addDays(week, 6))).toBe(week)
    }),
  )
})

test('times of day are read and written alike', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => expect(minuteFromText(clockText(minute))).toBe(minute)),
  )
  expect(['24:01', '7:5', '12:60', 'noon'].map(minuteFromText)).toEqual([undefined, undefined, undefined, undefined])
})
