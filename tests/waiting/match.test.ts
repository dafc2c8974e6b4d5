import fc from 'fast-check'
import { cellsOf } from '../../contract/availability-cells'
import type { AvailabilityPattern } from '../../contract/availability-cells'
import { addDays, instantAt } from '../../contract/week'
import type { Reach } from '../../domain/availability/reach'
import { keyOf, matchOffers, mayOffer } from '../../domain/waiting/match'
import type { FreeSlot, Waiter } from '../../domain/waiting/match'

const MONDAY = '2026-11-23'
const slot = (day: number, minute: number, lineId = 1): FreeSlot => ({
  lineId,
  startsAt: instantAt(addDays(MONDAY, day), minute),
})
const SUNDAY_EVENING = slot(6, 18 * 60)
const SUNDAY_LATER = slot(6, 18 * 60 + 10)
const MONDAY_NOON = slot(0, 12 * 60)
const MONDAY_FOUR = slot(0, 16 * 60)

const can = (pattern: AvailabilityPattern): Reach => ({
  availability: { pattern, anchor: MONDAY, cells: cellsOf(pattern), restDays: [] },
  answers: null,
})
let number = 0
const waiter = (...reaches: (Reach | null)[]): Waiter => {
  number += 1
  return { childId: number, partyId: number, reaches, offered: [] }
}
const given = (waiters: Waiter[], slots: FreeSlot[]) =>
  matchOffers(waiters, slots).map(({ waiter: { childId }, slot: { startsAt } }) => [childId, startsAt])

test('one freed slot goes to the first who can use it', () => {
  const [busy, free, later] = [waiter(can('sundayEvening')), waiter(null), waiter(null)]
  expect(given([busy, free, later], [MONDAY_NOON])).toEqual([[free.childId, MONDAY_NOON.startsAt]])
})

test('a slot is offered where one of the relatives may be reachable, and nowhere where all are busy', () => {
  expect(mayOffer(waiter(can('sundayEvening'), can('white')), MONDAY_NOON)).toBe(true)
  expect(mayOffer(waiter(can('sundayEvening'), can('night')), MONDAY_NOON)).toBe(false)
  expect(mayOffer(waiter(), MONDAY_NOON)).toBe(true)
})

test('the same slot is not offered to the same family twice', () => {
  const once = { ...waiter(null), offered: [keyOf(MONDAY_NOON)] }
  const next = waiter(null)
  expect(given([once, next], [MONDAY_NOON])).toEqual([[next.childId, MONDAY_NOON.startsAt]])
  expect(given([once], [MONDAY_NOON])).toEqual([])
})

test('who can use other slots makes room for who cannot, and keeps the time that suits best otherwise', () => {
  const [flexible, onlySunday] = [waiter(can('white')), waiter(can('sundayEvening'))]
  expect(given([flexible, onlySunday], [SUNDAY_EVENING, MONDAY_NOON])).toEqual([
    [flexible.childId, MONDAY_NOON.startsAt],
    [onlySunday.childId, SUNDAY_EVENING.startsAt],
  ])
  const usually: Reach = { availability: null, answers: [{ kind: 'rest', part: 6, reached: 4, missed: 0 }] }
  expect(given([waiter(usually)], [MONDAY_FOUR, SUNDAY_EVENING, SUNDAY_LATER]).map(([, at]) => at)).toEqual([
    SUNDAY_EVENING.startsAt,
  ])
})

const patterns = fc.constantFrom<AvailabilityPattern>('white', 'night', 'twoShift', 'sundayEvening')
const anyWaiters = fc
  .array(
    fc.record({
      reaches: fc.array(fc.option(patterns.map(can)), { maxLength: 2 }),
      before: fc.array(fc.nat(11), { maxLength: 4 }),
    }),
    { maxLength: 9 },
  )
  .map((rows) => rows.map((row, index) => ({ ...row, childId: index + 1, partyId: index + 1 })))
const anySlots = fc
  .uniqueArray(
    fc.record({ day: fc.nat(6), hour: fc.integer({ min: 6, max: 21 }), lineId: fc.integer({ min: 1, max: 2 }) }),
    {
      maxLength: 12,
      selector: ({ day, hour, lineId }) => `${day} ${hour} ${lineId}`,
    },
  )
  .map((rows) => rows.map(({ day, hour, lineId }) => slot(day, hour * 60, lineId)))

test('no slot twice, no family twice, nobody overtaken: whoever goes without could use none of the slots given to those behind', () => {
  fc.assert(
    fc.property(anyWaiters, anySlots, (rows, slots) => {
      const waiters: Waiter[] = rows.map(({ before, ...row }) => ({
        ...row,
        offered: before.flatMap((index) => (slots[index] ? [keyOf(slots[index])] : [])),
      }))
      const matched = matchOffers(waiters, slots)
      expect(new Set(matched.map((one) => keyOf(one.slot))).size).toBe(matched.length)
      expect(new Set(matched.map((one) => one.waiter.partyId)).size).toBe(matched.length)
      for (const { waiter: served, slot: got } of matched) expect(mayOffer(served, got)).toBe(true)
      for (const without of waiters.filter((one) => !matched.some((m) => m.waiter === one))) {
        for (const { waiter: served, slot: got } of matched) {
          if (waiters.indexOf(served) > waiters.indexOf(without)) expect(mayOffer(without, got)).toBe(false)
        }
        const idle = slots.filter((one) => !matched.some((m) => m.slot === one))
        expect(idle.filter((one) => mayOffer(without, one))).toEqual([])
      }
    }),
    { numRuns: 500 },
  )
})
