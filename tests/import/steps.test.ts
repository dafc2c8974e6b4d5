import { randomUUID } from 'node:crypto'
import { answer } from '../../cloudfunctions/api/pipeline'
import { Database } from '../../database/connect'
import type { Run } from '../../database/connect'
import { ROWS_A_BATCH, shareOut } from '../../domain/roster/importing/batches'
import { asCsv, asXlsx, plain } from '../roster/layouts'
import { madeRow } from '../roster/made-up-roster'
import type { MadeRow } from '../roster/made-up-roster'
import { openSchool } from './school'
import type { School } from './school'

const ROWS = 2_400

let school: School

beforeAll(async () => {
  school = await openSchool()
})
afterAll(() => school.close())

const numeral = (index: number) =>
  [...String(index).padStart(4, '0')].map((digit) => '甲乙丙丁戊己庚辛壬癸'[Number(digit)]).join('')
const number = (index: number) => `199${String(index).padStart(8, '0')}`

/** Rows with a brother or sister a thousand rows further down: they share their parents. */
function bigRoster(count: number): MadeRow[] {
  return Array.from({ length: count }, (_, index) => {
    const family = index >= 1_200 && index < 1_300 ? index - 1_100 : index
    const { fatherName, motherName } = madeRow(family)
    const phones = {
      fatherPhone: number(family * 3),
      motherPhone: number(family * 3 + 1),
      guardianPhone: number(index * 3 + 2),
    }
    return madeRow(index, { name: `李${numeral(index)}`, fatherName, motherName, ...phones })
  })
}

const rows = bigRoster(ROWS)
// One repetition, one contradiction, one row that nobody can read.
rows.push(
  rows[7]!,
  { ...rows[8]!, address: '青禾县柳溪镇别处1组' },
  { ...madeRow(1), name: '张三三', birthDate: '2019-02-30' },
)

async function begin(name: string, bytes: Uint8Array) {
  return school.head.ask('roster.begin', { fileId: school.upload(name, bytes), fileName: name })
}

async function toTheEnd(importId: number): Promise<number[]> {
  const seen: number[] = []
  for (;;) {
    const at = await school.head.ask('roster.step', { importId })
    seen.push(at.done)
    if (at.phase === 'ready') return seen
  }
}

let importId = 0

test('a large file is read and compared in steps that rise to the whole, and a step too many does nothing', async () => {
  const at = await begin('large.xlsx', await asXlsx(rows, plain))
  expect(at).toMatchObject({ phase: 'reading', done: 0 })
  importId = at.importId
  const seen = await toTheEnd(importId)
  expect(seen.length).toBeGreaterThan(1)
  expect(seen).toEqual([...seen].sort((one, other) => one - other))
  expect(seen.at(-1)).toBe(at.total)
  expect(await school.head.ask('roster.step', { importId })).toMatchObject({ phase: 'ready', done: at.total })
})

test('the preview adds up over all batches', async () => {
  const shown = await school.head.ask('roster.preview', { importId })
  expect(shown).toMatchObject({ accepted: ROWS, corrected: 1, refused: 2 })
  expect(shown.changes).toMatchObject({ added: ROWS, changed: 0, same: 0, absent: 1 })
  expect(shown.statistics.care).toMatchObject({ total: ROWS, difference: 0 })
  const reasons = shown.refusals.map(({ reason }) => reason).join()
  expect(reasons).toMatch(/同一名儿童/)
  expect(reasons).toMatch(/没有这一天/)
  const page = (at: number) => school.head.ask('roster.changes', { importId, kind: 'added', page: at })
  const [first, last] = [await page(0), await page(ROWS / 50 - 1)]
  expect([first.total, first.rows.length, last.rows.length]).toEqual([ROWS, 50, 50])
  expect(new Set([...first.rows, ...last.rows].map(({ name }) => name)).size).toBe(100)
  expect((await school.head.ask('roster.changes', { importId, kind: 'absent', page: 0 })).total).toBe(1)
})

/** A database on which the nth statement of a transaction breaks, as a killed function does. */
class Breaking extends Database {
  constructor(
    url: string,
    private readonly at: number,
  ) {
    super(url, 1)
  }

  override transaction<T>(...[caller, work]: Parameters<Database['transaction']>): Promise<T> {
    let statements = 0
    const counting =
      (run: Run): Run =>
      async (statement) => {
        if (++statements === this.at) throw new Error('killed here')
        return run(statement)
      }
    return super.transaction(caller, (run) => work(counting(run))) as Promise<T>
  }
}

async function killedAt(at: number, action: 'roster.step' | 'roster.confirm', id: number) {
  const { world } = school
  const database = new Breaking(world.url, at)
  const silent = jest.spyOn(console, 'error').mockReturnValue(undefined)
  const { openid, hat } = world.personas.farHead
  const event = { action, hat, requestId: randomUUID(), input: { importId: id } }
  const reply = await answer({ database, ports: world.outside.ports, log: () => undefined }, openid, event)
  silent.mockRestore()
  await database.close()
  return reply
}

test('killed between steps and inside them, an import goes on where it was and comes to the same end', async () => {
  const at = await begin('killed.csv', Buffer.from(asCsv(rows, plain)))
  // In the middle of reading, and in the middle of comparing.
  for (const place of [4, 12]) {
    expect(await killedAt(place, 'roster.step', at.importId)).toMatchObject({ ok: false })
    await school.head.ask('roster.step', { importId: at.importId })
  }
  await toTheEnd(at.importId)
  const [one, other] = [
    await school.head.ask('roster.preview', { importId }),
    await school.head.ask('roster.preview', { importId: at.importId }),
  ]
  expect({ ...other, importId: 0, fileName: '', columns: [] }).toEqual({
    ...one,
    importId: 0,
    fileName: '',
    columns: [],
    warnings: other.warnings,
  })
})

test('a confirmation that dies anywhere leaves nothing half imported; sent again it brings in everybody, siblings with one father', async () => {
  const before = await school.counts()
  for (const place of [4, 9, 14, 21, 28, 33]) {
    expect(await killedAt(place, 'roster.confirm', importId)).toMatchObject({ ok: false })
    expect(await school.counts()).toEqual(before)
  }
  expect(await school.head.ask('roster.confirm', { importId })).toMatchObject({ added: ROWS, changed: 0 })
  const after = await school.counts()
  expect(after.child! - before.child!).toBe(ROWS)
  // A hundred families of two: a father and a mother each, once.
  expect(after.relative! - before.relative!).toBe(3 * ROWS - 200)
  const [waiting] = await school.world.sql<{ rows: number; pieces: number }>(
    `select (select count(*)::int from roster_row where import_id = $1 and verdict <> 'refused') as rows,
       (select count(*)::int from roster_piece where import_id = $1 and kind not like 'made%') as pieces`,
    [importId],
  )
  expect(waiting).toEqual({ rows: 0, pieces: 0 })
})

test('the same file again changes nothing', async () => {
  const at = await begin('again.xlsx', await asXlsx(rows, plain))
  await toTheEnd(at.importId)
  expect((await school.head.ask('roster.preview', { importId: at.importId })).changes).toMatchObject({
    added: 0,
    changed: 0,
    same: ROWS,
  })
})

test('what waits is nowhere in plain but a name and a birth date, and another school finds nothing of it', async () => {
  const at = await begin('small.xlsx', await asXlsx([madeRow(3_001, { name: '王一一' })], plain))
  expect(at.phase).toBe('ready')
  const text = await school.world.sql<{ text: string }>(
    `select coalesce(string_agg(r::text, ' '), '') || coalesce((select string_agg(p::text, ' ') from roster_piece p where p.import_id = $1), '') as text
     from roster_row r where r.import_id = $1`,
    [at.importId],
  )
  expect(text[0]!.text).toContain('王一一')
  expect(text[0]!.text).not.toMatch(/1990000|石桥村/)
  const { world } = school
  for (const action of ['roster.step', 'roster.preview', 'roster.columns', 'roster.undo'] as const)
    expect(await world.as(world.personas.head).call(action, { importId: at.importId })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
})

test('families are never torn apart, and no batch is larger than it may be', () => {
  const all = Array.from({ length: 5_000 }, (_, index) => index + 1)
  const families = [
    [1, 4_999],
    [4_999, 2_500],
    [10, 11, 12],
  ]
  const { batchOf, batches } = shareOut(all, families, 5_000)
  expect(new Set([1, 4_999, 2_500].map((row) => batchOf[row - 1])).size).toBe(1)
  const sizes = Array.from({ length: batches }, (_, batch) => batchOf.filter((one) => one === batch).length)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(ROWS_A_BATCH)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(5_000)
  // A whole school with one contact is cut.
  expect(shareOut(all, [all], 5_000).batches).toBe(5)
})
