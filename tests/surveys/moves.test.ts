import { sendMessages } from '../../domain/clock/send-messages'
import { no, Surveyed, TODAY } from './world'

const survey = new Surveyed()
const { as, answers, asOf, newChild } = survey

const move = (on: string, classId = survey.ids.otherClass) =>
  as('teacher').call('moves.class', { childId: survey.ids.child, classId, on })
const leave = (on = TODAY, childId = survey.ids.child) =>
  as('teacher').call('moves.leave', { childId, on, where: 'otherSchool', school: '石门小学' })

test.each([
  ['2026-11-25', 'ok', undefined],
  ['2026-09-01', 'ok', undefined],
  ['2026-11-26', 'INVALID_INPUT', { on: 'inFuture' }],
  ['2026-08-31', 'DATE_TOO_EARLY', { on: 'beforeEnrolment' }],
])('a move of %s: %s', async (on, outcome, fields) => {
  for (const reply of [await move(on), await as('head').call('moves.leave', leaving(on))]) {
    expect(reply.ok ? 'ok' : reply.error.code).toBe(outcome)
    if (!reply.ok) expect(reply.error.fields).toEqual(fields)
  }
})
const leaving = (on: string) => ({ childId: survey.ids.sibling, on, where: 'other' as const })

test('a move cannot be dated before the last one', async () => {
  const { ids } = survey
  expect(await move('2026-10-10')).toMatchObject({ ok: true })
  const back = (on: string) => as('head').call('moves.class', { childId: ids.child, classId: ids.ownClass, on })
  expect(await back('2026-10-09')).toMatchObject(no('DATE_TOO_EARLY', { on: 'beforeLast' }))
  expect(await back('2026-10-20')).toMatchObject({ ok: true })
  expect(await asOf(ids.child, '2026-10-09')).toEqual({ classId: ids.ownClass, leftOn: null })
  expect(await asOf(ids.child, '2026-10-10')).toEqual({ classId: ids.otherClass, leftOn: null })
  expect(await asOf(ids.child, TODAY)).toEqual({ classId: ids.ownClass, leftOn: null })
})

test('another class: the child is that teacher’s from now on, the survey says changed, and a past day shows the old class', async () => {
  const { ids } = survey
  expect(await move('2026-11-10')).toMatchObject({ ok: true, data: { undoUntil: '2026-11-25T07:10:00.000Z' } })
  expect(await answers()).toEqual({ [ids.child]: { answer: 'changed', by: ids.people.teacher } })
  expect(await as('teacher').call('children.open', { childId: ids.child })).toMatchObject(no('NOT_FOUND'))
  expect(await as('otherTeacher').ask('children.open', { childId: ids.child })).toMatchObject({
    className: '四年级1班',
  })
  expect(await as('head').ask('records.open', { childId: ids.child, on: '2026-11-09' })).toMatchObject({
    className: '三年级1班',
  })
})

test('to the class where the child is already, or to one that is not there', async () => {
  expect(await move(TODAY, survey.ids.ownClass)).toMatchObject(no('INVALID_INPUT', { classId: 'notAllowed' }))
  expect(await move(TODAY, survey.ids.farClass)).toMatchObject(no('NOT_FOUND'))
  expect(await answers()).toEqual({})
  expect(await survey.world.sql(`select from record_event`)).toEqual([])
})

test('a paired teacher, the desk and a stranger move nobody', async () => {
  const { ids, world } = survey
  await world.sql(`insert into pairing (school_id, child_id, person_id, from_on) values ($1, $2, $3, '2026-09-01')`, [
    ids.school,
    ids.child,
    ids.people.otherTeacher,
  ])
  const input = { childId: ids.child, classId: ids.otherClass, on: TODAY }
  expect(await as('otherTeacher').call('moves.class', input)).toMatchObject(no('FORBIDDEN'))
  expect(await as('otherTeacher').call('moves.form', { childId: ids.child })).toMatchObject(no('FORBIDDEN'))
  expect(await as('desk').call('moves.class', input)).toMatchObject(no('FORBIDDEN'))
  expect(await as('farHead').call('moves.class', input)).toMatchObject(no('NOT_FOUND'))
})

describe('a child who leaves', () => {
  const book = (startsAt: string) =>
    as('father').ask('bookings.book', { childId: survey.ids.child, lineId: survey.ids.line, startsAt, together: false })

  test('gives booked calls back, ends the pairing, is nobody’s but the head’s', async () => {
    const { ids, world } = survey
    await world.sql(`insert into pairing (school_id, child_id, person_id, from_on) values ($1, $2, $3, '2026-09-01')`, [
      ids.school,
      ids.child,
      ids.people.otherTeacher,
    ])
    await book('2026-11-28T08:00:00.000Z')
    await book('2026-12-02T08:00:00.000Z')
    expect(await as('teacher').ask('moves.form', { childId: ids.child })).toMatchObject({
      name: '甲一',
      className: '三年级1班',
      bookings: 2,
      paired: true,
      earliest: '2026-09-01',
      leftOn: null,
    })
    expect(await leave()).toMatchObject({ ok: true, data: { bookingsCancelled: 2, told: 0 } })
    expect(await world.sql(`select state from booking`)).toEqual([{ state: 'cancelled' }, { state: 'cancelled' }])
    expect(await world.sql(`select to_on::text from pairing`)).toEqual([{ to_on: TODAY }])
    for (const who of ['teacher', 'otherTeacher'] as const)
      expect(await as(who).call('children.open', { childId: ids.child })).toMatchObject(no('NOT_FOUND'))
    expect(await as('head').ask('moves.left', {})).toMatchObject({
      total: 1,
      children: [{ name: '甲一', className: '三年级1班', leftOn: TODAY, note: '转到别的学校：石门小学' }],
    })
    expect(await answers()).toMatchObject({ [ids.child]: { answer: 'left' } })
    expect(await as('head').ask('surveys.school', {})).toMatchObject({ left: 1, answers: { total: 3 } })
    expect(await as('head').call('moves.leave', { childId: ids.child, on: TODAY, where: 'other' })).toMatchObject(
      no('RECORD_CHANGED'),
    )
  })

  test('whoever was to be called is told, once the leaving can no longer be taken back', async () => {
    const { ids, world } = survey
    await as('father').ask('consents.set', { childId: ids.child, purpose: 'messages', given: true })
    await as('father').ask('messages.credit', { choices: [{ template: 'callBooked', choice: 'accept' }] })
    await book('2026-11-28T08:00:00.000Z')
    await world.sql(`delete from message`)
    expect(await leave()).toMatchObject({ data: { bookingsCancelled: 1, told: 1 } })
    const clock = { database: world.database, ports: world.outside.ports }
    expect(await sendMessages(clock)).toMatchObject({ sent: 0 })
    world.outside.now = new Date('2026-11-25T07:10:30Z')
    expect(await sendMessages(clock)).toMatchObject({ sent: 1, failed: 0 })
    expect(world.outside.sent).toMatchObject([
      { openid: 'o_father', template: 'callBooked', data: { child: '甲一', remark: '孩子已转出本校，这次通话取消了' } },
    ])
  })

  test('nobody is told who does not want messages', async () => {
    await book('2026-11-28T08:00:00.000Z')
    expect(await leave()).toMatchObject({ data: { bookingsCancelled: 1, told: 0 } })
    expect(await survey.world.sql(`select from message`)).toEqual([])
  })
})

describe('a child who comes back', () => {
  const named = (change: object = {}) => ({
    name: '甲一',
    birthDate: '2017-05-01',
    classId: survey.ids.otherClass,
    on: TODAY,
    ...change,
  })

  test('is offered where somebody puts the same child on file again, and finds the record as it was', async () => {
    const { ids } = survey
    expect(await leave('2026-10-01')).toMatchObject({ ok: true })
    const again = newChild({ classId: ids.otherClass, name: '甲一', birthDate: '2017-05-01' })
    expect(await as('otherTeacher').call('children.add', again)).toMatchObject(no('CHILD_LEFT_BEFORE'))
    expect(await as('otherTeacher').call('moves.return', named({ on: '2026-09-30' }))).toMatchObject(
      no('DATE_TOO_EARLY', { on: 'beforeLast' }),
    )
    expect(await as('otherTeacher').call('moves.return', named())).toMatchObject({
      ok: true,
      data: { childId: ids.child },
    })
    expect(await as('otherTeacher').ask('children.open', { childId: ids.child })).toMatchObject({
      className: '四年级1班',
      relatives: [{ name: '甲父' }, { name: '甲母' }, { name: '甲外婆' }],
    })
    expect(await answers()).toMatchObject({ [ids.child]: { answer: 'new', by: ids.people.otherTeacher } })
    expect(await asOf(ids.child, '2026-10-15')).toEqual({ classId: ids.ownClass, leftOn: '2026-10-01' })
    expect(await asOf(ids.child, '2026-09-15')).toEqual({ classId: ids.ownClass, leftOn: null })
  })

  test('a teacher needs the name and birth date, and a class of the own; a head just the record', async () => {
    const { ids } = survey
    await leave()
    const { ownClass, otherClass, child } = ids
    const by = (who: 'otherTeacher' | 'head', input: object) =>
      as(who).call('moves.return', { classId: otherClass, on: TODAY, ...input } as never)
    expect(await by('otherTeacher', { childId: child })).toMatchObject(no('NOT_FOUND'))
    expect(await by('otherTeacher', named({ birthDate: '2017-05-02' }))).toMatchObject(no('NOT_FOUND'))
    expect(await by('otherTeacher', named({ classId: ownClass }))).toMatchObject(no('NOT_FOUND'))
    expect(await by('otherTeacher', {})).toMatchObject(no('INVALID_INPUT', { childId: 'required' }))
    expect(await by('head', { childId: child })).toMatchObject({ ok: true })
    expect(await by('head', { childId: child })).toMatchObject(no('NOT_FOUND'))
  })

  test('two teachers who bring the same child back at once: one does', async () => {
    await leave()
    const replies = await Promise.all([
      as('teacher').call('moves.return', named({ classId: survey.ids.ownClass })),
      as('otherTeacher').call('moves.return', named()),
    ])
    expect(replies.map((reply) => (reply.ok ? 'ok' : reply.error.code)).toSorted()).toEqual(['NOT_FOUND', 'ok'])
  })
})
