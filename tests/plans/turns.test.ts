import { waitedOf } from '../../domain/plans/turns'
import type { Past } from '../../domain/plans/turns'
import { lastPlannedWeek, plannedAt, planWeek, publishedAt } from '../../domain/plans/when'
import { Refusal } from '../../domain/refusal'

const WEEK = '2026-11-30'
const since = '2026-08-31'
const past = (turn: string | null, reached: string | null): Past => ({ turn, reached, since })

test.each<[string, Past[], { waiting: number; silent: number }]>([
  ['called last week', [past('2026-11-23', '2026-11-23')], { waiting: 0, silent: 0 }],
  ['had a turn last week, but nobody answered', [past('2026-11-23', '2026-11-16')], { waiting: 0, silent: 1 }],
  ['rang from home, without a turn', [past(null, '2026-11-23')], { waiting: 0, silent: 0 }],
  ['two weeks without a turn', [past('2026-11-09', '2026-11-09')], { waiting: 2, silent: 2 }],
  ['never yet: since enrolment', [past(null, null)], { waiting: 12, silent: 12 }],
  [
    'of siblings who has waited longest',
    [past('2026-11-23', '2026-11-23'), past('2026-11-16', null)],
    { waiting: 1, silent: 12 },
  ],
  ['no more than half a year', [{ turn: '2024-01-01', reached: null, since }], { waiting: 26, silent: 12 }],
])('%s', (_name, children, waited) => {
  expect(waitedOf(children, WEEK)).toEqual(waited)
})

test('a week is planned on the Thursday before, and goes out on the Friday', () => {
  expect(plannedAt(WEEK)).toBe('2026-11-26T12:00:00.000Z')
  expect(publishedAt(WEEK)).toBe('2026-11-27T10:00:00.000Z')
})

test.each([
  ['2026-11-26T11:59:59Z', '2026-11-23'],
  ['2026-11-26T12:00:00Z', '2026-11-30'],
  ['2026-11-29T15:59:59Z', '2026-11-30'],
  ['2026-11-30T00:00:00Z', '2026-11-30'],
  ['2026-12-03T12:00:00Z', '2026-12-07'],
])('at %s the newest week to be planned is %s', (now, week) => {
  expect(lastPlannedWeek(new Date(now))).toBe(week)
})

test('this week and the next can be planned, the next unless told', () => {
  expect(planWeek(undefined, WEEK)).toBe('2026-12-07')
  expect(planWeek(WEEK, WEEK)).toBe(WEEK)
  expect(() => planWeek('2026-11-23', WEEK)).toThrow(Refusal)
  expect(() => planWeek('2026-12-14', WEEK)).toThrow(Refusal)
})
