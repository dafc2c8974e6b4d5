import { CELLS_A_WEEK, cellsOf } from '../../contract/availability-cells'
import {
  cellsOfDay,
  cellsOfPart,
  draftOf,
  freeText,
  gridOf,
  shiftNow,
  toView,
  turnedAll,
  withPattern,
  withShift,
} from '../../miniprogram/pages/parent/availability/view'

const week = '2026-11-23'
const relative = {
  relativeId: 7,
  name: '甲母',
  relation: 'mother' as const,
  availability: null,
  learned: [
    { kind: 'rest' as const, part: 6 },
    { kind: 'work' as const, part: 3 },
  ],
  reachable: '晚上八点以后',
  can: { save: true },
}

test('a parent reads of oneself, the school of the relatives on a card', () => {
  const [me] = toView({ week, relatives: [relative] }).people
  expect(me).toMatchObject({ label: '我', learned: '以前的通话里，您常在周末 18–20 点、平时 12–14 点接到。' })
  const card = toView({ week, childId: 3, name: '甲一', relatives: [{ ...relative, learned: [] }] })
  expect(card).toMatchObject({ child: '甲一', people: [{ label: '妈妈', learned: '' }] })
})

test('a pattern stands there at once; this week may be either shift', () => {
  const none = draftOf(null, week)
  expect(none.pattern).toBe('')
  const two = withPattern(none, 'twoShift', week)
  expect(two.cells).toEqual(cellsOf('twoShift'))
  expect(shiftNow(two, week)).toBe(0)
  expect(shiftNow(withShift(two, 1, week), week)).toBe(1)
  expect(withPattern({ ...two, restDays: [4] }, 'white', week).restDays).toEqual([])
})

test('the grid has a row a part of the day and a column a day, each cell with its own words', () => {
  const rows = gridOf(cellsOf('sundayEvening')[0]!)
  expect(rows).toHaveLength(8)
  expect(rows[6]!.cells.map(({ free }) => free)).toEqual([false, false, false, false, false, false, true])
  expect(rows[6]!.cells[6]!.label).toBe('周日 18–20点，方便')
  expect(new Set(rows.flatMap(({ cells }) => cells.map(({ index }) => index))).size).toBe(CELLS_A_WEEK)
})

test('a whole day or hour turns at once, and back', () => {
  const empty = '0'.repeat(CELLS_A_WEEK)
  const monday = turnedAll(empty, cellsOfDay(0))
  expect(monday).toBe('1'.repeat(8) + '0'.repeat(48))
  expect(turnedAll(monday, cellsOfDay(0))).toBe(empty)
  expect([...turnedAll(monday, cellsOfPart(2))].filter((letter) => letter === '1')).toHaveLength(14)
})

test('an empty week is said before it is saved', () => {
  const own = withPattern(draftOf(null, week), 'own', week)
  expect(freeText(own)).toContain('一格都没有选')
  expect(freeText({ ...own, restDays: [3] })).toBe('')
  expect(freeText(draftOf(null, week))).toBe('')
})
