import { weekOf } from '../../contract/week'
import { isFree } from '../../contract/availability-cells'
import type { Availability } from '../../contract/availability-cells'
import { makeCounty } from '../../database/demo/county'

/** Midweek by day, at night, and the first minute of a week. */
const moments = ['2026-11-25T04:30:00Z', '2026-11-25T15:30:00Z', '2026-11-29T16:00:30Z']

describe.each(moments)('the family phone of the county at %s', (iso) => {
  const now = new Date(iso)
  const county = makeCounty(now)

  test('has nobody wait who has a call, and offers only what is free', () => {
    const week = weekOf(now)
    const served = new Set(
      county.booking.flatMap((row) =>
        row.week === week && ['booked', 'done'].includes(row.state) ? [row.childId] : [],
      ),
    )
    expect(county.waiting.filter((row) => served.has(row.childId) || row.week !== week)).toEqual([])
    const held = new Set(
      county.booking.flatMap((row) =>
        row.state === 'cancelled' ? [] : [`${row.lineId} ${row.startsAt.toISOString()}`],
      ),
    )
    expect(county.slotOffer.filter((row) => held.has(`${row.lineId} ${row.startsAt.toISOString()}`))).toEqual([])
    expect(county.slotClaim).toHaveLength(county.slotOffer.length)
  })

  test('has somebody at the desk each day of three weeks, on the staff of that school', () => {
    const staff = new Set(county.membership.map((row) => `${row.schoolId} ${row.personId}`))
    expect(county.duty).toHaveLength(2 * 21)
    expect(county.duty.filter((row) => !staff.has(`${row.schoolId} ${row.personId}`))).toEqual([])
    expect(county.handover.length).toBeGreaterThan(0)
    expect(county.dutySwap).toHaveLength(2)
  })

  test('has some six in ten of the parents who read along say when they are free, none of them at night', () => {
    const bound = county.relative.filter((row) => row.boundAt).length
    expect(county.availability.length / bound).toBeGreaterThan(0.45)
    expect(county.availability.length / bound).toBeLessThan(0.75)
    for (const row of county.availability) {
      expect(row.cells.every((cells) => /^[01]{56}$/.test(cells))).toBe(true)
      expect(isFree(row as Availability, '2026-11-25T19:00:00Z')).toBe(false)
    }
  })

  test('offers a slot by day alone', () => {
    const isNight = iso !== moments[0]
    if (isNight) expect(county.slotOffer).toEqual([])
    else expect(county.slotOffer.length).toBeGreaterThan(0)
  })
})
