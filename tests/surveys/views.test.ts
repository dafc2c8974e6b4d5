import { nextWaiting, progressOf, toView, withAnswers } from '../../miniprogram/pages/teacher/survey/view'
import { toView as headView } from '../../miniprogram/pages/head/survey/view'
import { toView as leftView } from '../../miniprogram/pages/head/survey/left/view'
import { blank, inputOf, lacking, type Entry } from '../../miniprogram/pages/teacher/survey/add/entry'
import { isSwipe } from '../../miniprogram/pages/teacher/survey/swipe'
import { surveyStanding, surveyWaiting } from '../../miniprogram/pages/record/survey-progress'
import {
  absenceLetter,
  accommodationLetter,
  answerFrom,
  answerLetter,
  careLetter,
  factsFrom,
} from '../../contract/survey-letters'
import { left, onWalk, school, walk } from './replies'

const none = new Map()

test('every letter is read back as the fact that it stands for', () => {
  for (const [absence, a] of Object.entries(absenceLetter))
    for (const [care, c] of Object.entries(careLetter))
      for (const [accommodation, b] of Object.entries(accommodationLetter))
        expect(factsFrom(a + c + b)).toEqual({ absence, care, accommodation })
  for (const [answer, letter] of Object.entries(answerLetter)) expect(answerFrom(letter)).toBe(answer)
  expect(answerFrom('-')).toBeUndefined()
})

test('a child in words: four facts, the first contact, last term, what is missing', () => {
  const [row, bare] = toView(
    walk([
      onWalk(1, { special: ['singleParent', 'poverty'] }),
      onWalk(2, { kin: null, phone: '', answers: 'u-', gaps: 0 }),
    ]),
    none,
  ).rows
  expect(row).toMatchObject({
    facts: [
      { label: '父母', value: '双方外出' },
      { label: '照料', value: '祖辈照料' },
      { label: '住宿', value: '走读' },
      { label: '特殊情况', value: '单亲家庭、家庭困难' },
    ],
    first: '妈妈 199****0001',
    before: '上学期：没有变化',
    gaps: '档案还缺 2 项',
    answer: '',
  })
  expect(bare).toMatchObject({ first: '', before: '上学期没有记录', gaps: '档案齐全', answerText: '没有变化' })
})

test('an answer that waits on the phone counts, and a class that waits is the next one', () => {
  const reply = walk([onWalk(1), onWalk(2)], {
    classes: [
      { classId: 1, name: '一年级1班', total: 2, waiting: 2 },
      { classId: 2, name: '一年级2班', total: 3, waiting: 0 },
      { classId: 3, name: '二年级1班', total: 3, waiting: 1 },
    ],
  })
  const view = toView(reply, new Map([[2, 'changed' as const]]))
  expect(view).toMatchObject({ nextClassId: 3, rows: [{ answer: '' }, { answer: 'changed', answerText: '有变化' }] })
  expect(progressOf(view.rows)).toEqual({ confirmed: 1, total: 2, waiting: 1, percent: 50 })
  expect(progressOf([])).toMatchObject({ total: 0, percent: 0 })
})

test.each([
  ['--u', 0, 0],
  ['u--', 0, 1],
  ['-u-', 1, 2],
  ['-uu', 1, 0],
  ['uuu', 0, -1],
])('%s from %d on: the next to ask for is %d', (answers, from, next) => {
  const rows = toView(walk(Array.from(answers, (letter, id) => onWalk(id, { answers: `${letter}-` }))), none).rows
  expect(nextWaiting(rows, from)).toBe(next)
  expect(nextWaiting(withAnswers(rows, [0, 1, 2], 'unchanged'), from)).toBe(-1)
})

test.each([
  [{ x: 200, y: 0 }, { x: 100, y: 20 }, 'left'],
  [{ x: 100, y: 0 }, { x: 200, y: 20 }, 'right'],
  [{ x: 100, y: 0 }, { x: 140, y: 0 }, undefined],
  [{ x: 100, y: 0 }, { x: 200, y: 120 }, undefined],
])('a finger from %j to %j: %s', (from, to, way) => {
  expect(isSwipe(from, to)).toBe(way)
  expect(isSwipe(undefined, to)).toBeUndefined()
})

test('the line of a home says how many wait, and to a head that it is done', () => {
  expect(surveyWaiting({ label: '2026年秋季学期', confirmed: 8, total: 20 })).toBe(
    '2026年秋季学期摸底：还有 12 个没确认',
  )
  expect(surveyWaiting({ label: '2026年秋季学期', confirmed: 20, total: 20 })).toBe('')
  expect(surveyStanding({ label: '2026年秋季学期', confirmed: 20, total: 20 })).toMatchObject({ done: true })
})

test('the head reads open classes first, both terms with their sums, the rate, and a reminder without a name of a child', () => {
  const view = headView(school())
  expect(view.classes.map(({ name, text, teachers }) => [name, text, teachers])).toEqual([
    ['一年级2班', '还有 2 个', '还没有班主任'],
    ['一年级1班', '都确认了', '林老师'],
  ])
  expect(view).toMatchObject({ headline: '还有 2 个孩子没确认', rate: '80.00%', left: 1 })
  expect(view.terms).toMatchObject({
    sum: { now: '5 人', before: '4 人' },
    total: { now: '5 人', before: '4 人' },
    difference: { now: '0 人', before: '0 人' },
    agrees: true,
  })
  expect(view.reminder).toContain('一年级2班（还没有班主任）：还有 2 个')
  expect(view.reminder).not.toMatch(/欧阳|李云|一年级1班/)
  const off = school({ answers: { parts: [], total: 5, difference: 5 } })
  expect(headView(off).terms.agrees).toBe(false)
})

test('who has left, and where to', () => {
  expect(leftView(left()).rows).toMatchObject([
    { was: '离校前在一年级1班', about: '2026年11月3日 · 转到别的学校：石门小学' },
  ])
  expect(leftView(left({ total: 51 })).nextPage).toBe(1)
})

describe('the form for a new child', () => {
  const filled: Entry = {
    ...blank(1, '2026-11-21'),
    name: ' 新来的 ',
    sex: 'male',
    birthDate: '2017-03-04',
    parentalAbsence: 'one',
  }

  test('says what is lacking before it asks the school', () => {
    expect(Object.keys(lacking(blank(1, '2026-11-21')))).toEqual(['name', 'sex', 'birthDate', 'parentalAbsence'])
    expect(lacking(filled)).toEqual({})
    expect(lacking({ ...filled, relative: { name: '谁', relation: '', phone: '', isCaregiver: false } })).toEqual({
      'relative.relation': '请选是孩子的什么人',
    })
    expect(lacking({ ...filled, relative: { name: '', relation: '', phone: '199', isCaregiver: false } })).toEqual({
      'relative.name': '请写这位家人的姓名',
    })
  })

  test('sends a contact only where there is one, and a number only where there is one', () => {
    expect(inputOf(filled)).toMatchObject({ name: '新来的', classId: 1, on: '2026-11-21', care: 'none' })
    expect(inputOf(filled)).not.toHaveProperty('relative')
    const relative = { name: '奶奶 ', relation: 'grandmotherPaternal' as const, phone: ' ', isCaregiver: true }
    expect(inputOf({ ...filled, relative }).relative).toEqual({
      name: '奶奶',
      relation: 'grandmotherPaternal',
      isCaregiver: true,
    })
  })
})
