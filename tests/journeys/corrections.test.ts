import { randomUUID } from 'node:crypto'
import { inspect } from 'node:util'
import { runJobs } from '../../cloudfunctions/clock/jobs'
import { asXlsx, plain } from '../roster/layouts'
import { madeRow } from '../roster/made-up-roster'
import { SchoolWeek } from '../updates/school-week'

// What happens when something is said twice, too late, too early, or turns out to be wrong.

const school = new SchoolWeek()
const { phone } = school
const ids = () => school.world.ids

const call = (outcome: 'busy' | 'noAnswer' | 'reached', bookingId?: number) => ({
  childId: ids().child,
  outcome,
  startedAt: '2026-11-25T06:00:00.000Z',
  durationSeconds: outcome === 'reached' ? 300 : 0,
  bookingId,
})

test('a call that is taken back leaves its booking as the other calls made it', async () => {
  const { bookingId } = await phone('desk').ask('bookings.book', {
    childId: ids().child,
    lineId: ids().line,
    startsAt: '2026-11-27T10:00:00.000Z',
  })
  const state = async () =>
    (await school.world.sql<{ state: string }>(`select state from booking where booking_id = $1`, [bookingId]))[0]!
      .state
  const busy = await phone('desk').ask('calls.log', call('busy', bookingId))
  expect(await state()).toBe('missed')
  const reached = await phone('desk').ask('calls.log', call('reached', bookingId))
  await phone('desk').ask('calls.undo', { callId: busy.callId })
  expect(await state()).toBe('done')
  expect(await phone('desk').call('calls.log', call('busy', bookingId))).toMatchObject({
    error: { code: 'CALL_LOGGED' },
  })
  await phone('desk').ask('calls.undo', { callId: reached.callId })
  expect(await state()).toBe('booked')
  const [first, second] = [
    await phone('desk').ask('calls.log', call('busy', bookingId)),
    await phone('desk').ask('calls.log', call('noAnswer', bookingId)),
  ]
  await phone('desk').ask('calls.undo', { callId: first.callId })
  expect(await state()).toBe('missed')
  await phone('desk').ask('calls.undo', { callId: second.callId })
  expect(await state()).toBe('booked')
})

test('no call of tomorrow is logged; a phone whose clock is a few minutes ahead is believed', async () => {
  const at = (startedAt: string) => phone('teacher').call('calls.log', { ...call('busy'), startedAt })
  expect(await at('2026-11-26T06:00:00.000Z')).toMatchObject({
    error: { code: 'INVALID_INPUT', fields: { startedAt: 'tooBig' } },
  })
  expect(await at('2026-11-25T07:05:00.000Z')).toMatchObject({ ok: true })
})

test('slots are given out for this week and the next, so that no family can hold a line for years', async () => {
  const slot = (startsAt: string) => ({ lineId: ids().line, startsAt })
  const book = (startsAt: string) => phone('father').call('bookings.book', { childId: ids().child, ...slot(startsAt) })
  expect(await book('2026-12-07T10:00:00.000Z')).toMatchObject({ error: { code: 'SLOT_NOT_OPEN' } })
  expect(await book('2027-03-01T10:00:00.000Z')).toMatchObject({ error: { code: 'SLOT_NOT_OPEN' } })
  const { bookingId } = await phone('father').ask('bookings.book', {
    childId: ids().child,
    ...slot('2026-12-06T10:00:00.000Z'),
  })
  expect(await phone('father').call('bookings.move', { bookingId, ...slot('2026-12-07T10:00:00.000Z') })).toMatchObject(
    { error: { code: 'SLOT_NOT_OPEN' } },
  )
})

test('what no database can keep is left out or refused, and never breaks anything', async () => {
  const line = `你好\u0000\u0007\ud800，\n世界 `
  const { callId } = await phone('teacher').ask('calls.log', { ...call('busy'), line })
  expect(await school.world.sql(`select line from family_call where call_id = $1`, [callId])).toEqual([
    { line: '你好，\n世界' },
  ])
  expect(await phone('teacher').ask('children.list', { search: '\u0000' })).toMatchObject({ total: 3 })
  const problem = '半个字\udc00'
  const { noteId } = await phone('teacher').ask('notes.post', {
    kind: 'talkNote',
    childId: ids().child,
    happenedOn: '2026-11-25',
    body: { topics: { mood: { step: 'good', words: '\u0000' } }, problem },
  })
  expect(await school.world.sql(`select body ->> 'problem' as problem from note where note_id = $1`, [noteId])).toEqual(
    [{ problem: '半个字' }],
  )
  const wrong = { ok: false, error: { code: 'INVALID_INPUT' } }
  expect(await phone('teacher').call('classes.week', { week: '0000-01-03' })).toMatchObject(wrong)
  expect(
    await phone('teacher').call('calls.log', { ...call('busy'), startedAt: '0000-01-01T00:00:00Z' }),
  ).toMatchObject(wrong)
})

const note = (photos: string[] = []) => ({
  kind: 'homeVisit' as const,
  childId: ids().child,
  happenedOn: '2026-11-25',
  body: { met: 'parent' as const, findings: '好' },
  photos,
})

test('a note that was saved while WeChat could not be asked is saved, whatever WeChat says to its second sending', async () => {
  const { wechat } = school.world.outside.ports
  const requestId = randomUUID()
  wechat.checkText = async () => 'unchecked'
  const first = await phone('teacher').ask('notes.post', note(), requestId)
  wechat.checkText = async () => 'risky'
  expect(await phone('teacher').call('notes.post', note(), requestId)).toMatchObject({ ok: true, data: first })
  expect(await phone('teacher').call('notes.post', note())).toMatchObject({ error: { code: 'TEXT_REFUSED' } })
})

test('taking a note back once more deletes the files that could not be deleted the first time', async () => {
  const { files, ports } = school.world.outside
  const photo = 'cloud://test.files/notes/one.jpg'
  files.set(photo, Buffer.from('jpeg'))
  await school.consent('father', ['photos'])
  const { noteId } = await phone('teacher').ask('notes.post', note([photo]))
  const remove = ports.files.remove
  ports.files.remove = async () => Promise.reject(new Error('no network'))
  const requestId = randomUUID()
  expect(await phone('teacher').ask('notes.undo', { noteId }, requestId)).toEqual({ undone: true })
  expect(files.has(photo)).toBe(true)
  ports.files.remove = remove
  expect(await phone('teacher').ask('notes.undo', { noteId }, requestId)).toEqual({ undone: true })
  expect(files.has(photo)).toBe(false)
})

test('a consent leaves on the trail what was agreed to, and under which words', async () => {
  await phone('father').ask('consents.give', { purposes: ['photos'], noticeVersion: '2026-11' })
  await phone('father').ask('consents.set', { childId: ids().child, purpose: 'photos', given: false })
  expect(
    await school.world.sql(`select action, detail from audit where action like 'consents.%' order by audit_id`),
  ).toEqual([
    { action: 'consents.give', detail: { purposes: ['photos'], noticeVersion: '2026-11' } },
    { action: 'consents.set', detail: { purpose: 'photos', given: false, noticeVersion: '2026-11' } },
  ])
})

test('a consent given on two phones at once is one consent', async () => {
  const give = () =>
    phone('father').call('consents.give', { purposes: ['photos', 'messages'], noticeVersion: '2026-11' })
  const replies = await Promise.all([give(), give(), give()])
  expect(replies.map((reply) => reply.ok)).toEqual([true, true, true])
  expect(
    await school.world.sql(
      `select count(*)::int as n from consent where purpose <> 'records' and withdrawn_at is null`,
    ),
  ).toEqual([{ n: 4 }])
})

describe('a roster', () => {
  const read = async (change: Parameters<typeof madeRow>[1] = {}) => {
    const fileId = `cloud://test.files/roster/${randomUUID()}.xlsx`
    school.world.outside.files.set(fileId, await asXlsx([madeRow(1, change)], plain))
    const { importId } = await phone('head').ask('roster.preview', { fileId, fileName: '名册.xlsx' })
    return { fileId, confirm: () => phone('head').ask('roster.confirm', { importId }) }
  }
  const signIn = async (openid: string, number: string) => {
    school.world.outside.phoneCodes.set(openid, number)
    return school.world.as({ openid }).ask('session.signIn', { phoneCode: openid })
  }

  test('lies in the cloud as a plain file no longer than until it is confirmed', async () => {
    const { fileId, confirm } = await read()
    expect(school.world.outside.files.has(fileId)).toBe(true)
    await confirm()
    expect(school.world.outside.files.has(fileId)).toBe(false)
  })

  test('that puts a wrong number right shuts out whoever signed in with it, and nobody else', async () => {
    const { fatherPhone, motherPhone } = madeRow(1)
    await (await read()).confirm()
    expect(await signIn('o_stranger', fatherPhone)).toMatchObject({ signedIn: true, hats: [{ role: 'parent' }] })
    expect(await signIn('o_mother_new', motherPhone)).toMatchObject({ signedIn: true })

    await (await read({ fatherPhone: '19900009999' })).confirm()
    expect(await school.world.as({ openid: 'o_stranger' }).ask('session.open', {})).toMatchObject({ signedIn: false })
    expect(await school.world.as({ openid: 'o_mother_new' }).ask('session.open', {})).toMatchObject({ signedIn: true })
    expect(await signIn('o_father_right', '19900009999')).toMatchObject({ signedIn: true })
  })
})

test('a job of the clock that fails says which one, and repeats nothing of the row', async () => {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined)
  const { outside, database } = school.world
  const secret = 'Failing row contains (甲一, 19900008001)'
  const broken = {
    ...database,
    once: () => Promise.reject(Object.assign(new Error(secret), { detail: secret, code: '23514' })),
  }
  const failure: unknown = await runJobs({ database: broken as never, ports: outside.ports }).catch(
    (error: unknown) => error,
  )
  const said = inspect([failure, log.mock.calls], { depth: 9 })
  log.mockRestore()
  expect(String(failure)).toMatch(/^Error: 14 of the clock's jobs failed: closeDay, compose, review, plan, /)
  expect(said).not.toContain('19900008001')
})
