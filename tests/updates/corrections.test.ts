import { composeDue } from '../../domain/clock/compose-due'
import { sendMessages } from '../../domain/clock/send-messages'
import { UNFIT_WORDS } from '../ports'
import { FRIDAY_1830, WEEK, SchoolWeek } from './school-week'

const school = new SchoolWeek()
const { phone, clock, ready, talk, compose } = school
const MINUTE = 60_000
const at = (minutes: number): Date => (school.world.outside.now = new Date(FRIDAY_1830.getTime() + minutes * MINUTE))
const mine = async () => (await phone('father').ask('updates.mine', { childId: school.world.ids.child })).update
const review = async () => (await phone('teacher').ask('updates.review', {})).updates
const row = async () => (await review()).find((one) => one.childId === school.world.ids.child)!
const publish = (updateIds: number[]) => phone('teacher').ask('updates.publish', { updateIds })
const unpublish = (updateIds: number[]) => phone('teacher').ask('updates.unpublish', { updateIds })
const line = (updateId: number, teacherLine: string) => phone('teacher').ask('updates.line', { updateId, teacherLine })
const messages = () =>
  school.world.sql<{ state: string; error: string | null }>(
    `select state, error from message where template = 'weeklyUpdate' and child_id = $1 order by message_id`,
    [school.world.ids.child],
  )

describe('what the class is asked', () => {
  const ask = (words: string) =>
    phone('teacher').ask('updates.ask', { classId: school.world.ids.ownClass, week: WEEK, ask: words })

  test('stands in every update of the class, whenever it is composed, and can be taken away', async () => {
    expect(await ask('下周一带雨伞')).toEqual({ ask: '下周一带雨伞', written: 0, corrected: 0 })
    const ids = await compose()
    expect((await phone('teacher').ask('updates.preview', { updateId: ids[0]! })).body.ask).toBe('下周一带雨伞')
    expect(await phone('teacher').ask('updates.review', {})).toMatchObject({ ask: '下周一带雨伞', mayAsk: true })
    expect(await ask('下周一带雨伞')).toMatchObject({ written: 0 })
    await talk('好')
    await composeDue(clock())
    expect((await row()).corrected).toBe(false)

    await publish(ids)
    expect(await mine()).toMatchObject({ version: 1, corrected: false, body: { ask: '下周一带雨伞' } })
    at(5)
    expect(await ask('下周一带雨伞和水杯')).toEqual({ ask: '下周一带雨伞和水杯', written: 3, corrected: 3 })
    expect(await mine()).toMatchObject({ version: 2, corrected: true, body: { ask: '下周一带雨伞和水杯' } })
    await ask('')
    expect((await mine())!.body).not.toHaveProperty('ask')
    expect(await phone('teacher').ask('updates.review', {})).toMatchObject({ ask: '' })
  })

  test('is for who keeps the class, and for the weeks around this one', async () => {
    const { ownClass, otherClass } = school.world.ids
    const input = { classId: ownClass, week: WEEK, ask: '带雨伞' }
    const notFound = { ok: false, error: { code: 'NOT_FOUND' } }
    expect(await phone('otherTeacher').call('updates.ask', input)).toMatchObject(notFound)
    expect(await phone('farTeacher').call('updates.ask', input)).toMatchObject(notFound)
    expect(await phone('teacher').call('updates.ask', { ...input, classId: otherClass })).toMatchObject(notFound)
    expect(await phone('head').call('updates.ask', { ...input, classId: otherClass })).toMatchObject({ ok: true })
    for (const week of ['2026-11-09', '2026-12-07']) {
      expect(await phone('teacher').call('updates.ask', { ...input, week })).toMatchObject({
        error: { code: 'INVALID_INPUT' },
      })
    }
    expect(await phone('teacher').call('updates.ask', { ...input, ask: UNFIT_WORDS })).toMatchObject({
      error: { code: 'TEXT_REFUSED' },
    })
  })
})

test('each correction is a version, newest first, with when it was shown', async () => {
  const ids = await compose()
  const id = (await row()).updateId
  expect(await phone('teacher').ask('updates.versions', { updateId: id })).toEqual({ updateId: id, versions: [] })
  at(0)
  await line(id, '第一句')
  await publish(ids)
  await mine()
  at(20)
  await line(id, '第二句')
  await line(id, '第二句')
  expect(await row()).toMatchObject({ version: 2, corrected: true, read: true, readVersion: 1 })
  await mine()
  expect(await row()).toMatchObject({ readVersion: 2 })
  expect((await phone('head').ask('updates.versions', { updateId: id })).versions).toEqual([
    { version: 2, at: at(20).toISOString(), by: '林老师', teacherLine: '第二句', ask: '', summary: '这周还没有记录' },
    { version: 1, at: at(0).toISOString(), by: '林老师', teacherLine: '第一句', ask: '', summary: '这周还没有记录' },
  ])
  expect(await phone('otherTeacher').call('updates.versions', { updateId: id })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  expect(await phone('father').call('updates.versions', { updateId: id })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  })
})

describe('a publication that is taken back', () => {
  test('is not there for the parents, and what waits to tell of it is of no use', async () => {
    await ready('father')
    const ids = await compose()
    at(0)
    await publish(ids)
    expect(await messages()).toMatchObject([{ state: 'queued' }])
    at(59)
    expect(await unpublish(ids)).toEqual({ takenBack: 3, read: 0 })
    expect(await unpublish(ids)).toEqual({ takenBack: 0, read: 0 })
    expect(await mine()).toBeNull()
    expect((await row()).published).toBe(false)
    expect(await messages()).toEqual([{ state: 'void', error: 'taken back' }])
    expect((await sendMessages(clock())).sent).toBe(0)
    const { updateId } = await row()
    expect(await phone('father').call('updates.answer', { updateId, thumb: true })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })

    // It was read by nobody: what has changed by the time that it is out again is no correction to anybody.
    await line(updateId, '改好了')
    await publish(ids)
    expect(await mine()).toMatchObject({ teacherLine: '改好了', corrected: false, version: 2 })
    expect((await sendMessages(clock())).sent).toBe(1)
  })

  test('is a correction to who has read it, if it comes out changed; who was told is not told again', async () => {
    await ready('father')
    await ready('father')
    const ids = await compose()
    at(0)
    await publish(ids)
    expect((await sendMessages(clock())).sent).toBe(1)
    await mine()
    expect(await unpublish(ids)).toEqual({ takenBack: 3, read: 1 })
    await publish(ids)
    expect(await mine()).toMatchObject({ corrected: false })
    await unpublish(ids)
    await line((await row()).updateId, '改好了')
    expect(await publish(ids)).toMatchObject({ published: 3, messages: 0 })
    expect(await mine()).toMatchObject({ corrected: true, version: 3 })
    expect((await sendMessages(clock())).sent).toBe(0)
    expect(school.world.outside.sent).toHaveLength(1)
  })

  test('is refused after the hour, and to who may not publish it', async () => {
    const ids = await compose()
    at(0)
    await publish(ids)
    for (const stranger of [phone('otherTeacher'), phone('farTeacher')]) {
      expect(await stranger.call('updates.unpublish', { updateIds: ids })).toMatchObject({
        error: { code: 'NOT_FOUND' },
      })
    }
    expect(await phone('father').call('updates.unpublish', { updateIds: ids })).toMatchObject({
      error: { code: 'FORBIDDEN' },
    })
    at(61)
    expect(await phone('teacher').call('updates.unpublish', { updateIds: ids })).toMatchObject({
      error: { code: 'UNDO_TOO_LATE' },
    })
    expect((await row()).published).toBe(true)
  })
})
