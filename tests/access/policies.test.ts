import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Caller } from '../../database/connect'
import { Database } from '../../database/connect'
import { testDatabase } from '../database'
import type { TestDatabase } from '../database'
import { makeWorld } from '../world'
import type { World } from '../world'
import { leaveTraces } from './marked'
import type { Traces } from './marked'

// The statements here are those of a handler that forgot every "where" and every check: the policies alone stand in the way.

let database: TestDatabase
let world: World
let traces: Traces

beforeAll(async () => {
  database = await testDatabase()
  world = await makeWorld(database.url)
  traces = await leaveTraces(world)
})
afterAll(async () => {
  await world.close()
  await database.close()
})

const as = (hat: string, personId: number | null, placeId: number | null = world.ids.school): Caller => ({
  hat,
  personId,
  placeId,
  durable: false,
})
const father = () => as('parent', world.ids.people.father)
const teacher = () => as('teacher', world.ids.people.teacher)
const desk = () => as('desk', world.ids.people.desk)
const run = (caller: Caller, statement: SQL) => world.database.once<Record<string, unknown>>(caller, statement)
const forbidden = (caller: Caller, statement: SQL) =>
  expect(run(caller, statement)).rejects.toMatchObject({ code: '42501' })

const tables = [
  'child',
  'relative',
  'child_relative',
  'booking',
  'family_call',
  'note',
  'weekly_update',
  'consent',
  'photo',
]
const ofChildren = ['child', 'child_relative', 'booking', 'family_call', 'note', 'weekly_update', 'consent']

/** The children that a table shows to a caller who asks for everything. */
async function childrenIn(table: string, caller: Caller): Promise<number[]> {
  const rows = await run(caller, sql.raw(`select distinct child_id from ${table} order by 1`))
  return rows.map((row) => Number(row.child_id))
}

test.each(ofChildren)('everything in %s is the own family’s, the own class’s, the own school’s', async (table) => {
  const { ids } = world
  const own = [ids.child, ids.sibling]
  const inside = (found: number[], allowed: number[]) => expect(found.filter((id) => !allowed.includes(id))).toEqual([])
  inside(await childrenIn(table, father()), table === 'note' ? [] : own)
  inside(await childrenIn(table, teacher()), [...own, ids.classmate])
  const school = [...own, ids.classmate, ids.otherChild]
  inside(await childrenIn(table, desk()), ['note', 'weekly_update'].includes(table) ? [] : school)
  inside(await childrenIn(table, as('head', ids.people.head)), school)
  expect(await childrenIn(table, as('head', ids.people.head))).not.toEqual([])
})

test('the district stands at no school, even where one has its number', async () => {
  // District 1 and school 1: the same number on both.
  expect(world.ids.district).toBe(world.ids.school)
  const officer = as('district', world.ids.people.officer, world.ids.district)
  for (const table of [
    ...tables,
    'school',
    'school_class',
    'phone_line',
    'opening_hours',
    'membership',
    'class_teacher',
    'person',
    'message',
  ]) {
    const rows = await run(
      officer,
      sql.raw(`select * from ${table} where ${table === 'person' ? `person_id <> ${officer.personId}` : 'true'}`),
    )
    expect([table, rows]).toEqual([table, []])
  }
  const taken = sql`select * from app.taken_slots('2026-11-01', '2026-12-31', '2026-11-25')`
  expect(await run(officer, taken)).toEqual([])
  expect(await run(desk(), taken)).not.toEqual([])
  await forbidden(
    officer,
    sql`insert into audit (school_id, at, person_id, hat, action, children) values (1, now(), ${officer.personId}, 'district', 'x', '{}')`,
  )
  await forbidden(
    officer,
    sql`insert into command (school_id, person_id, request_id, action, at) values (1, ${officer.personId}, gen_random_uuid(), 'x', now())`,
  )
})

test('counts of a district are for its own officers', async () => {
  const { ids } = world
  const counts = sql`select * from app.district_counts('2026-11-23')`
  expect(await run(as('district', ids.people.officer, ids.district), counts)).toHaveLength(2)
  expect(await run(as('district', ids.people.head, ids.district), counts)).toEqual([])
  expect(await run(as('head', ids.people.officer), counts)).toEqual([])
})

test('a parent books in their own name, and does not say whether a call took place', async () => {
  const { ids } = world
  const insert = (by: number, state: string) => sql`
    insert into booking (school_id, line_id, starts_at, week, child_id, state, booked_by, booked_at)
    values (${ids.school}, ${ids.line}, '2026-12-10 09:00+00', '2026-12-07', ${ids.child}, ${state}, ${by}, now())`
  await forbidden(father(), insert(ids.people.mother, 'booked'))
  await forbidden(father(), insert(ids.people.father, 'done'))
  await forbidden(father(), sql`update booking set state = 'done'`)
  const moved = sql`update booking set booked_at = now() returning child_id`
  expect(await run(father(), moved)).toEqual([{ child_id: String(ids.child) }])
})

test('calls and notes are written and changed in the own name only', async () => {
  const { ids } = world
  const note = (author: number) => sql`
    insert into note (school_id, child_id, kind, happened_on, week, body, author, posted_at)
    values (${ids.school}, ${ids.child}, 'talkNote', '2026-11-25', '2026-11-23', '{}', ${author}, now())`
  await forbidden(teacher(), note(ids.people.otherTeacher))
  await forbidden(desk(), note(ids.people.desk))
  const call = (by: number) => sql`
    insert into family_call (school_id, child_id, medium, started_at, week, duration_seconds, outcome, topics, logged_by, logged_at)
    values (${ids.school}, ${ids.child}, 'voice', now(), '2026-11-23', 0, 'busy', '{}', ${by}, now())`
  await forbidden(desk(), call(ids.people.teacher))
  await forbidden(father(), call(ids.people.father))
  expect(await run(desk(), sql`update family_call set undone_at = now() returning 1`)).toEqual([])
  expect(await run(as('head', ids.people.head), sql`update note set undone_at = now() returning 1`)).toEqual([])
})

test('an update is composed by the clock alone', async () => {
  const { ids } = world
  const insert = sql`insert into weekly_update (school_id, child_id, week, body, thin, composed_at)
    values (${ids.school}, ${ids.child}, '2026-01-05', '{}', true, now())`
  await forbidden(teacher(), insert)
  await forbidden(as('head', ids.people.head), insert)
})

test('a message goes to somebody on the card of the child that it is about', async () => {
  const { ids } = world
  const message = (to: number, childId: number | null) => sql`
    insert into message (school_id, person_id, child_id, template, page, data, state, due_at)
    values (${ids.school}, ${to}, ${childId}, 'weeklyUpdate', 'x', '{}', 'queued', now())`
  await forbidden(teacher(), message(ids.people.otherFather, ids.child))
  await forbidden(teacher(), message(ids.people.farFather, ids.child))
  await forbidden(teacher(), message(ids.people.father, null))
  await forbidden(desk(), message(ids.people.father, ids.child))
  await forbidden(father(), message(ids.people.mother, ids.child))
  expect(await run(teacher(), message(ids.people.father, ids.child))).toEqual([])
  expect(await run(father(), message(ids.people.father, ids.child))).toEqual([])
})

test('the trail is written in the own name and hat; the head reads that of the school, a guardian that of the own children, nobody else any', async () => {
  const { ids } = world
  const audit = (person: number, hat: string) =>
    sql`insert into audit (school_id, at, person_id, hat, action, children) values (${ids.school}, now(), ${person}, ${hat}, 'x', '{}')`
  await forbidden(teacher(), audit(ids.people.head, 'teacher'))
  await forbidden(teacher(), audit(ids.people.teacher, 'head'))
  await world.sql(
    `insert into audit (school_id, at, person_id, hat, action, children) values ($1, now(), $2, 'teacher', 'y', $3), ($1, now(), $2, 'teacher', 'y', $4), ($5, now(), $6, 'head', 'y', '{}')`,
    [ids.school, ids.people.teacher, [ids.child], [ids.classmate], ids.farSchool, ids.people.farHead],
  )
  const read = async (caller: Caller) =>
    (await run(caller, sql`select school_id, children from audit where action = 'y' order by audit_id`)).map((row) =>
      (row.children as string[]).map(Number),
    )
  expect(await read(as('head', ids.people.head))).toEqual([[ids.child], [ids.classmate]])
  expect(await read(father())).toEqual([[ids.child]])
  for (const caller of [teacher(), desk(), as('district', ids.people.officer, ids.district)])
    expect(await read(caller)).toEqual([])
  expect(await run(teacher(), sql`select * from command where person_id <> ${ids.people.teacher}`)).toEqual([])
})

test.each([
  sql`select app.enter(1, 1, 'head', false)`,
  sql`select app.identify('o_head', current_date, '2026-11', null)`,
  sql`select app.sign_in('o_me', '\\x00', now())`,
  sql`select app.children_of(1, 1, 'parent')`,
  sql`select person_id from district_officer`,
])('nobody enters, or asks who somebody is, from within', async (statement) => {
  await forbidden(father(), statement)
})

test('a photo is settled by the clock alone', async () => {
  await world.sql(
    `insert into photo (school_id, note_id, child_id, file_id, state, trace_id) values ($1, $2, $3, 'cloud://x.y/z.jpg', 'pending', 'trace')`,
    [world.ids.school, traces.child.noteId, world.ids.child],
  )
  const settle = sql`select app.settle_photo('trace', 'passed') as settled`
  expect(await run(teacher(), settle)).toEqual([{ settled: 0 }])
  expect(await run(as('clock', null, null), settle)).toEqual([{ settled: 1 }])
})

test('a temporary table does not come before the real one when somebody enters', async () => {
  const one = new Database(database.url, 1)
  const { ids } = world
  try {
    await one.once(
      father(),
      sql`create temporary table class_teacher as select ${ids.school}::bigint as school_id, ${ids.otherClass}::bigint as class_id, ${ids.people.teacher}::bigint as person_id`,
    )
    const rows = await one.once<{ child_id: string }>(teacher(), sql`select child_id from public.child`)
    expect(rows.map((row) => Number(row.child_id))).not.toContain(ids.otherChild)
  } finally {
    await one.close()
  }
})

test('a transaction that could not begin leaves the connection clean', async () => {
  const one = new Database(database.url, 1)
  try {
    await expect(one.transaction(as('teacher', 2 ** 70), async () => 'never')).rejects.toThrow()
    expect(await one.beforeSignIn(sql`select app.hat() as hat`)).toEqual([{ hat: 'none' }])
  } finally {
    await one.close()
  }
})
