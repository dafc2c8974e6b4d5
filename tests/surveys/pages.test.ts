/** @jest-environment jsdom */
import { textOf, type Mounted } from '../miniprogram/mount'
import { no } from '../miniprogram/start/phone'
import { pick, saved, SurveyPhone } from './phone'
import { left, moveForm } from './replies'

const survey = new SurveyPhone()
const { open, call, sent } = survey

describe('a child leaves', () => {
  test('the form says what comes with it, asks where to, and can be taken back', async () => {
    const page = await open('teacher/survey/leave', { id: '3' })
    for (const words of ['已经约好的2次通话会取消', '帮扶结对到这一天结束', '今天'])
      expect(textOf(page)).toContain(words)
    await call(page, 'save')
    expect(textOf(page)).toContain('请选一下孩子去了哪里')
    await call(page, 'choose', pick('otherSchool'))
    await call(page, 'type', pick(' 石门小学 '))
    await call(page, 'day', pick('2026-11-20'))
    await call(page, 'save')
    expect(sent('moves.leave')).toEqual([{ childId: 3, on: '2026-11-20', where: 'otherSchool', school: '石门小学' }])
    expect(survey.phone.opened).toEqual(['back'])
    const word = saved().takeWord()!.saved
    expect(word.at).toEqual({ eventId: 70 })
    expect(await saved().takeBack(word)).toBe('已撤销')
    expect(sent('moves.undo')).toEqual([{ eventId: 70 }])
  })

  test('a date that the school does not take is said at the field', async () => {
    const page = await open('teacher/survey/leave', { id: '3' })
    await call(page, 'choose', pick('other'))
    survey.phone.answer = () => ({
      ok: false,
      error: { code: 'DATE_TOO_EARLY', ref: 'ab12', fields: { on: 'beforeLast' } },
    })
    await call(page, 'save')
    expect(textOf(page)).toContain('早于上一次变动的日期')
    await call(page, 'day', pick('2026-11-21'))
    expect(textOf(page)).not.toContain('早于上一次变动的日期')
  })

  test('who has left already is not asked about again', async () => {
    survey.replies['moves.form'] = moveForm({ leftOn: '2026-11-03' })
    const page = await open('teacher/survey/leave', { id: '3' })
    expect(textOf(page)).toContain('已经登记离校了')
    expect(page.querySelector('.action-bar')).toBeUndefined()
  })
})

test('another class: never the own one', async () => {
  const page = await open('teacher/survey/move', { id: '3' })
  expect((page.instance.data.view as { classes: object[] }).classes).toEqual([{ key: 2, label: '一年级2班' }])
  await call(page, 'save')
  expect(textOf(page)).toContain('请选一下换到了哪个班')
  await call(page, 'choose', pick(2))
  await call(page, 'save')
  expect(sent('moves.class')).toEqual([{ childId: 3, classId: 2, on: '2026-11-21' }])
  expect(survey.phone.opened).toEqual(['back'])
})

describe('a new child', () => {
  async function filled(): Promise<Mounted> {
    const page = await open('teacher/survey/add', { class: '1' })
    for (const [field, value] of Object.entries({
      name: '新来的',
      sex: 'male',
      birthDate: '2017-03-04',
      parentalAbsence: 'one',
    }))
      await call(page, 'put', pick(value, field))
    return page
  }

  test('says what is lacking at the field, then saves', async () => {
    const page = await open('teacher/survey/add', { class: '1' })
    await call(page, 'save')
    for (const words of ['请写孩子的姓名', '请选出生日期']) expect(textOf(page)).toContain(words)
    expect(sent('children.add')).toEqual([])
    page.detach()
    await call(await filled(), 'save')
    expect(sent('children.add')).toMatchObject([{ classId: 1, name: '新来的', sex: 'male', parentalAbsence: 'one' }])
    expect(survey.phone.opened).toEqual(['back'])
  })

  test('who left earlier is offered back', async () => {
    const page = await filled()
    const answer = survey.phone.answer
    survey.phone.answer = () => no('CHILD_LEFT_BEFORE')
    await call(page, 'save')
    expect(textOf(page)).toContain('是同一个孩子，办返校')
    survey.phone.answer = answer
    await call(page, 'comeBack')
    expect(sent('moves.return')).toEqual([{ name: '新来的', birthDate: '2017-03-04', classId: 1, on: '2026-11-21' }])
    expect(survey.phone.opened).toEqual(['back'])
  })

  test('a field that the school refuses is marked', async () => {
    const page = await filled()
    survey.phone.answer = () => ({
      ok: false,
      error: { code: 'INVALID_INPUT', ref: 'ab12', fields: { birthDate: 'ageImplausible' } },
    })
    await call(page, 'save')
    expect(textOf(page)).toContain('不像在校学生')
  })
})

describe('the head', () => {
  test('sees classes and who waits, the rate, both terms; reminds the teachers', async () => {
    const page = await open('head/survey')
    expect(survey.phone.actions).toEqual(['surveys.school'])
    for (const words of ['3/5', '还有2个孩子没确认', '一年级2班', '建档率80.00%', '身份证号1份', '本学期', '对得上'])
      expect(textOf(page)).toContain(words)
    expect(textOf(page)).not.toContain('欧阳小雨')
    await call(page, 'unfold', { currentTarget: { dataset: { id: 2 } } })
    expect(textOf(page)).toContain('欧阳小雨')
    await call(page, 'remind')
    expect(survey.phone.toasts[0]).toContain('一年级2班')
    await call(page, 'walk', { currentTarget: { dataset: { id: 2 } } })
    await call(page, 'toLeft')
    expect(survey.phone.opened).toEqual(['/pages/teacher/survey/index?class=2', '/pages/head/survey/left/index'])
  })

  test('brings back who has left', async () => {
    const page = await open('head/survey/left')
    expect(textOf(page)).toContain('转到别的学校：石门小学')
    await call(page, 'openHeld', { currentTarget: { dataset: { id: 3 } } })
    expect(survey.phone.opened).toEqual(['/pages/rights/held/index?childId=3'])
    await call(page, 'ask', { currentTarget: { dataset: { place: 0 } } })
    await call(page, 'choose', pick(2))
    await call(page, 'comeBack')
    expect(sent('moves.return')).toEqual([{ childId: 3, classId: 2, on: '2026-11-21' }])
  })

  test('nobody has left yet', async () => {
    survey.replies['moves.left'] = left({ total: 0, children: [] })
    expect(textOf(await open('head/survey/left'))).toContain('还没有离校的孩子')
  })
})
