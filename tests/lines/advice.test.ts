import fc from 'fast-check'
import { adviceOn, type Advice, type Counted } from '../../domain/lines/advice'

const shorter = (...counts: Array<[number, number]>) => counts.map(([minutes, slots]) => ({ minutes, slots }))

test.each<[string, Counted, Advice]>([
  [
    'the township school of the field notes: 60 slots of 15 minutes for 113 children; 90 of 10 would not do either',
    { slots: 60, need: 113, slotMinutes: 15, shorter: shorter([20, 60], [15, 60], [10, 90]) },
    { lacking: 53, moreMinutes: 795, shorter: { minutes: 10, slots: 90 } },
  ],
  [
    'with the weekend: 84 for 113, open 29 more, or 126 of 10 minutes',
    { slots: 84, need: 113, slotMinutes: 15, shorter: shorter([20, 84], [15, 84], [10, 126]) },
    { lacking: 29, moreMinutes: 435, shorter: { minutes: 10, slots: 126 } },
  ],
  [
    'the longest length that does',
    { slots: 40, need: 60, slotMinutes: 30, shorter: shorter([20, 60], [15, 80], [10, 120]) },
    { lacking: 20, moreMinutes: 600, shorter: { minutes: 20, slots: 60 } },
  ],
  [
    'as short as can be already',
    { slots: 90, need: 113, slotMinutes: 10, shorter: shorter([20, 90], [15, 90], [10, 90]) },
    { lacking: 23, moreMinutes: 230, shorter: null },
  ],
  [
    'enough',
    { slots: 113, need: 113, slotMinutes: 15, shorter: shorter([10, 170]) },
    { lacking: 0, moreMinutes: 0, shorter: null },
  ],
  [
    'no line at all',
    { slots: 0, need: 20, slotMinutes: 10, shorter: shorter([20, 0], [15, 0], [10, 0]) },
    { lacking: 20, moreMinutes: 200, shorter: null },
  ],
  ['nobody', { slots: 0, need: 0, slotMinutes: 10, shorter: [] }, { lacking: 0, moreMinutes: 0, shorter: null }],
])('%s', (_what, counted, advice) => {
  expect(adviceOn(counted)).toEqual(advice)
})

test('a length is named only if it gives more, and one that does is never passed over for one that does not', () => {
  const counts = fc.record({
    slots: fc.nat(200),
    need: fc.nat(200),
    slotMinutes: fc.constantFrom(10, 15, 20, 30),
    shorter: fc.uniqueArray(fc.record({ minutes: fc.constantFrom(10, 15, 20), slots: fc.nat(300) }), {
      selector: (one) => one.minutes,
    }),
  })
  fc.assert(
    fc.property(counts, (counted) => {
      const { lacking, shorter } = adviceOn(counted)
      expect(lacking).toBe(Math.max(0, counted.need - counted.slots))
      if (shorter) expect(shorter.slots).toBeGreaterThan(counted.slots)
      const suffices = counted.shorter.some((one) => one.slots >= counted.need)
      if (lacking > 0 && suffices) expect(shorter!.slots).toBeGreaterThanOrEqual(counted.need)
    }),
  )
})
