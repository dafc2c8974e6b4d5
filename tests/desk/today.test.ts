import { at, DeskDay } from './desk'

const day = new DeskDay()

test('one call tells the desk its day: who, when, whom to call first, and nobody’s full number', async () => {
  const { ids } = day.world
  await day.book([ids.child, ids.sibling], at('16:00'), { relative_id: ids.relatives.mother, origin: 'plan' })
  await day.book([ids.classmate], at('16:10'), { confirmed_at: at('10:00') })
  await day.book([ids.otherChild], at('16:20', '2026-11-26'))
  const before = day.world.database.trips
  const today = await day.phone('desk').ask('desk.today', {})
  expect(day.world.database.trips - before).toBe(2)

  expect(today.lines).toMatchObject([{ lineId: ids.line, medium: 'voice', slotMinutes: 10, delay: 0, broken: false }])
  expect(today.turns).toMatchObject([
    {
      startsAt: at('16:00'),
      unconfirmed: true,
      review: null,
      children: [
        { childId: ids.child, name: '甲一', state: 'booked', why: null },
        { childId: ids.sibling, name: '甲二' },
      ],
      relatives: [
        { relation: 'mother', childIds: [ids.child, ids.sibling], phones: ['199****8002'] },
        { relation: 'father', phones: ['199****8001'] },
        { relation: 'grandmotherMaternal' },
      ],
    },
    { startsAt: at('16:10'), unconfirmed: false, children: [{ name: '乙一' }] },
  ])
  expect(JSON.stringify(today)).not.toMatch(/199[0-9]{8}/)
  const [trail] = await day.world.sql<{ children: string[] }>(
    `select children from audit where action = 'desk.today' order by audit_id desc limit 1`,
  )
  expect(trail!.children.map(Number).sort()).toEqual([ids.child, ids.sibling, ids.classmate, ids.otherChild])
})

test('the call sheet lists whom no message reaches, until somebody has reminded them by phone', async () => {
  const { ids } = day.world
  await day.ready('otherFather')
  await day.book([ids.child, ids.sibling], at('16:00'))
  await day.book([ids.classmate], at('16:10'))
  const [tomorrow] = await day.book([ids.otherChild], at('16:20', '2026-11-26'))
  const sheet = async () => (await day.phone('desk').ask('desk.today', {})).sheet.map(({ names }) => names)
  expect(await sheet()).toEqual([['甲一', '甲二'], ['丙一']])
  await day.phone('desk').ask('desk.reminded', { bookingId: tomorrow! })
  expect(await sheet()).toEqual([['甲一', '甲二']])
  day.isNow('16:01')
  expect(await sheet()).toEqual([])
})

test('who waits, who is on duty and what the last shift left stand beside the day', async () => {
  const { ids } = day.world
  const [missed] = await day.book([ids.classmate], at('12:00'))
  await day.phone('desk').ask('calls.log', day.call(ids.classmate, { bookingId: missed!, outcome: 'noAnswer' }))
  await day.world.sql(
    `insert into waiting (school_id, child_id, week, since, state) values ($1, $2, '2026-11-23', '2026-11-24T00:00:00Z', 'waiting')`,
    [ids.school, ids.otherChild],
  )
  await day.world.sql(
    `insert into duty (school_id, on_date, from_minute, to_minute, person_id, set_by, set_at) values ($1, '2026-11-25', 960, 1200, $2, $3, now())`,
    [ids.school, ids.people.desk, ids.people.head],
  )
  await day.world.sql(
    `insert into handover (school_id, on_date, points, words, author, written_at) values ($1, '2026-11-24', '{lineNoise}', '明天换听筒', $2, '2026-11-24T12:00:00Z')`,
    [ids.school, ids.people.teacher],
  )
  const today = await day.phone('desk').ask('desk.today', {})
  expect(today.waiting).toMatchObject([
    { name: '乙一', front: true, why: 'noAnswer' },
    { name: '丙一', front: false, why: null },
  ])
  expect(today.duty).toEqual([{ name: '方老师', from: 960, to: 1200, mine: true }])
  expect(today.note).toMatchObject({ points: ['lineNoise'], words: '明天换听筒', author: '林老师' })
  expect(today.turns[0]!.children[0]).toMatchObject({ state: 'missed', why: 'noAnswer' })
})

test('a school without a single booking has a quiet desk, and another school’s calls are not on it', async () => {
  const quiet = await day.phone('desk').ask('desk.today', {})
  expect(quiet).toMatchObject({ turns: [], sheet: [], offers: [], waiting: [], duty: [], note: null })
  await day.book([day.world.ids.child], at('16:00'))
  expect((await day.phone('farHead').ask('desk.today', {})).turns).toEqual([])
  expect(await day.phone('teacher').call('desk.today', {})).toMatchObject({ error: { code: 'FORBIDDEN' } })
})

test('the numbers for a phone without network: only of who is still to be called today, on the audit of each child', async () => {
  const { ids } = day.world
  await day.book([ids.child], at('16:00'))
  const [done] = await day.book([ids.classmate], at('12:00'))
  await day.phone('desk').ask('calls.log', day.call(ids.classmate, { bookingId: done! }))
  const sheet = await day.phone('desk').ask('desk.sheet', {})
  expect(sheet.date).toBe('2026-11-25')
  expect(sheet.numbers).toEqual([
    { relativeId: ids.relatives.father, phones: ['19900008001'] },
    { relativeId: ids.relatives.mother, phones: ['19900008002'] },
    { relativeId: ids.relatives.grandmother, phones: ['19900008003'] },
  ])
  const trail = await day.world.sql(`select children, hat from audit where action = 'desk.sheet'`)
  expect(trail).toEqual([{ children: [String(ids.child)], hat: 'desk' }])
  for (let i = 0; i < 5; i += 1) await day.phone('desk').ask('desk.sheet', {})
  expect(await day.phone('desk').call('desk.sheet', {})).toMatchObject({ error: { code: 'TOO_OFTEN' } })
})
