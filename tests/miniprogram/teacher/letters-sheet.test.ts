/** @jest-environment jsdom */
import { mount, settled, tap, textOf } from '../mount'
import { call, LettersPhone } from './letters-phone'

const letters = new LettersPhone()

test('the sheet shows what the parents will see, and a phrase becomes the teacher’s sentence', async () => {
  const sheet = mount('pages/teacher/home/letters/sheet/index', { updateId: 1 })
  await settled(30)
  const told: unknown[] = []
  sheet.addEventListener('close', ({ detail }) => told.push(detail))
  expect(textOf(sheet)).toContain('看好了')
  await tap(sheet, '.phrase', 0)
  expect(textOf(sheet)).toContain('保存这句话')
  await (sheet.instance.save as () => Promise<void>)()
  expect(letters.phone.asked.slice(-1)[0]!.input).toEqual({ updateId: 1, teacherLine: '这周状态很稳，请放心。' })
  expect(told).toEqual([{ changed: true }])
})

test('nothing changed is nothing sent', async () => {
  const sheet = mount('pages/teacher/home/letters/sheet/index', { updateId: 1 })
  await settled(30)
  await (sheet.instance.save as () => Promise<void>)()
  expect(letters.phone.actions).toEqual(['updates.preview'])
})

test('what the class is asked is one line, written where it stands', async () => {
  const ask = mount('pages/teacher/home/letters/ask/index', {
    classId: 1,
    week: '2026-11-16',
    ask: '',
    mayAsk: true,
    out: 3,
  })
  const told: unknown[] = []
  ask.addEventListener('changed', ({ detail }) => told.push(detail))
  await tap(ask, '.line')
  expect(textOf(ask)).toContain('已经发布的3份会跟着改')
  await call(ask, 'type', { value: ' 带雨伞 ' })
  await call(ask, 'save')
  expect(letters.phone.asked.at(-1)!.input).toEqual({ classId: 1, week: '2026-11-16', ask: '带雨伞' })
  expect(told).toHaveLength(1)
  const another = mount('pages/teacher/home/letters/ask/index', {
    classId: 1,
    week: '2026-11-16',
    ask: '带伞',
    mayAsk: false,
  })
  await tap(another, '.line')
  expect(another.instance.data.writing).toBe(false)
})

test('the versions are asked for by who wants to see them', async () => {
  const list = mount('pages/teacher/home/letters/sheet/versions/index', { updateId: 1, version: 2 })
  expect(letters.phone.actions).toEqual([])
  await tap(list, '.link')
  await settled(20)
  expect(textOf(list)).toMatch(/第2版·林老师.*“改好了”谈心请家长配合：带雨伞第1版/)
})
