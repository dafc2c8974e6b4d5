import { no, Surveyed, TODAY } from './world'

const survey = new Surveyed()
const { as, answers, newChild } = survey

const undo = (who: 'teacher' | 'otherTeacher' | 'head', eventId: number) => as(who).call('moves.undo', { eventId })
const leave = () => as('teacher').ask('moves.leave', { childId: survey.ids.child, on: TODAY, where: 'parents' })

/** All that a move may have touched, as it stands. */
async function standing(): Promise<unknown> {
  const { sql } = survey.world
  return {
    children: await sql(`select child_id, class_id, left_on from child order by child_id`),
    bookings: await sql(`select booking_id, state, cancelled_at from booking order by booking_id`),
    pairings: await sql(`select child_id, person_id, to_on from pairing`),
    cards: await sql(`select child_id, relative_id from child_relative order by 1, 2`),
    people: await sql(`select relative_id from relative order by 1`),
    care: await sql(`select child_id, kind, to_on from care_arrangement order by care_id`),
    events: await sql(`select event_id from record_event`),
    messages: await sql(`select message_id from message`),
    answers: await answers(),
  }
}

async function beforeLeaving(): Promise<void> {
  const { ids, world } = survey
  await world.sql(`insert into pairing (school_id, child_id, person_id, from_on) values ($1, $2, $3, '2026-09-01')`, [
    ids.school,
    ids.child,
    ids.people.otherTeacher,
  ])
  await as('father').ask('consents.set', { childId: ids.child, purpose: 'messages', given: true })
  for (const startsAt of ['2026-11-28T08:00:00.000Z', '2026-12-02T08:00:00.000Z'])
    await as('father').ask('bookings.book', { childId: ids.child, lineId: ids.line, startsAt, together: false })
  await as('father').ask('messages.credit', { choices: [{ template: 'callBooked', choice: 'accept' }] })
}

test('each move is taken back as if it had not been; the audit keeps both', async () => {
  const { ids } = survey
  await beforeLeaving()
  const before = await standing()
  const moves = [
    () => as('teacher').ask('moves.class', { childId: ids.child, classId: ids.otherClass, on: '2026-11-01' }),
    leave,
    () => as('teacher').ask('children.add', newChild()),
  ]
  for (const make of moves) {
    const { eventId } = await make()
    expect(await standing()).not.toEqual(before)
    expect(await undo('teacher', eventId)).toMatchObject({ ok: true })
    expect(await standing()).toEqual(before)
    expect(await undo('teacher', eventId)).toMatchObject(no('NOT_FOUND'))
  }
  const trail = await survey.world.sql<{ action: string }>(
    `select action from audit where action ~ '^(moves|children.add)' order by audit_id`,
  )
  expect(trail.map((row) => row.action)).toEqual([
    'moves.class',
    'moves.undo',
    'moves.leave',
    'moves.undo',
    'children.add',
    'moves.undo',
  ])
})

test('coming back is taken back: the child has left again', async () => {
  const { ids } = survey
  await leave()
  const before = await standing()
  const { eventId } = await as('head').ask('moves.return', { childId: ids.child, classId: ids.otherClass, on: TODAY })
  expect(await undo('head', eventId)).toMatchObject({ ok: true })
  expect(await standing()).toEqual({ ...(before as object), answers: {} })
})

test('a slot that somebody else has taken meanwhile stays theirs', async () => {
  const { ids, world } = survey
  await beforeLeaving()
  const { eventId } = await leave()
  const slot = { lineId: ids.line, startsAt: '2026-11-28T08:00:00.000Z' }
  await as('otherFather').ask('bookings.book', { childId: ids.classmate, ...slot })
  expect(await undo('teacher', eventId)).toMatchObject({ ok: true })
  expect(await world.sql(`select state from booking where child_id = $1 order by starts_at`, [ids.child])).toEqual([
    { state: 'cancelled' },
    { state: 'booked' },
  ])
})

test('not somebody else’s move, not after ten minutes, not over something newer', async () => {
  const { ids, world } = survey
  const { eventId } = await as('teacher').ask('moves.class', {
    childId: ids.child,
    classId: ids.otherClass,
    on: '2026-11-01',
  })
  expect(await undo('otherTeacher', eventId)).toMatchObject(no('NOT_FOUND'))
  expect(await undo('head', eventId)).toMatchObject(no('NOT_FOUND'))
  world.outside.now = new Date('2026-11-25T07:10:01Z')
  expect(await undo('teacher', eventId)).toMatchObject(no('UNDO_TOO_LATE'))
  world.outside.now = new Date('2026-11-25T07:09:00Z')
  await as('otherTeacher').ask('moves.leave', { childId: ids.child, on: TODAY, where: 'other' })
  expect(await undo('teacher', eventId)).toMatchObject(no('RECORD_CHANGED'))
})

test('a new child on whom something hangs already stays on file', async () => {
  const { childId, eventId } = await as('teacher').ask('children.add', newChild())
  await as('teacher').ask('calls.log', { childId, outcome: 'noAnswer', startedAt: '2026-11-25T06:00:00.000Z' })
  expect(await undo('teacher', eventId)).toMatchObject(no('RECORD_CHANGED'))
  expect(await as('teacher').ask('children.open', { childId })).toMatchObject({ name: '新来的' })
})
