/** @jest-environment jsdom */
import { settled, textOf } from '../miniprogram/mount'
import { no } from '../miniprogram/start/phone'
import { lost, SurveyPhone } from './phone'
import { walk } from './replies'

const survey = new SurveyPhone()
const { open, call, sent } = survey

describe('the walk', () => {
  test('one child after the other with one tap each; the end says so', async () => {
    const page = await open('teacher/survey', { class: '1' })
    expect(survey.phone.actions).toEqual(['surveys.class'])
    for (const words of ['孩子1', '已确认1/3', '双方外出', '祖辈照料', '妈妈199****0001', '第1个'])
      expect(textOf(page)).toContain(words)
    await call(page, 'unchanged')
    expect(textOf(page)).toContain('孩子1：没有变化')
    expect(textOf(page)).toContain('孩子2')
    await call(page, 'unchanged')
    expect(sent('surveys.answer')).toEqual([1, 2].map((childId) => ({ answers: [{ childId, answer: 'unchanged' }] })))
    expect(textOf(page)).toContain('一年级1班都确认了')
    expect(textOf(page)).toContain('回班级')
  })

  test('an answer is taken back, and the child is there again', async () => {
    const page = await open('teacher/survey')
    await call(page, 'unchanged')
    await call(page, 'undo')
    expect(sent('surveys.retract')).toEqual([{ childIds: [1] }])
    expect(textOf(page)).toContain('第1个')
    expect(textOf(page)).toContain('已确认1/3')
  })

  test('to and fro by button and by finger', async () => {
    const page = await open('teacher/survey')
    await call(page, 'after')
    expect(textOf(page)).toContain('第2个')
    const finger = (x: number) => ({ changedTouches: [{ clientX: x, clientY: 0 }] })
    await call(page, 'touchStart', finger(50))
    await call(page, 'touchEnd', finger(250))
    expect(textOf(page)).toContain('第1个')
    await call(page, 'before')
    expect(textOf(page)).toContain('第1个')
  })

  test('the list, and everybody else at once', async () => {
    const page = await open('teacher/survey', { mode: 'list' })
    expect(textOf(page)).toContain('其余2个都没有变化')
    expect(textOf(page)).toContain('✓没有变化')
    await call(page, 'restUnchanged')
    expect(sent('surveys.answer')).toEqual([{ answers: [1, 2].map((childId) => ({ childId, answer: 'unchanged' })) }])
    expect(textOf(page)).toContain('已确认3/3')
    expect(textOf(page)).not.toContain('其余')
    await call(page, 'undo')
    expect(sent('surveys.retract')).toEqual([{ childIds: [1, 2] }])
    expect(textOf(page)).toContain('其余2个都没有变化')
  })

  test.each([
    ['care', '/pages/record/care/index?id=1', 1],
    ['away', '/pages/record/correct/index?id=1', 1],
    ['other', '/pages/record/file/index?id=1', 1],
    ['class', '/pages/teacher/survey/move/index?id=1', 0],
  ])('something has changed: %s leads to its form', async (key, url, answered) => {
    const page = await open('teacher/survey')
    await call(page, 'openSheet')
    await call(page, 'changed', { detail: { key } })
    expect(survey.phone.opened).toEqual([url])
    expect(sent('surveys.answer')).toHaveLength(answered)
    if (answered) expect(sent('surveys.answer')[0]).toEqual({ answers: [{ childId: 1, answer: 'changed' }] })
  })

  test('without network an answer waits on the phone, still counts, and can be taken back there', async () => {
    const page = await open('teacher/survey')
    survey.phone.answer = lost
    await call(page, 'unchanged')
    await settled(30)
    expect(survey.phone.stored.get('outbox')).toMatchObject([
      { action: 'surveys.answer', label: '孩子1：没有变化（摸底）' },
    ])
    await call(page, 'refresh')
    expect(textOf(page)).toContain('已确认2/3')
    await call(page, 'undo')
    expect(survey.phone.stored.get('outbox')).toEqual([])
    expect(textOf(page)).toContain('已确认1/3')
  })

  test('what the school refuses is shown, and the child waits again', async () => {
    const page = await open('teacher/survey')
    survey.phone.answer = () => no('NOT_FOUND')
    await call(page, 'unchanged')
    await settled(20)
    expect(survey.phone.toasts[0]).toContain('没有找到')
    expect(textOf(page)).toContain('已确认1/3')
  })

  test('who has no class is told so', async () => {
    survey.replies['surveys.class'] = walk([], { classes: [], classId: null })
    expect(textOf(await open('teacher/survey'))).toContain('您还没有带班')
  })
})
