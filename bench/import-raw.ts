import { Client } from 'pg'

/** What an import writes, in the order in which it may be written. */
const tables = [
  'school_class',
  'child',
  'relative',
  'relative_phone',
  'child_relative',
  'care_arrangement',
  'record_event',
] as const

type Row = Record<string, unknown>
export type RawRows = Map<string, Row[]>

/** Columns that count by themselves; a copy leaves out those to which nothing refers. */
const counted: Record<string, string> = { care_arrangement: 'care_id', record_event: 'event_id' }
const CHUNK = 500

/** Every row that an import has written for a school, as the driver gives it. */
export async function rowsOf(owner: Client, schoolId: number): Promise<RawRows> {
  const found: RawRows = new Map()
  for (const table of tables) {
    const order =
      table === 'relative_phone' || table === 'child_relative'
        ? 'relative_id'
        : `${{ school_class: 'class', record_event: 'event', care_arrangement: 'care' }[table as string] ?? table}_id`
    found.set(
      table,
      (await owner.query<Row>(`select * from ${table} where school_id = $1 order by ${order}`, [schoolId])).rows,
    )
  }
  return found
}

/**
 * The least that can write the same rows: multi-row inserts of rows that are made and sealed already, as the owner, past the policies, in one transaction.
 * @returns milliseconds
 */
export async function insertRaw(url: string, rows: RawRows, schoolId: number): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const started = performance.now()
    await client.query('begin')
    for (const [table, list] of rows) {
      const columns = Object.keys(list[0] ?? {}).filter((column) => column !== counted[table])
      for (let from = 0; from < list.length; from += CHUNK) {
        const some = list.slice(from, from + CHUNK)
        const places = some.map(
          (_, at) => `(${columns.map((_column, column) => `$${at * columns.length + column + 1}`).join(', ')})`,
        )
        const values = some.flatMap((row) => columns.map((column) => (column === 'school_id' ? schoolId : row[column])))
        await client.query(
          `insert into ${table} (${columns.join(', ')}) overriding system value values ${places.join(', ')}`,
          values,
        )
      }
    }
    await client.query('commit')
    return performance.now() - started
  } finally {
    await client.end()
  }
}
