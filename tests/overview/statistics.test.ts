import fc from 'fast-check'
import { rosterStatistics } from '../../domain/roster/reading'
import type { RosterChild } from '../../domain/roster/reading'
import { schoolCounts } from '../../domain/statistics/school'
import type { AlikeChildren } from '../../domain/statistics/school'

const alike: fc.Arbitrary<AlikeChildren> = fc.record({
  sex: fc.constantFrom('male', 'female'),
  accommodation: fc.constantFrom('day', 'boarding'),
  leftBehindStatus: fc.constantFrom('none', 'oneParent', 'bothParents'),
  parentalAbsence: fc.constantFrom('none', 'one', 'both'),
  specialStatus: fc.subarray(['orphan', 'singleParent', 'deFactoOrphan', 'disability', 'poverty']),
  care: fc.constantFrom('parent', 'kinshipGrandparent', 'kinshipOther', 'unrelatedAdult', 'livingAlone', 'none'),
  count: fc.integer({ min: 1, max: 30 }),
})

const leftBehind = (groups: AlikeChildren[]) =>
  groups.filter((one) => one.leftBehindStatus !== 'none').reduce((sum, one) => sum + one.count, 0)

test('whatever the children are like, each left-behind child is in one part of every table', () => {
  fc.assert(
    fc.property(fc.array(alike, { maxLength: 20 }), (groups) => {
      const counts = schoolCounts(groups, leftBehind(groups))
      for (const table of Object.values(counts)) {
        expect(table.difference).toBe(0)
        expect(table.parts.reduce((sum, part) => sum + part.count, 0)).toBe(leftBehind(groups))
      }
    }),
  )
})

test('the school’s tables and the roster’s are one rule', () => {
  fc.assert(
    fc.property(fc.array(alike, { maxLength: 20 }), (groups) => {
      const children = groups.flatMap(({ care, count, ...facts }) =>
        Array.from({ length: count }, () => ({ ...facts, care: { kind: care } }) as RosterChild),
      )
      const bare = (parts: { key: string; count: number }[]) => parts.map(({ key, count }) => [key, count])
      expect(bare(schoolCounts(groups, leftBehind(groups)).care.parts)).toEqual(
        bare(rosterStatistics(children, []).care.parts),
      )
    }),
  )
})

test('where the parts do not make the total, the difference says so', () => {
  const group: AlikeChildren = {
    sex: 'male',
    accommodation: 'day',
    leftBehindStatus: 'bothParents',
    parentalAbsence: 'both',
    specialStatus: [],
    care: 'parent',
    count: 3,
  }
  expect(schoolCounts([group], 5).sex).toMatchObject({ total: 5, difference: 2 })
})
