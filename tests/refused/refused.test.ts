import { randomUUID } from 'node:crypto'
import type { ActionName, Input } from '../../contract/actions'
import { UNFIT_WORDS } from '../ports'
import { openWorld } from '../world'
import type { PersonaName, World } from '../world'

let world: World

beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const phone = (name: PersonaName) => world.as(world.personas[name])
const note = (childId: number, findings = `孩子说${UNFIT_WORDS}`) => ({
  kind: 'homeVisit' as const,
  childId,
  happenedOn: '2026-11-25',
  body: { met: 'grandparent' as const, findings },
})
const rows = () =>
  world.sql(
    `select hat, action, child_id::int as child, person_id::int as by, words, seen_at is not null as seen from refused_content order by refused_id`,
  )
const refused = { ok: false, error: { code: 'TEXT_REFUSED' } }

test('what WeChat refuses is nowhere on record, and the head reads it with who wrote it, where, about whom', async () => {
  const { ids } = world
  expect(await phone('teacher').call('notes.post', note(ids.child))).toMatchObject(refused)
  expect(await world.sql(`select from note`)).toEqual([])
  const list = await phone('head').ask('refused.list', {})
  expect(list.texts).toMatchObject([
    {
      by: '林老师',
      hat: 'teacher',
      action: 'notes.post',
      child: { childId: ids.child, name: '甲一' },
      words: `孩子说${UNFIT_WORDS}`,
      seen: false,
      at: '2026-11-25T07:00:00.000Z',
    },
  ])
  for (const name of ['teacher', 'desk', 'father'] as const) {
    expect(await phone(name).call('refused.list', {})).toMatchObject({ error: { code: 'FORBIDDEN' } })
  }
  expect((await phone('farHead').ask('refused.list', {})).texts).toEqual([])
})

test('looked at, it goes behind what is new; another school’s cannot be looked at', async () => {
  const { ids } = world
  await phone('teacher').call('notes.post', note(ids.child))
  const [first] = (await phone('head').ask('refused.list', {})).texts
  expect(await phone('farHead').call('refused.seen', { refusedId: first!.refusedId })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  await phone('head').ask('refused.seen', { refusedId: first!.refusedId })
  world.outside.now = new Date(world.outside.now.getTime() - 60_000)
  await phone('teacher').call('notes.post', note(ids.classmate, `${UNFIT_WORDS}，又一句`))
  expect((await phone('head').ask('refused.list', {})).texts.map(({ child, seen }) => [child?.name, seen])).toEqual([
    ['乙一', false],
    ['甲一', true],
  ])
})

test('sent again, at once or later that day, it is one; mended words go through with the same number', async () => {
  const { ids } = world
  const requestId = randomUUID()
  const replies = await Promise.all(
    [1, 2, 3, 4].map(() => phone('teacher').call('notes.post', note(ids.child), requestId)),
  )
  for (const reply of replies) expect(reply).toMatchObject(refused)
  expect(await phone('teacher').call('notes.post', note(ids.child))).toMatchObject(refused)
  expect(await rows()).toHaveLength(1)
  expect(await phone('teacher').call('notes.post', note(ids.child, '孩子很好'), requestId)).toMatchObject({ ok: true })
  world.outside.now = new Date(world.outside.now.getTime() + 86_400_000)
  await phone('teacher').call('notes.post', note(ids.child))
  expect(await rows()).toHaveLength(2)
})

test('a child beyond the writer’s sight is not named', async () => {
  const { ids } = world
  await phone('teacher').call('notes.post', note(ids.otherChild))
  await phone('farTeacher').call('notes.post', note(ids.child))
  expect(await rows()).toMatchObject([
    { by: ids.people.teacher, child: null },
    { by: ids.people.farTeacher, child: null },
  ])
})

describe('every place where somebody types', () => {
  const places: [ActionName, PersonaName, () => Promise<unknown> | unknown, boolean][] = [
    ['notes.post', 'teacher', () => note(world.ids.child), true],
    ['duty.handover', 'desk', () => ({ points: [], words: UNFIT_WORDS }), false],
    ['updates.line', 'teacher', async () => ({ updateId: await update(), teacherLine: UNFIT_WORDS }), true],
    ['updates.answer', 'father', async () => ({ updateId: await update(), thumb: true, reply: UNFIT_WORDS }), true],
    ['updates.ask', 'teacher', () => ({ classId: world.ids.ownClass, week: '2026-11-23', ask: UNFIT_WORDS }), false],
    [
      'sheet.done',
      'teacher',
      () => ({ childIds: [world.ids.child], messageIds: [], about: 'unread', reached: true, summary: UNFIT_WORDS }),
      true,
    ],
    [
      'letters.announce',
      'head',
      () => ({ kind: 'toParents', occasion: 'other', title: '一封信', body: UNFIT_WORDS }),
      false,
    ],
  ]

  test.each(places)('%s', async (action, who, input, aboutAChild) => {
    const asked = (await input()) as Input<ActionName>
    expect(await phone(who).call(action, asked)).toMatchObject(refused)
    expect(await rows()).toEqual([
      {
        hat: world.personas[who].hat!.split(':')[1],
        action,
        child: aboutAChild ? world.ids.child : null,
        by: world.ids.people[who],
        words: expect.stringContaining(UNFIT_WORDS),
        seen: false,
      },
    ])
    expect(await world.sql(`select from command where reply is not null`)).toEqual([])
  })

  async function update(): Promise<number> {
    const { ids, outside } = world
    const [row] = await world.sql<{ id: string }>(
      `insert into weekly_update (school_id, child_id, week, body, thin, composed_at, published_at, published_by) values ($1, $2, '2026-11-23', '{}', false, $3, $3, $4) returning update_id as id`,
      [ids.school, ids.child, outside.now, ids.people.teacher],
    )
    return Number(row!.id)
  }
})

test('refused photos stand by the name of their note; passed, waiting and withdrawn ones do not', async () => {
  const { ids } = world
  const post = async (state: string, undone = false) => {
    const [row] = await world.sql<{ id: string }>(
      `insert into note (school_id, child_id, kind, happened_on, week, body, author, posted_at, undone_at)
       values ($1, $2, 'homeVisit', '2026-11-24', '2026-11-23', '{}', $3, $4, $5) returning note_id as id`,
      [ids.school, ids.child, ids.people.teacher, world.outside.now, undone ? world.outside.now : null],
    )
    await world.sql(
      `insert into photo (school_id, note_id, child_id, file_id, state) select $1, $2::bigint, $3, 'cloud://x/' || $2::bigint || n, $4 from generate_series(1, 2) n`,
      [ids.school, row!.id, ids.child, state],
    )
    return Number(row!.id)
  }
  const noteId = await post('refused')
  await post('passed')
  await post('pending')
  await post('refused', true)
  expect((await phone('head').ask('refused.list', {})).photos).toEqual([
    { noteId, childId: ids.child, name: '甲一', kind: 'homeVisit', on: '2026-11-24', by: '林老师', count: 2 },
  ])
})

test('a spoken sentence that was refused stands by its update; one that passed or waits does not', async () => {
  const { ids, outside, sql } = world
  const speak = async (week: string, state: string) => {
    const [row] = await sql<{ id: string }>(
      `with u as (insert into weekly_update (school_id, child_id, week, body, thin, composed_at) values ($1, $2, $3, '{}', false, $4) returning update_id)
       insert into voice (school_id, child_id, update_id, kind, author, file_id, seconds, bytes, sent_at, state)
       select $1, $2, update_id, 'line', $5, 'cloud://x/' || $3::text, 12, 9000, $4, $6 from u returning voice_id as id`,
      [ids.school, ids.child, week, outside.now, ids.people.teacher, state],
    )
    return Number(row!.id)
  }
  const voiceId = await speak('2026-11-23', 'refused')
  await speak('2026-11-16', 'passed')
  await speak('2026-11-09', 'pending')
  expect((await phone('head').ask('refused.list', {})).spoken).toEqual([
    { voiceId, childId: ids.child, name: '甲一', week: '2026-11-23', by: '林老师', seconds: 12 },
  ])
  expect((await phone('farHead').ask('refused.list', {})).spoken).toEqual([])
})
