import { randomUUID } from 'node:crypto'
import { composeDue } from '../../domain/clock/compose-due'
import { settleMedia, startMediaChecks } from '../../domain/clock/media-checks'
import { sendMessages } from '../../domain/clock/send-messages'
import { FRIDAY_1759, FRIDAY_1800, FRIDAY_1830, PHOTO, STAYS, WEEK, SchoolWeek } from './school-week'

const school = new SchoolWeek()
const { phone, clock, ready, talk, compose } = school

test('from a note to a parent who answers', async () => {
  await ready('father')
  school.world.outside.files.set(PHOTO, Buffer.from('jpeg'))
  await talk('这周笑得多了', [PHOTO])
  await phone('teacher').ask('calls.log', {
    childId: school.world.ids.child,
    outcome: 'reached',
    startedAt: '2026-11-25T04:40:00.000Z',
    durationSeconds: 540,
    mood: 4,
    line: STAYS,
  })

  // The photo waits for WeChat's verdict.
  expect(await startMediaChecks(clock())).toBe(1)
  expect(await startMediaChecks(clock())).toBe(0)
  const [check] = school.world.outside.mediaChecks
  const verdict = { MsgType: 'event', Event: 'wxa_media_check', trace_id: check!.traceId, result: { suggest: 'pass' } }
  expect(await settleMedia(clock(), verdict)).toBe(1)
  expect(await settleMedia(clock(), verdict)).toBe(0)

  // A minute before the hour nothing is due but last week, which nobody had.
  school.world.outside.now = FRIDAY_1759
  await composeDue(clock())
  expect(await phone('teacher').ask('updates.review', { week: WEEK })).toMatchObject({
    updates: [],
    composedAt: FRIDAY_1800.toISOString(),
  })
  school.world.outside.now = FRIDAY_1800
  expect(await composeDue(clock())).toBeGreaterThan(0)
  expect(await composeDue(clock())).toBe(0)

  const review = await phone('teacher').ask('updates.review', {})
  expect(review).toMatchObject({ classId: school.world.ids.ownClass, week: WEEK })
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
  expect(await phone('father').ask('updates.mine', { childId: school.world.ids.child })).toMatchObject({ update: null })

  school.world.outside.now = FRIDAY_1830
  const requestId = randomUUID()
  const updateIds = review.updates.map((update) => update.updateId)
  const published = await phone('teacher').ask('updates.publish', { updateIds }, requestId)
  expect(published).toEqual({ published: 3, messages: 1, withoutCredit: 0 })
  expect(await phone('teacher').ask('updates.publish', { updateIds }, requestId)).toEqual(published)
  expect(await phone('teacher').ask('updates.publish', { updateIds })).toEqual({
    published: 0,
    messages: 0,
    withoutCredit: 0,
  })
  expect(await school.world.sql(`select count(*)::int as n from message`)).toEqual([{ n: 2 }])

  // Both children's letters are one message, for one credit.
  const nothing = { sent: 0, noCredit: 0, later: 0, failed: 0, lost: 0, void: 0 }
  expect(await sendMessages(clock())).toEqual({ ...nothing, sent: 1, void: 1 })
  expect(await sendMessages(clock())).toEqual(nothing)
  const [message] = school.world.outside.sent
  expect(message).toEqual({
    openid: school.world.personas.father.openid,
    template: 'weeklyUpdate',
    page: `pages/parent/home/index?tab=week&child=${school.world.ids.child}&week=${WEEK}&hat=${school.world.ids.school}:parent`,
    data: {
      child: '甲一',
      week: '11月23日至29日',
      publishedAt: '2026年11月27日 18:30',
      remark: '另有1件事，点开一起看',
    },
  })
  expect(await school.world.sql(`select "left" from message_credit where template = 'weeklyUpdate'`)).toEqual([
    { left: 0 },
  ])

  const before = school.world.database.trips
  const mine = await phone('father').ask('updates.mine', { childId: school.world.ids.child, week: WEEK })
  expect(school.world.database.trips - before).toBe(2) // identity, and the screen
  expect(JSON.stringify(mine)).not.toContain(STAYS)
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
  expect(await phone('father').ask('updates.answer', { updateId, thumb: true })).toEqual({
    thumb: true,
    phrase: null,
    reply: null,
  })
  expect(await phone('father').ask('updates.answer', { updateId, phrase: 'missYou' })).toEqual({
    thumb: true,
    phrase: 'missYou',
    reply: null,
  })
  expect((await phone('father').ask('updates.mine', { childId: school.world.ids.child })).update?.answer).toEqual({
    thumb: true,
    phrase: 'missYou',
    reply: null,
  })
  expect((await phone('teacher').ask('updates.review', {})).updates.filter((update) => update.read)).toHaveLength(1)
})

test("another family's update cannot be opened or answered, and a stranger's class cannot be reviewed or published", async () => {
  await talk('好')
  const ids = await compose()
  await phone('teacher').ask('updates.publish', { updateIds: ids })
  const notFound = { ok: false, error: { code: 'NOT_FOUND' } }
  const father = phone('otherFather')
  expect(await father.call('updates.mine', { childId: school.world.ids.child })).toMatchObject(notFound)
  const [first] = await school.world.sql<{ id: string }>(
    'select update_id as id from weekly_update where child_id = $1 and week = $2',
    [school.world.ids.child, WEEK],
  )
  expect(await father.call('updates.answer', { updateId: Number(first!.id), thumb: true })).toMatchObject(notFound)
  for (const stranger of [phone('otherTeacher'), phone('farTeacher')]) {
    expect(await stranger.call('updates.review', { classId: school.world.ids.ownClass })).toMatchObject(notFound)
    expect(await stranger.call('updates.publish', { updateIds: ids })).toMatchObject(notFound)
    expect(await stranger.call('updates.preview', { updateId: ids[0]! })).toMatchObject(notFound)
    expect(await stranger.call('updates.line', { updateId: ids[0]!, teacherLine: '好' })).toMatchObject(notFound)
  }
  expect(await phone('head').ask('updates.review', { classId: school.world.ids.otherClass })).toMatchObject({
    classes: [{ name: '三年级1班' }, { name: '四年级1班' }],
    updates: [{ name: '丙一' }],
  })
})

test('weeks that the clock jumped over are made up for, once', async () => {
  await compose()
  const composed = await school.world.sql(
    `select distinct week::text as week from weekly_update where school_id = $1 order by 1`,
    [school.world.ids.school],
  )
  school.world.outside.now = new Date('2026-12-12T02:00:00Z')
  await composeDue(clock())
  const after = await school.world.sql(
    `select distinct week::text as week from weekly_update where school_id = $1 order by 1`,
    [school.world.ids.school],
  )
  expect(composed).toEqual([{ week: WEEK }])
  expect(after).toEqual([{ week: WEEK }, { week: '2026-11-30' }, { week: '2026-12-07' }])
})

test("on Monday the stack that nobody touched still lies there; once a part is out, it is this week's turn", async () => {
  const ids = await compose()
  school.world.outside.now = new Date('2026-11-30T02:00:00Z')
  expect(await phone('teacher').ask('updates.review', {})).toMatchObject({ week: WEEK })
  await phone('teacher').ask('updates.publish', { updateIds: ids.slice(0, 1) })
  expect(await phone('teacher').ask('updates.review', {})).toMatchObject({ week: '2026-11-30', updates: [] })
})
