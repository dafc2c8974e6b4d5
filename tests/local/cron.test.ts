import { lastWithin, nextAfter, parseCron } from '../../local/cloud/cron'

const at = (text: string) => Date.parse(text)
const iso = (instant: number | undefined) => (instant === undefined ? undefined : new Date(instant).toISOString())

describe('seven-field cron at UTC+8', () => {
  test.each([
    ['0 * * * * * *', '2026-11-22T05:00:30Z', '2026-11-22T05:01:00.000Z'],
    ['0 */5 * * * * *', '2026-11-22T05:01:00Z', '2026-11-22T05:05:00.000Z'],
    ['0 0 18 * * FRI *', '2026-11-22T05:00:00Z', '2026-11-27T10:00:00.000Z'],
    ['0 0 18 * * 5 *', '2026-11-27T10:00:00Z', '2026-12-04T10:00:00.000Z'],
    ['0 0 20 * * THU *', '2026-11-22T05:00:00Z', '2026-11-26T12:00:00.000Z'],
    ['0 30 6 * * 0 *', '2026-11-23T00:00:00Z', '2026-11-28T22:30:00.000Z'],
    ['0 0 2 1 * * *', '2026-11-22T00:00:00Z', '2026-11-30T18:00:00.000Z'],
    ['0 0 0 29 2 * *', '2026-11-22T00:00:00Z', '2028-02-28T16:00:00.000Z'],
    ['15,45 0 0 1 JAN * 2027-2028', '2026-11-22T00:00:00Z', '2026-12-31T16:00:15.000Z'],
    ['0 0 9-17/4 * * MON-FRI *', '2026-11-20T10:00:00Z', '2026-11-23T01:00:00.000Z'],
    ['0 0 0 1 1 * 2020', '2026-11-22T00:00:00Z', undefined],
    ['0 0 8 13 * FRI *', '2026-11-22T00:00:00Z', '2026-11-27T00:00:00.000Z'],
  ])('%s after %s is %s', (line, after, due) => {
    expect(iso(nextAfter(parseCron(line), at(after)))).toBe(due)
  })

  test.each([
    ['0 0 18 * * FRI *', '2026-11-22T05:00:00Z', '2026-12-12T00:00:00Z', '2026-12-11T10:00:00.000Z'],
    ['0 0 18 * * FRI *', '2026-11-22T05:00:00Z', '2026-11-27T10:00:00Z', '2026-11-27T10:00:00.000Z'],
    ['0 0 18 * * FRI *', '2026-11-27T10:00:00Z', '2026-11-27T11:00:00Z', undefined],
    ['0 * * * * * *', '2026-11-22T05:00:01Z', '2026-11-22T05:00:59Z', undefined],
    ['0 30 7 * * * *', '2026-11-22T05:00:00Z', '2026-11-22T23:35:00Z', '2026-11-22T23:30:00.000Z'],
  ])('%s last fires in (%s, %s] at %s', (line, after, until, due) => {
    expect(iso(lastWithin(parseCron(line), at(after), at(until)))).toBe(due)
  })

  test.each([
    ['* * * * *', '7 fields'],
    ['60 * * * * * *', 'second'],
    ['0 0 24 * * * *', 'hour'],
    ['0 0 0 * * 7 *', 'weekday'],
    ['0 0 0 * FOO * *', 'month'],
    ['0 9-5 0 * * * *', 'backwards'],
    ['0 */0 0 * * * *', 'step'],
  ])('refuses %s', (line, part) => {
    expect(() => parseCron(line)).toThrow(part)
  })
})
