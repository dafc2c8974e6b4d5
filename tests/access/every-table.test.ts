import { sql } from 'drizzle-orm'
import type { Caller } from '../../database/connect'
import { openWorld } from '../world'
import type { World } from '../world'
import { leaveTraces } from './marked'
import type { Traces } from './marked'
import { fillEveryTable, schoolTables } from './rows'

// Every table of the catalogue, asked for everything by every hat: a new table without a policy that fits fails here, without anybody having to name it.

let world: World
let traces: Traces
let tables: string[]

beforeAll(async () => {
  world = await openWorld()
  traces = await leaveTraces(world)
  tables = await schoolTables(world)
  const { ids } = world
  await fillEveryTable(world, {
    schoolId: ids.school,
    childId: ids.otherChild,
    relativeId: traces.otherChild.relativeId,
    personId: ids.people.otherTeacher,
  })
  await fillEveryTable(world, {
    schoolId: ids.school,
    childId: ids.child,
    relativeId: ids.relatives.father,
    personId: ids.people.father,
  })
  await fillEveryTable(world, {
    schoolId: ids.farSchool,
    childId: ids.farChild,
    relativeId: ids.relatives.farFather,
    personId: ids.people.farFather,
  })
})
afterAll(() => world.close())

type Row = Record<string, unknown>

const callers = (): Record<string, Caller> => {
  const { people, school, district } = world.ids
  const as = (hat: string, personId: number | null, placeId: number | null = school) => ({
    hat,
    personId,
    placeId,
    durable: false,
  })
  return {
    parent: as('parent', people.father),
    teacher: as('teacher', people.teacher),
    desk: as('desk', people.desk),
    head: as('head', people.head),
    clock: as('clock', null),
    district: as('district', people.officer, district),
    none: as('none', people.father),
    'teacher without a class': as('teacher', people.officer),
    'parent without a child': as('parent', people.teacher),
  }
}

async function seenBy(caller: Caller, table: string): Promise<Row[]> {
  try {
    return await world.database.once<Row>(caller, sql.raw(`select * from ${table}`))
  } catch (error) {
    // No right to read it at all.
    expect(error).toMatchObject({ code: '42501' })
    return []
  }
}

const mine = (hat: string): number[] => {
  const { child, sibling, classmate } = world.ids
  if (hat === 'parent') return [child, sibling]
  return hat === 'teacher' ? [child, sibling, classmate] : []
}

test('every table has a row of a strange family and one of a strange school', async () => {
  for (const table of tables) {
    const rows = await world.sql<{ school_id: string }>(`select school_id from ${table}`)
    expect([table, rows.some((row) => Number(row.school_id) === world.ids.farSchool)]).toEqual([table, true])
    expect([table, rows.some((row) => Number(row.school_id) === world.ids.school)]).toEqual([table, true])
  }
})

test.each([
  'parent',
  'teacher',
  'desk',
  'head',
  'district',
  'none',
  'teacher without a class',
  'parent without a child',
])('%s: no row of another school in any table', async (hat) => {
  for (const table of tables)
    for (const row of await seenBy(callers()[hat]!, table))
      expect([table, Number(row.school_id)]).toEqual([table, hat === 'district' ? 'none' : world.ids.school])
})

test('the clock, which works for one school at a time, sees no row of another but the list of schools', async () => {
  for (const table of tables.filter((name) => name !== 'school'))
    for (const row of await seenBy(callers().clock!, table))
      expect([table, Number(row.school_id)]).toEqual([table, world.ids.school])
})

test.each(['parent', 'teacher', 'none', 'teacher without a class', 'parent without a child'])(
  '%s: no row of a child or a contact that is not theirs in any table',
  async (hat) => {
    const own = mine(hat)
    const contacts = new Set(
      (
        await world.sql<{ id: string }>(`select relative_id as id from child_relative where child_id = any ($1)`, [own])
      ).map(({ id }) => Number(id)),
    )
    for (const table of tables) {
      for (const row of await seenBy(callers()[hat]!, table)) {
        if ('child_id' in row && row.child_id !== null)
          expect([table, own]).toEqual([table, expect.arrayContaining([Number(row.child_id)])])
        if (Array.isArray(row.children))
          expect([table, row.children.some((id) => own.includes(Number(id)))]).toEqual([table, true])
        if ('relative_id' in row && row.relative_id !== null && !('child_id' in row))
          expect([table, contacts.has(Number(row.relative_id))]).toEqual([table, true])
      }
    }
  },
)

test('a hat sees something: the tables are not just empty to everybody', async () => {
  const seen = async (hat: string) => {
    const counts = await Promise.all(
      tables.map(async (table) => ((await seenBy(callers()[hat]!, table)).length > 0 ? table : '')),
    )
    return counts.filter(Boolean)
  }
  expect(await seen('head')).toEqual(
    expect.arrayContaining(['child', 'note', 'audit', 'membership', 'background_check', 'audit_pack', 'record_event']),
  )
  expect(await seen('teacher')).toEqual(
    expect.arrayContaining(['child', 'note', 'record_event', 'survey_answer', 'entrusted_care_notice']),
  )
  expect(await seen('parent')).toEqual(
    expect.arrayContaining(['child', 'weekly_update', 'audit', 'entrusted_care_notice']),
  )
  expect(await seen('district')).toEqual([])
})

test('what belongs to no school is shown no further than it must be', async () => {
  const { people } = world.ids
  for (const [hat, caller] of Object.entries(callers())) {
    for (const table of ['attempt', 'district_officer'])
      expect([hat, table, await seenBy(caller, table)]).toEqual([hat, table, []])
    const strangers = (await seenBy(caller, 'person')).filter((row) =>
      [people.farHead, people.farTeacher, people.farFather].includes(Number(row.person_id)),
    )
    expect([hat, strangers]).toEqual([hat, []])
  }
  const toParent = await seenBy(callers().parent!, 'person')
  expect(toParent.map((row) => Number(row.person_id))).toEqual([people.father])
})
