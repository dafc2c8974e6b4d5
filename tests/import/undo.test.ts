import { instantAt } from '../../contract/week'
import { clearFiles } from '../../domain/clock/clear-files'
import { asXlsx, plain } from '../roster/layouts'
import { madeRow } from '../roster/made-up-roster'
import type { MadeRow } from '../roster/made-up-roster'
import { openSchool } from './school'
import type { School } from './school'

let school: School
let used = 100
const newRows = (count: number) => Array.from({ length: count }, () => madeRow(used++))
const file = (rows: MadeRow[]) => asXlsx(rows, plain)

beforeAll(async () => {
  school = await openSchool()
})
afterAll(() => school.close())

async function bring(rows: MadeRow[]): Promise<number> {
  const fileName = `made-${used}.xlsx`
  const { importId } = await school.head.ask('roster.preview', {
    fileId: school.upload(fileName, await file(rows)),
    fileName,
  })
  await school.head.ask('roster.confirm', { importId })
  return importId
}

async function idOf(name: string): Promise<number> {
  const [row] = await school.world.sql<{ id: string }>(
    `select child_id as id from child where school_id = $1 and name = $2`,
    [school.schoolId, name],
  )
  return Number(row!.id)
}

/** All that an import may write, but for versions. */
async function everything(): Promise<unknown> {
  const tables = [
    'school_class',
    'child',
    'relative',
    'relative_phone',
    'child_relative',
    'care_arrangement',
    'pairing',
  ]
  const rows = await Promise.all(
    tables.map((table) =>
      school.world.sql(
        `select to_jsonb(t) - 'version' as row from ${table} t where school_id = $1 order by to_jsonb(t)::text`,
        [school.schoolId],
      ),
    ),
  )
  return rows
}

const undo = (importId: number) => school.head.call('roster.undo', { importId })

test('children that an import added go again, with all that came with them', async () => {
  const before = await everything()
  const importId = await bring(newRows(3))
  expect((await school.head.ask('roster.list', {})).imports[0]).toMatchObject({
    importId,
    state: 'confirmed',
    added: 3,
    can: { undo: true },
  })
  expect(await undo(importId)).toMatchObject({ ok: true, data: { removed: 3, restored: 0 } })
  expect(await everything()).toEqual(before)
  expect((await school.head.ask('roster.list', {})).imports[0]).toMatchObject({
    importId,
    state: 'undone',
    can: { undo: false },
  })
  expect(await undo(importId)).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

test('children that an import changed stand again as they did, and the days between can be read', async () => {
  const [row, sibling] = newRows(2) as [MadeRow, MadeRow]
  const family = { fatherName: '尉迟山', fatherPhone: '19900009911' }
  await bring([
    { ...row, ...family },
    { ...sibling, ...family },
  ])
  const before = await everything()
  const importId = await bring([
    {
      ...row,
      class: '5班',
      address: '青禾县柳溪镇上湾村9组',
      ...family,
      fatherPhone: '19900009912',
      fatherWork: '浙江省宁波市餐馆',
      relation: '叔叔',
      teacher: '远老师',
    },
    madeRow(used++),
  ])
  const events = await school.world.sql<{ kind: string; child_id: string; keys: string[] }>(
    `select kind, child_id, array(select jsonb_object_keys(before) order by 1) as keys from record_event where import_id = $1 order by child_id`,
    [importId],
  )
  expect(events.map(({ kind }) => kind)).toEqual(['imported', 'imported', 'added'])
  expect(events[0]).toMatchObject({ child_id: String(await idOf(row.name)), keys: ['address', 'card', 'classId'] })
  // The brother, of whom the file said nothing, shares the father whose number changed.
  expect(events[1]).toMatchObject({ child_id: String(await idOf(sibling.name)), keys: ['card'] })
  expect(await undo(importId)).toMatchObject({ ok: true, data: { removed: 1, restored: 2 } })
  expect(await everything()).toEqual(before)
  const kinds = await school.world.sql(`select kind from record_event where child_id = $1 order by event_id`, [
    await idOf(row.name),
  ])
  expect(kinds).toEqual([{ kind: 'added' }, { kind: 'imported' }, { kind: 'importUndone' }])
})

test.each<[string, (child: number, importId: number) => Promise<unknown>]>([
  [
    'a call was logged',
    (child) =>
      school.head
        .ask('calls.log', { childId: child, outcome: 'noAnswer', startedAt: '2026-11-25T01:00:00.000Z' } as never)
        .catch(async () =>
          school.world.sql(
            `insert into note (school_id, child_id, kind, happened_on, body, author, posted_at)
           select school_id, child_id, 'talkNote', '2026-11-25', '{}', $2, now() from child where child_id = $1`,
            [child, school.world.ids.people.farHead],
          ),
        ),
  ],
  [
    'the class teacher answered in the survey',
    (child) =>
      school.world.sql(
        `insert into survey_answer (school_id, term, child_id, answer, answered_by, answered_at) values ($2, '2026-autumn', $1, 'unchanged', $3, now())`,
        [child, school.schoolId, school.world.ids.people.farHead],
      ),
  ],
  [
    'a father has signed in',
    (child) =>
      school.world.sql(
        `update relative set person_id = $2 where relative_id = (select min(relative_id) from child_relative where child_id = $1)`,
        [child, school.world.ids.people.father],
      ),
  ],
  [
    'the record has been corrected',
    (child) =>
      school.world.sql(
        `insert into record_event (school_id, child_id, kind, happened_on, before, recorded_at) values ($2, $1, 'corrected', '2026-11-25', '{"health": ""}', now())`,
        [child, school.schoolId],
      ),
  ],
  [
    'the child has left',
    (child) => school.world.sql(`update child set left_on = '2026-11-25' where child_id = $1`, [child]),
  ],
])('not once %s', async (_what, hang) => {
  const [row] = newRows(1)
  const importId = await bring([row!, ...newRows(1)])
  await hang(await idOf(row!.name), importId)
  const before = await everything()
  expect(await undo(importId)).toMatchObject({ error: { code: 'IMPORT_IN_USE' } })
  expect(await everything()).toEqual(before)
  const listed = (await school.head.ask('roster.list', {})).imports.find((one) => one.importId === importId)
  expect(listed).toMatchObject({ state: 'confirmed', can: { undo: false } })
})

test('not once a record that it changed has changed again: the later import goes first', async () => {
  const [row] = newRows(1)
  await bring([row!])
  const one = await bring([{ ...row!, class: '6班' }])
  const two = await bring([{ ...row!, class: '7班' }])
  expect(await undo(one)).toMatchObject({ error: { code: 'IMPORT_IN_USE' } })
  expect(await undo(two)).toMatchObject({ ok: true })
  expect(await undo(one)).toMatchObject({ ok: true })
  expect((await school.head.ask('children.list', { search: row!.name })).children[0]).toMatchObject({
    className: expect.stringMatching(/[12]班$/),
  })
})

test('an undo is the head’s, of the own school', async () => {
  const importId = await bring(newRows(1))
  const { world } = school
  expect(await world.as(world.personas.head).call('roster.undo', { importId })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  expect(await world.as(world.personas.farTeacher).call('roster.undo', { importId })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  })
})

test('after a day the clock deletes previews, uploads and refused-row files; after a month an import can no longer be undone', async () => {
  const { world } = school
  const kept = await bring(newRows(1))
  const bad = [{ ...newRows(1)[0]!, sex: '' }]
  const fileName = 'left.xlsx'
  const fileId = school.upload(fileName, await file(bad))
  const { importId } = await school.head.ask('roster.preview', { fileId, fileName })
  const { url } = await school.head.ask('roster.refused', { importId })
  const made = decodeURIComponent(url.split('/').at(-1)!)
  const job = { database: world.database, ports: world.outside.ports }
  await clearFiles(job)
  expect([world.outside.files.has(fileId), world.outside.files.has(made)]).toEqual([true, true])
  world.outside.now = new Date(instantAt('2026-11-27', 600))
  expect(await clearFiles(job)).toBeGreaterThan(1)
  expect([world.outside.files.has(fileId), world.outside.files.has(made)]).toEqual([false, false])
  expect(await school.head.call('roster.preview', { importId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  const canUndo = async () =>
    (await school.head.ask('roster.list', {})).imports.find((one) => one.importId === kept)!.can.undo
  expect(await canUndo()).toBe(true)
  world.outside.now = new Date(instantAt('2026-12-30', 600))
  await clearFiles(job)
  expect(await canUndo()).toBe(false)
  expect(await undo(kept)).toMatchObject({ error: { code: 'IMPORT_IN_USE' } })
})
