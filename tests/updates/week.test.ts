import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { composeDue } from '../../domain/clock/compose-due'
import { settleMedia, startMediaChecks } from '../../domain/clock/media-checks'
import { sendMessages } from '../../domain/clock/send-messages'
import { Database } from '../../database/connect'
import { serverUrl, testDatabase } from '../database'
import type { TestDatabase } from '../database'
import { UNFIT_WORDS } from '../ports'
import { makeWorld } from '../world'
import type { World } from '../world'

const FRIDAY_1759 = new Date('2026-11-27T09:59:00Z')
const FRIDAY_1800 = new Date('2026-11-27T10:00:00Z')
const FRIDAY_1830 = new Date('2026-11-27T10:30:00Z')
const WEEK = '2026-11-23'
const photo = 'cloud://test.files/photos/one.jpg'
const stays = '爷爷喝酒这件事不要告诉家长'

let database: TestDatabase
let world: World

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await emptied(database.url)
  world = await makeWorld(database.url)
})
afterEach(() => world.close())

/** A world a test on one database: making the database is what takes time. */
async function emptied(url: string): Promise<void> {
  const owner = new Client({ connectionString: url })
  await owner.connect()
  const { rows } = await owner.query(`select string_agg(format('%I', tablename), ', ') as all from pg_tables where schemaname = 'public'`)
  // The audit refuses even its owner, except in replica mode.
  await owner.query('set session_replication_role = replica')
  await owner.query(`truncate ${rows[0].all} restart identity cascade`)
  await owner.end()
}

const clock = () => ({ database: world.database, ports: world.outside.ports })
const phone = (name: keyof World['personas']) => world.as(world.personas[name])

async function consent(name: 'father' | 'mother' | 'otherFather', purposes: ('messages' | 'photos')[]): Promise<void> {
  for (const { childId } of (await phone(name).ask('consents.list', {})).children) {
    for (const purpose of purposes) await phone(name).ask('consents.set', { childId, purpose, given: true })
  }
}

/** Purposes a parent consents to, and one acceptance of the weekly message. */
async function readyForMessages(name: 'father' | 'mother' | 'otherFather'): Promise<void> {
  await consent(name, ['messages', 'photos'])
  await accept(name)
}

/** One tap on WeChat's sheet: yes to the weekly message, no to the other. */
async function accept(name: 'father' | 'mother' | 'otherFather'): Promise<void> {
  await phone(name).ask('messages.credit', {
    choices: [
      { template: 'weeklyUpdate', choice: 'accept' },
      { template: 'callBooked', choice: 'reject' },
    ],
  })
}

async function talk(forParents: string, photos: string[] = []): Promise<number> {
  const { noteId } = await phone('teacher').ask('notes.post', {
    kind: 'talkNote',
    childId: world.ids.child,
    happenedOn: '2026-11-25',
    body: { topics: { mood: { step: 'fair', words: stays } }, problem: stays, measure: stays },
    forParents,
    photos,
  })
  return noteId
}

async function composedIds(): Promise<number[]> {
  world.outside.now = FRIDAY_1800
  await composeDue(clock())
  const review = await phone('teacher').ask('updates.review', {})
  return review.updates.map((update) => update.updateId)
}

test('from a note to a parent who answers', async () => {
  await readyForMessages('father')
  world.outside.files.set(photo, Buffer.from('jpeg'))
  await talk('这周笑得多了', [photo])
  await phone('teacher').ask('calls.log', {
    childId: world.ids.child,
    outcome: 'reached',
    startedAt: '2026-11-25T04:40:00.000Z',
    durationSeconds: 540,
    mood: 4,
    line: stays,
  })

  // The photo waits for WeChat's verdict.
  expect(await startMediaChecks(clock())).toBe(1)
  expect(await startMediaChecks(clock())).toBe(0)
  const [check] = world.outside.mediaChecks
  const verdict = { MsgType: 'event', Event: 'wxa_media_check', trace_id: check!.traceId, result: { suggest: 'pass' } }
  expect(await settleMedia(clock(), verdict)).toBe(1)
  expect(await settleMedia(clock(), verdict)).toBe(0)

  // A minute before the hour nothing is due but last week, which nobody had.
  world.outside.now = FRIDAY_1759
  await composeDue(clock())
  expect(await phone('teacher').ask('updates.review', { week: WEEK })).toMatchObject({ updates: [], composedAt: FRIDAY_1800.toISOString() })
  world.outside.now = FRIDAY_1800
  expect(await composeDue(clock())).toBeGreaterThan(0)
  expect(await composeDue(clock())).toBe(0)

  const review = await phone('teacher').ask('updates.review', {})
  expect(review).toMatchObject({ classId: world.ids.ownClass, week: WEEK })
  expect(review.updates.map((update) => [update.name, update.thin])).toEqual([
    ['甲二', true],
    ['乙一', true],
    ['甲一', false],
  ])
  const full = review.updates[2]!
  expect(full.summary).toBe('通话1次共9分钟，开心 · 谈心（情绪一般） · 照片1张')
  await phone('teacher').ask('updates.line', { updateId: full.updateId, teacherLine: '孩子很想您' })
  expect(await phone('teacher').ask('updates.preview', { updateId: full.updateId })).toMatchObject({
    published: false,
    teacherLine: '孩子很想您',
    photos: [expect.stringContaining('https://')],
  })
  expect(await phone('father').ask('updates.mine', { childId: world.ids.child })).toMatchObject({ update: null })

  world.outside.now = FRIDAY_1830
  const requestId = randomUUID()
  const updateIds = review.updates.map((update) => update.updateId)
  const published = await phone('teacher').ask('updates.publish', { updateIds }, requestId)
  expect(published).toEqual({ published: 3, messages: 1, withoutCredit: 0 })
  expect(await phone('teacher').ask('updates.publish', { updateIds }, requestId)).toEqual(published)
  expect(await phone('teacher').ask('updates.publish', { updateIds })).toEqual({ published: 0, messages: 0, withoutCredit: 0 })
  expect(await world.sql(`select count(*)::int as n from message`)).toEqual([{ n: 2 }])

  expect(await sendMessages(clock())).toEqual({ sent: 1, noCredit: 0, later: 0, failed: 0 })
  expect(await sendMessages(clock())).toEqual({ sent: 0, noCredit: 0, later: 0, failed: 0 })
  const [message] = world.outside.sent
  expect(message).toEqual({
    openid: world.personas.father.openid,
    template: 'weeklyUpdate',
    page: `pages/parent/home?tab=week&child=${world.ids.child}&week=${WEEK}&hat=${world.ids.school}:parent`,
    data: { child: '甲一', week: '11月23日至29日', publishedAt: '2026年11月27日 18:30', remark: expect.any(String) },
  })
  expect(await world.sql(`select "left" from message_credit where template = 'weeklyUpdate'`)).toEqual([{ left: 0 }])

  const before = world.database.trips
  const mine = await phone('father').ask('updates.mine', { childId: world.ids.child, week: WEEK })
  expect(world.database.trips - before).toBe(2) // identity, and the screen
  expect(JSON.stringify(mine)).not.toContain(stays)
  expect(Buffer.byteLength(JSON.stringify(mine))).toBeLessThanOrEqual(2048)
  expect(mine.update).toMatchObject({
    teacher: '林老师',
    teacherLine: '孩子很想您',
    corrected: false,
    photos: [expect.stringContaining('https://')],
    answer: { thumb: false, phrase: null },
    body: {
      calls: [{ at: '2026-11-25T04:40:00.000Z', medium: 'voice', outcome: 'reached', minutes: 9, mood: 4 }],
      topics: { mood: 'fair' },
      notes: [{ kind: 'talkNote', on: '2026-11-25', text: '这周笑得多了' }],
    },
  })
  expect(mine.line.map((week) => [week.week, week.state, week.mood, week.published])).toEqual([
    ['2026-11-02', 'none', null, false],
    ['2026-11-09', 'none', null, false],
    ['2026-11-16', 'none', null, false],
    ['2026-11-23', 'reached', 4, true],
  ])

  const updateId = mine.update!.updateId
  expect(await phone('father').ask('updates.answer', { updateId, thumb: true })).toEqual({ thumb: true, phrase: null })
  expect(await phone('father').ask('updates.answer', { updateId, phrase: 'missYou' })).toEqual({ thumb: true, phrase: 'missYou' })
  expect((await phone('father').ask('updates.mine', { childId: world.ids.child })).update?.answer).toEqual({ thumb: true, phrase: 'missYou' })
  expect((await phone('teacher').ask('updates.review', {})).updates.filter((update) => update.read)).toHaveLength(1)
})

test('another family\'s update cannot be opened or answered, and a stranger\'s class cannot be reviewed or published', async () => {
  await talk('好')
  const ids = await composedIds()
  await phone('teacher').ask('updates.publish', { updateIds: ids })
  const notFound = { ok: false, error: { code: 'NOT_FOUND' } }
  const father = phone('otherFather')
  expect(await father.call('updates.mine', { childId: world.ids.child })).toMatchObject(notFound)
  const [first] = await world.sql<{ id: string }>('select update_id as id from weekly_update where child_id = $1 and week = $2', [world.ids.child, WEEK])
  expect(await father.call('updates.answer', { updateId: Number(first!.id), thumb: true })).toMatchObject(notFound)
  for (const stranger of [phone('otherTeacher'), phone('farTeacher')]) {
    expect(await stranger.call('updates.review', { classId: world.ids.ownClass })).toMatchObject(notFound)
    expect(await stranger.call('updates.publish', { updateIds: ids })).toMatchObject(notFound)
    expect(await stranger.call('updates.preview', { updateId: ids[0]! })).toMatchObject(notFound)
    expect(await stranger.call('updates.line', { updateId: ids[0]!, teacherLine: '好' })).toMatchObject(notFound)
  }
  expect(await phone('head').ask('updates.review', { classId: world.ids.otherClass })).toMatchObject({
    classes: [{ name: '三年级1班' }, { name: '四年级1班' }],
    updates: [{ name: '丙一' }],
  })
})

test('a draft follows its records until it is published, and keeps the teacher\'s line', async () => {
  const ids = await composedIds()
  const line = (updateId: number, teacherLine: string) => phone('teacher').ask('updates.line', { updateId, teacherLine })
  for (const id of ids) await line(id, '加油')
  const noteId = await talk('今天很高兴')
  expect(await composeDue(clock())).toBe(1)
  const drafts = (await phone('teacher').ask('updates.review', {})).updates
  expect(drafts.find((one) => one.name === '甲一')).toMatchObject({ thin: false, teacherLine: '加油' })

  await phone('teacher').ask('updates.publish', { updateIds: ids })
  world.outside.now = new Date(FRIDAY_1800.getTime() + 5 * 60_000)
  await phone('teacher').ask('notes.undo', { noteId })
  expect(await composeDue(clock())).toBe(0)
  const mine = await phone('father').ask('updates.mine', { childId: world.ids.child })
  expect(mine.update).toMatchObject({ corrected: false, body: { notes: [{ text: '今天很高兴' }] } })

  await line(mine.update!.updateId, '改了一句')
  expect((await phone('father').ask('updates.mine', { childId: world.ids.child })).update).toMatchObject({ corrected: true, teacherLine: '改了一句' })
})

test('weeks that the clock jumped over are made up for, once', async () => {
  await composedIds()
  const composed = await world.sql(`select distinct week::text as week from weekly_update where school_id = $1 order by 1`, [world.ids.school])
  world.outside.now = new Date('2026-12-12T02:00:00Z')
  await composeDue(clock())
  const after = await world.sql(`select distinct week::text as week from weekly_update where school_id = $1 order by 1`, [world.ids.school])
  expect(composed).toEqual([{ week: WEEK }])
  expect(after).toEqual([{ week: WEEK }, { week: '2026-11-30' }, { week: '2026-12-07' }])
})

test('on Monday the stack that nobody touched still lies there; once a part is out, it is this week\'s turn', async () => {
  const ids = await composedIds()
  world.outside.now = new Date('2026-11-30T02:00:00Z')
  expect(await phone('teacher').ask('updates.review', {})).toMatchObject({ week: WEEK })
  await phone('teacher').ask('updates.publish', { updateIds: ids.slice(0, 1) })
  expect(await phone('teacher').ask('updates.review', {})).toMatchObject({ week: '2026-11-30', updates: [] })
})

describe('photos', () => {
  const postWithPhoto = () =>
    phone('teacher').call('notes.post', {
      kind: 'homeVisit',
      childId: world.ids.child,
      happenedOn: '2026-11-25',
      body: { met: 'grandparent', findings: '好' },
      photos: [photo],
    })

  test('need a guardian\'s consent, and a withdrawal by either parent ends it', async () => {
    const refused = { ok: false, error: { code: 'CONSENT_MISSING_FOR_PHOTOS' } }
    const form = () => phone('teacher').ask('notes.form', { kind: 'homeVisit', childId: world.ids.child })
    expect(await postWithPhoto()).toMatchObject(refused)
    expect(await form()).toMatchObject({ photosAllowed: false, lastOn: null, child: { name: '甲一', className: '三年级1班' } })
    await readyForMessages('father')
    await readyForMessages('mother')
    expect(await form()).toMatchObject({ photosAllowed: true })
    world.outside.now = new Date(world.outside.now.getTime() + 1000)
    const withdraw = { childId: world.ids.child, purpose: 'photos', given: false } as const
    await phone('mother').ask('consents.set', withdraw)
    expect(await postWithPhoto()).toMatchObject(refused)
    world.outside.now = new Date(world.outside.now.getTime() + 1000)
    await phone('mother').ask('consents.set', { ...withdraw, given: true })
    expect(await postWithPhoto()).toMatchObject({ ok: true })
    expect(await postWithPhoto()).toMatchObject({ ok: false, error: { code: 'PHOTO_NOT_UPLOADED' } })
    expect(await form()).toMatchObject({ lastOn: '2026-11-25' })
  })

  test.each(['risky', 'review'])('that WeChat finds %s are never shown', async (suggest) => {
    await readyForMessages('father')
    world.outside.files.set(photo, Buffer.from('jpeg'))
    await postWithPhoto()
    await startMediaChecks(clock())
    const event = { MsgType: 'event', Event: 'wxa_media_check', trace_id: world.outside.mediaChecks[0]!.traceId, result: { suggest } }
    await settleMedia(clock(), event)
    const ids = await composedIds()
    await phone('teacher').ask('updates.publish', { updateIds: ids })
    expect((await phone('father').ask('updates.mine', { childId: world.ids.child })).update?.photos).toEqual([])
  })

  test('whose file is gone are refused; those of a note that was taken back are deleted', async () => {
    await readyForMessages('father')
    await postWithPhoto()
    expect(await startMediaChecks(clock())).toBe(0)
    expect(await world.sql('select state from photo')).toEqual([{ state: 'refused' }])

    const other = 'cloud://test.files/photos/two.jpg'
    world.outside.files.set(other, Buffer.from('jpeg'))
    const noteId = await talk('好', [other])
    await phone('teacher').ask('notes.undo', { noteId })
    expect(world.outside.files.has(other)).toBe(false)
    expect(await startMediaChecks(clock())).toBe(0)
  })
})

test('unfit words are refused in notes and lines, a day to come is no day of a note, and only the author takes back, in time', async () => {
  const post = (over: object) =>
    phone('teacher').call('notes.post', {
      kind: 'homeVisit',
      childId: world.ids.child,
      happenedOn: '2026-11-25',
      body: { met: 'nobody', findings: '没人' },
      ...over,
    })
  expect(await post({ body: { met: 'nobody', findings: UNFIT_WORDS } })).toMatchObject({ error: { code: 'TEXT_REFUSED' } })
  expect(await post({ forParents: UNFIT_WORDS })).toMatchObject({ error: { code: 'TEXT_REFUSED' } })
  expect(await post({ happenedOn: '2026-11-26' })).toMatchObject({ error: { fields: { happenedOn: 'tooBig' } } })
  expect(await post({ childId: world.ids.otherChild })).toMatchObject({ error: { code: 'NOT_FOUND' } })

  const reply = await post({})
  const { noteId } = (reply as Extract<typeof reply, { ok: true }>).data
  expect(await phone('head').call('notes.undo', { noteId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  world.outside.now = new Date(world.outside.now.getTime() + 11 * 60_000)
  expect(await phone('teacher').call('notes.undo', { noteId })).toMatchObject({ error: { code: 'UNDO_TOO_LATE' } })

  const [updateId] = await composedIds()
  expect(await phone('teacher').call('updates.line', { updateId: updateId!, teacherLine: UNFIT_WORDS })).toMatchObject({ error: { code: 'TEXT_REFUSED' } })
})

describe('the outbox', () => {
  async function published(): Promise<void> {
    await readyForMessages('father')
    await consent('mother', ['messages'])
    const ids = await composedIds()
    expect(await phone('teacher').ask('updates.publish', { updateIds: ids })).toEqual({ published: 3, messages: 1, withoutCredit: 1 })
  }
  const rows = () => world.sql(`select state, attempts, error from message where state <> 'noCredit' order by message_id`)

  test('waits through the night', async () => {
    await published()
    world.outside.now = new Date('2026-11-27T13:00:00Z')
    expect((await sendMessages(clock())).sent).toBe(0)
    world.outside.now = new Date('2026-11-27T23:00:00Z')
    expect((await sendMessages(clock())).sent).toBe(1)
  })

  test('a refusal by WeChat empties the ledger', async () => {
    await published()
    await accept('father')
    world.outside.answers.set(world.personas.father.openid, { result: 'noCredit', error: '43101' })
    expect(await sendMessages(clock())).toMatchObject({ noCredit: 1 })
    expect(await world.sql(`select "left" from message_credit where person_id = $1 and template = 'weeklyUpdate'`, [world.ids.people.father])).toEqual([{ left: 0 }])
  })

  test('what may yet work is tried five times, further and further apart', async () => {
    await published()
    world.outside.now = new Date('2026-11-28T00:00:00Z')
    world.outside.answers.set(world.personas.father.openid, { result: 'later', error: '-1' })
    expect(await sendMessages(clock())).toMatchObject({ later: 1 })
    expect(await sendMessages(clock())).toMatchObject({ later: 0 })
    for (const minutes of [1, 5, 15]) {
      world.outside.now = new Date(world.outside.now.getTime() + minutes * 60_000)
      expect(await sendMessages(clock())).toMatchObject({ later: 1 })
    }
    world.outside.now = new Date(world.outside.now.getTime() + 60 * 60_000)
    expect(await sendMessages(clock())).toMatchObject({ failed: 1 })
    expect(await rows()).toEqual([{ state: 'failed', attempts: 5, error: '-1' }])
    expect(await world.sql(`select "left" from message_credit where template = 'weeklyUpdate'`)).toEqual([{ left: 1 }])
  })

  test('a consent that is withdrawn meanwhile stops the message', async () => {
    await published()
    for (const childId of [world.ids.child, world.ids.sibling]) {
      await phone('father').ask('consents.set', { childId, purpose: 'messages', given: false })
    }
    expect(await sendMessages(clock())).toMatchObject({ sent: 0, failed: 1 })
    expect(world.outside.sent).toEqual([])
  })

  test('a hopeless message is not tried again', async () => {
    await published()
    world.outside.answers.set(world.personas.father.openid, { result: 'failed', error: '40003' })
    expect(await sendMessages(clock())).toMatchObject({ failed: 1 })
    expect(await sendMessages(clock())).toMatchObject({ failed: 0 })
  })

  const withServer = serverUrl ? test : test.skip
  withServer('two clocks at once compose once and send once (needs TEST_DATABASE_URL)', async () => {
    world.outside.now = FRIDAY_1800
    const other = { database: new Database(database.url, 2), ports: world.outside.ports }
    const [one, two] = await Promise.all([composeDue(clock()), composeDue(other)])
    expect(one + two).toBe(5)
    await published()
    const sent = await Promise.all([1, 2, 3, 4].flatMap(() => [sendMessages(clock()), sendMessages(other)]))
    await other.database.close()
    expect(sent.reduce((sum, count) => sum + count.sent, 0)).toBe(1)
    expect(world.outside.sent).toHaveLength(1)
  })
})

test('the clock leaves its trail', async () => {
  await readyForMessages('father')
  const ids = await composedIds()
  await phone('teacher').ask('updates.publish', { updateIds: ids })
  await sendMessages(clock())
  const trail = await world.sql(
    `select action, cardinality(children) as children from audit where hat = 'clock' and school_id = $1 order by audit_id`,
    [world.ids.school],
  )
  expect(trail).toEqual([
    { action: 'clock.compose', children: 4 },
    { action: 'clock.send', children: 1 },
  ])
})
