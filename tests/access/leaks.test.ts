import { sendMessages } from '../../domain/clock/send-messages'
import { SchoolWeek } from '../updates/school-week'
import type { World } from '../world'
import { leaveTraces } from './marked'
import type { Traces } from './marked'

const school = new SchoolWeek()
const { phone, clock } = school

let world: World
let traces: Traces

beforeEach(async () => {
  world = school.world
  traces = await leaveTraces(world)
})

const notFound = { ok: false, error: { code: 'NOT_FOUND' } }
const file = 'cloud://test.files/notes/far.jpg'

const consent = (who: 'father' | 'mother', purpose: 'photos' | 'messages' | 'records', given = true) =>
  phone(who).ask('consents.set', { childId: world.ids.child, purpose, given })

const visit = (photos: string[]) =>
  phone('teacher').call('notes.post', {
    kind: 'homeVisit',
    childId: world.ids.child,
    happenedOn: '2026-11-25',
    body: { met: 'parent', findings: '好' },
    photos,
  })

test("another school's photo cannot be hung on a child of one's own, nor deleted by taking the note back", async () => {
  await consent('father', 'photos')
  world.outside.files.set(file, Buffer.from('jpeg'))
  await world.sql(
    `insert into photo (school_id, note_id, child_id, file_id, state) values ($1, $2, $3, $4, 'passed')`,
    [world.ids.farSchool, traces.farChild.noteId, world.ids.farChild, file],
  )
  expect(await visit([file])).toMatchObject({ ok: false, error: { code: 'PHOTO_NOT_UPLOADED' } })
})

test('a child that has left is gone for its parents, and nothing new is written about it', async () => {
  const { ids } = world
  await world.sql(`update booking set state = 'cancelled'`)
  await world.sql(`update weekly_update set published_at = null`)
  await world.sql(`update child set left_on = '2026-11-24' where child_id = $1`, [ids.child])
  const slot = { lineId: ids.line, startsAt: '2026-11-28T10:00:00.000Z' }
  const { updateId } = traces.child
  expect(await phone('father').call('bookings.book', { childId: ids.child, ...slot })).toMatchObject(notFound)
  expect(await phone('father').call('updates.answer', { updateId, thumb: true })).toMatchObject(notFound)
  expect(await phone('desk').call('bookings.book', { childId: ids.child, ...slot })).toMatchObject(notFound)
  const call = { childId: ids.child, outcome: 'busy' as const, startedAt: '2026-11-25T06:00:00.000Z' }
  expect(await phone('head').call('calls.log', call)).toMatchObject(notFound)
  expect(await phone('head').call('updates.publish', { updateIds: [updateId] })).toMatchObject(notFound)
  expect(await phone('head').call('notes.post', aimedNote(ids.child))).toMatchObject(notFound)
  expect(await phone('father').ask('bookings.board', {})).toMatchObject({ children: [{ name: '甲二' }] })
})

const aimedNote = (childId: number) => ({
  kind: 'talkNote' as const,
  childId,
  happenedOn: '2026-11-25',
  body: { topics: { mood: { step: 'good' as const } } },
})

test('a contact who has died opens no door with the phone that is left', async () => {
  await world.sql(`update relative set deceased = true where relative_id = $1`, [world.ids.relatives.father])
  expect(await phone('father').ask('session.open', {})).toMatchObject({ signedIn: false, hats: [] })
  expect(await phone('father').call('updates.mine', {})).toMatchObject({ error: { code: 'FORBIDDEN' } })
})

test('who is taken off the contact card sees nothing from that moment, and what they agreed to counts no more', async () => {
  await consent('father', 'photos')
  const photosAllowed = async () =>
    (await phone('teacher').ask('notes.form', { kind: 'homeVisit', childId: world.ids.child })).photosAllowed
  expect(await photosAllowed()).toBe(true)
  await world.sql(`delete from child_relative where relative_id = $1 and child_id = $2`, [
    world.ids.relatives.father,
    world.ids.child,
  ])
  expect(await photosAllowed()).toBe(false)
  expect(await phone('father').call('updates.mine', { childId: world.ids.child })).toMatchObject(notFound)
})

test('staff whose time is over, or has not come, are nobody', async () => {
  const until = (date: string) =>
    world.sql(`update membership set until = $1 where person_id = $2`, [date, world.ids.people.teacher])
  await until('2026-11-25')
  expect(await phone('teacher').call('week.today', {})).toMatchObject({ ok: true })
  await until('2026-11-24')
  expect(await phone('teacher').call('week.today', {})).toMatchObject({ error: { code: 'FORBIDDEN' } })
  await world.sql(`update membership set until = null, since = '2026-11-26' where person_id = $1`, [
    world.ids.people.teacher,
  ])
  expect(await phone('teacher').call('children.open', { childId: world.ids.child })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  })
})

describe('a message about a child goes out only while its reader may read of the child', () => {
  beforeEach(async () => {
    await consent('father', 'messages')
    await phone('father').ask('messages.credit', { choices: [{ template: 'weeklyUpdate', choice: 'accept' }] })
    await world.sql(`update weekly_update set published_at = null where update_id = $1`, [traces.child.updateId])
  })
  const publish = () => phone('teacher').ask('updates.publish', { updateIds: [traces.child.updateId] })

  test('it does, as long as all is well', async () => {
    expect(await publish()).toEqual({ published: 1, messages: 1, withoutCredit: 0 })
    expect(await sendMessages(clock())).toMatchObject({ sent: 1 })
  })

  test('none is written for who withdrew the consent to the record', async () => {
    await consent('father', 'records', false)
    expect(await publish()).toEqual({ published: 1, messages: 0, withoutCredit: 0 })
    // But for what stands on the call sheet of each child from the beginning (marked.ts).
    expect(await world.sql(`select 1 from message where page <> 'p'`)).toEqual([])
  })

  test.each([
    ['the consent to the record was withdrawn', `update consent set withdrawn_at = now() where purpose = 'records'`],
    ['the contact was taken off the card', `delete from child_relative where relation = 'father'`],
    ['the contact has died', `update relative set deceased = true`],
    ['the child has left', `update child set left_on = '2026-11-25'`],
  ])('one that waits stays when meanwhile %s', async (_what, change) => {
    await publish()
    await world.sql(change)
    expect(await sendMessages(clock())).toMatchObject({ sent: 0, failed: 0, void: 1 })
    expect(world.outside.sent).toEqual([])
  })
})

test("ids of one's own beside ids of others open nothing", async () => {
  const { ids } = world
  const others = { childId: ids.child, relativeId: traces.classmate.relativeId }
  expect(await phone('teacher').call('contacts.reveal', others)).toMatchObject(notFound)
  const call = { ...others, outcome: 'busy' as const, startedAt: '2026-11-25T06:00:00.000Z' }
  expect(await phone('desk').call('calls.log', call)).toMatchObject(notFound)
  const { relativeId: _none, ...mine } = call
  const strange = { ...mine, bookingId: traces.otherChild.bookingId }
  expect(await phone('desk').call('calls.log', strange)).toMatchObject(notFound)
  expect(
    await phone('desk').ask('calls.form', { childId: ids.child, bookingId: traces.otherChild.bookingId }),
  ).toMatchObject({ bookingId: null, bookedAt: null })
  expect(await world.sql(`select state from booking where booking_id = $1`, [traces.otherChild.bookingId])).toEqual([
    { state: 'booked' },
  ])
})
