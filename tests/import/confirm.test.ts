import { randomUUID } from 'node:crypto'
import { answer } from '../../cloudfunctions/api/pipeline'
import { Database } from '../../database/connect'
import type { Run } from '../../database/connect'
import { asXlsx, plain } from '../roster/layouts'
import { madeId, madeRow } from '../roster/made-up-roster'
import type { MadeRow } from '../roster/made-up-roster'
import { openSchool } from './school'
import type { School } from './school'

let school: School

beforeAll(async () => {
  school = await openSchool()
})
afterAll(() => school.close())

/** Rows that no other test of this file uses. */
let used = 0
const newRows = (count: number) => Array.from({ length: count }, () => madeRow(used++))

async function preview(rows: MadeRow[]): Promise<number> {
  const fileId = school.upload('made.xlsx', await asXlsx(rows, plain))
  return (await school.head.ask('roster.preview', { fileId, fileName: 'made.xlsx' })).importId
}

test('the same confirmation sent twice answers the same and imports once; another one is told that it is done', async () => {
  const importId = await preview(newRows(5))
  const requestId = randomUUID()
  const first = await school.head.ask('roster.confirm', { importId }, requestId)
  const after = await school.counts()
  expect(await school.head.ask('roster.confirm', { importId }, requestId)).toEqual(first)
  expect(await school.head.call('roster.confirm', { importId })).toMatchObject({
    error: { code: 'ROSTER_ALREADY_CONFIRMED' },
  })
  expect(await school.counts()).toEqual(after)
})

test('two confirmations of one preview at once: one imports, the other is told', async () => {
  const importId = await preview(newRows(5))
  const replies = await Promise.all([1, 2].map(() => school.head.call('roster.confirm', { importId })))
  expect(replies.filter((reply) => reply.ok)).toHaveLength(1)
  expect(replies.find((reply) => !reply.ok)).toMatchObject({ error: { code: 'ROSTER_ALREADY_CONFIRMED' } })
})

test('a preview is void once something on file has changed; that a parent signs in is no such change', async () => {
  const { world, schoolId } = school
  const rows = newRows(3)
  const stale = await preview(rows.slice(0, 2))
  await world.sql(`update relative set person_id = null where school_id = $1`, [schoolId])
  expect(await school.head.ask('roster.confirm', { importId: stale })).toMatchObject({ added: 2 })

  const void_ = await preview(rows)
  await world.sql(`update child set health = '对花生过敏' where school_id = $1`, [schoolId])
  expect(await school.head.call('roster.confirm', { importId: void_ })).toMatchObject({
    error: { code: 'ROSTER_CHANGED_MEANWHILE' },
  })
  const two = [await preview(rows), await preview(rows)]
  expect(await school.head.ask('roster.confirm', { importId: two[0]! })).toMatchObject({
    added: 1,
    changed: 0,
    same: 2,
  })
  expect(await school.head.call('roster.confirm', { importId: two[1]! })).toMatchObject({
    error: { code: 'ROSTER_CHANGED_MEANWHILE' },
  })
})

/** A database on which the nth statement of a transaction breaks the connection, as a killed function does. */
class Breaking extends Database {
  constructor(
    url: string,
    private readonly at: number,
  ) {
    super(url, 1)
  }

  override transaction<T>(...[caller, work]: Parameters<Database['transaction']>): Promise<T> {
    let statements = 0
    return super.transaction(caller, (run) => {
      const counting: Run = async (statement) => {
        if (++statements === this.at) throw new Error('killed here')
        return run(statement)
      }
      return work(counting)
    }) as Promise<T>
  }
}

test('a confirmation that is killed at any statement leaves nothing, and can be sent again', async () => {
  const { world } = school
  const importId = await preview(newRows(4))
  const before = await school.counts()
  const requestId = randomUUID()
  const { openid, hat } = world.personas.farHead
  const silent = jest.spyOn(console, 'error').mockReturnValue(undefined)
  let at = 1
  for (; ; at++) {
    const database = new Breaking(world.url, at)
    const reply = await answer({ database, ports: world.outside.ports, log: () => undefined }, openid, {
      action: 'roster.confirm',
      hat,
      requestId,
      input: { importId },
    })
    await database.close()
    if (reply.ok) break
    expect(reply).toMatchObject({ error: { code: 'INTERNAL' } })
    expect(await school.counts()).toEqual(before)
  }
  silent.mockRestore()
  expect(at).toBeGreaterThan(10)
  expect((await school.counts()).child).toBe(before.child! + 4)
})

test.each([
  ['a text that is no table', Buffer.from('这不是表格'), 'ROSTER_FILE_NO_CHILDREN'],
  ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'ROSTER_FILE_UNREADABLE'],
  ['an old .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'ROSTER_FILE_OLD_FORMAT'],
  ['nothing', Buffer.alloc(0), 'ROSTER_FILE_NO_CHILDREN'],
])('%s is refused with its reason, and nothing is kept of it', async (_what, bytes, code) => {
  const fileId = school.upload('hostile.xlsx', bytes)
  const before = await school.world.sql(`select count(*) from roster_import`)
  expect(await school.head.call('roster.preview', { fileId, fileName: 'hostile.xlsx' })).toMatchObject({
    error: { code },
  })
  expect(await school.world.sql(`select count(*) from roster_import`)).toEqual(before)
})

test('a file that was never uploaded is refused', async () => {
  const input = { fileId: 'cloud://test.files/rosters/nowhere.xlsx', fileName: '名册.xlsx' }
  expect(await school.head.call('roster.preview', input)).toMatchObject({ error: { code: 'ROSTER_FILE_UNREADABLE' } })
})

test('an import belongs to its school and to its head', async () => {
  const { world } = school
  const importId = await preview(newRows(1).map((row) => ({ ...row, sex: '' })))
  const { head, farTeacher } = world.personas
  for (const action of ['roster.confirm', 'roster.refused'] as const) {
    expect(await world.as(head).call(action, { importId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(await world.as(farTeacher).call(action, { importId })).toMatchObject({ error: { code: 'FORBIDDEN' } })
  }
  const { url } = await school.head.ask('roster.refused', { importId })
  expect(url).toMatch(new RegExp(`rosters%2F${school.schoolId}%2F[0-9a-f]{32}\\.xlsx$`))
})

test('where no row was refused there is nothing to download', async () => {
  const importId = await preview(newRows(2))
  expect(await school.head.call('roster.refused', { importId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

test('rows that contradict what is on file are refused with the reason, before and after the confirmation', async () => {
  const order = [...plain.order]
  const withId = async (rows: (MadeRow & { id: string })[]) => {
    const bytes = await asXlsx(rows, plain)
    const ExcelJS = (await import('exceljs')).default
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(bytes as never)
    const sheet = workbook.worksheets[0]!
    sheet.getRow(2).getCell(order.length + 1).value = '身份证号'
    rows.forEach((row, index) => (sheet.getRow(index + 3).getCell(order.length + 1).value = row.id))
    return new Uint8Array(await workbook.xlsx.writeBuffer())
  }
  const [one, other, third] = newRows(3) as [MadeRow, MadeRow, MadeRow]
  const idOf = (row: MadeRow) => madeId(row.birthDate, row.sex === '男' ? 'male' : 'female')
  await school.bring(
    'ids.xlsx',
    await withId([
      { ...one, id: idOf(one) },
      { ...other, id: '' },
    ]),
  )

  const another = { ...third, name: other.name, birthDate: one.birthDate, sex: one.sex }
  const bytes = await withId([
    // The first child's ID number under another name: a name put right.
    { ...another, id: idOf(one) },
    // The same name and birth date as in the row above, but no ID number to tell.
    { ...another, id: '' },
  ])
  const fileId = school.upload('conflict.xlsx', bytes)
  const shown = await school.head.ask('roster.preview', { fileId, fileName: 'conflict.xlsx' })
  expect(shown.changes.examples[0]!.what).toContain(`姓名：${one.name}→${other.name}`)
  expect(shown.refused).toBe(1)
  expect(await school.head.ask('roster.confirm', { importId: shown.importId })).toMatchObject({ added: 0, changed: 1 })
  expect(await school.head.ask('roster.refused', { importId: shown.importId })).toMatchObject({
    fileName: 'conflict-待修改的行.xlsx',
  })
})
