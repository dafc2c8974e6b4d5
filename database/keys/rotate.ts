import { Client } from 'pg'
import { currentVersion, decrypt, digest } from '../crypto'
import type { Keys } from '../crypto'
import { digestsAnew } from './digests'
import type { OldDigests } from './digests'
import { replaced, reseal, resealText } from './reseal'
import { digestLists, lostDigests, sealedDocuments, sealedTables } from './sealed'

/** Rows a transaction: small enough that a phone never waits for long. */
const BATCH = 500
/** Any number that no other program of the school would lock. */
const ROTATION_LOCK = 20_261_122

export interface Rotation {
  /** The owner's address: the policies let it through. */
  url: string
  keys: Keys
  /** Makes the look-up digests anew with `keys.hmac` as well. */
  digests?: OldDigests
  /** Told after each batch: how many rows of a table were sealed anew so far. */
  progress?(table: string, rows: number): void
}

type Row = Record<string, unknown>

/**
 * Seals everything anew with the current key, batch by batch, each in a transaction of its own, while the product runs. Killed half-way it goes on where it was:
 * what is done already carries the current version.
 * @returns how many rows of each table were written
 * @throws Error where a value cannot be opened with any key that is given (nothing of its batch is written then), or another rotation is running
 */
export async function rotateKeys(rotation: Rotation): Promise<Record<string, number>> {
  const client = new Client({ connectionString: rotation.url })
  await client.connect()
  const done: Record<string, number> = {}
  try {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as mine', [ROTATION_LOCK])
    if (!rows[0].mine) throw new Error('another rotation is running')
    const report = (table: string, rows: number) => {
      done[table] = (done[table] ?? 0) + rows
      rotation.progress?.(table, done[table])
    }
    for (const one of sealedTables) {
      const anew = (row: Row) => changedColumns(rotation, one, row)
      const behind = behindWith(rotation, one)
      await walk(client, { ...one, behind, columns: columnsOf(one), anew, report })
    }
    await anewInDocuments(client, rotation, report)
    if (rotation.digests) await voidLost(client)
  } finally {
    await client.end()
  }
  return done
}

/** Sealed texts and digests inside documents, and lists of digests. */
async function anewInDocuments(client: Client, rotation: Rotation, report: Walk['report']): Promise<void> {
  const digests = rotation.digests
    ? await digestsAnew(client, rotation.keys, rotation.digests)
    : new Map<string, string>()
  for (const document of sealedDocuments) {
    const { column } = document
    const anew = (row: Row): Row => {
      const { value, changed } = replaced(row[column], (text) => digests.get(text) ?? resealText(rotation.keys, text))
      return changed ? { [column]: JSON.stringify(value) } : {}
    }
    await walk(client, { ...document, behind: mayHold(column), columns: [column], anew, report })
  }
  for (const list of rotation.digests ? digestLists : []) {
    const { column } = list
    const anew = (row: Row): Row => {
      const before = row[column] as Buffer[]
      const after = before.map((one) => Buffer.from(digests.get(one.toString('hex')) ?? one.toString('hex'), 'hex'))
      return after.some((one, at) => !one.equals(before[at]!)) ? { [column]: after } : {}
    }
    await walk(client, { ...list, behind: 'true', columns: [column], anew, report })
  }
}

/** SQL: whether a document may hold a sealed text or a digest. */
const mayHold = (column: string) => `${column}::text ~ '"[A-Za-z0-9+/]{40,}'`

type Table = (typeof sealedTables)[number]

const columnsOf = ({ sealed, digests = {} }: Table) => [...sealed, ...Object.keys(digests)]

/** SQL: whether a row may still have something under another key. */
function behindWith({ keys, digests }: Rotation, { sealed, digests: own = {} }: Table): string {
  const sealedOld = sealed.map(
    (column) =>
      `(octet_length(${column}) > 0 and get_byte(substring(${column} from 1 for 1), 0) <> ${currentVersion(keys)})`,
  )
  const digested = digests ? Object.keys(own).map((column) => `${column} is not null`) : []
  return [...sealedOld, ...digested].join(' or ')
}

function changedColumns({ keys, digests }: Rotation, { sealed, digests: own = {} }: Table, row: Row): Row {
  const changed: Row = {}
  for (const column of sealed) {
    const value = row[column] as Buffer | null
    if (!value || value.length === 0) continue
    const fresh = reseal(keys, value)
    if (fresh !== value) changed[column] = fresh
  }
  if (!digests) return changed
  for (const [column, { from, as }] of Object.entries(own)) {
    const value = row[from] as Buffer | null
    if (!value) continue
    const fresh = digest(keys, digests.written[as](decrypt(keys, value)))
    if (!fresh.equals(row[column] as Buffer)) changed[column] = fresh
  }
  return changed
}

interface Walk {
  table: string
  key: readonly string[]
  behind: string
  columns: readonly string[]
  /** The columns of a row that are written anew; none where it is as it should be. */
  anew(row: Row): Row
  report(table: string, rows: number): void
}

/** Walks through a table in the order of its key, a batch a transaction; rows stay locked only while their batch is written. */
async function walk(client: Client, { table, key, behind, columns, anew, report }: Walk): Promise<void> {
  let after: unknown[] | undefined
  for (;;) {
    await client.query('begin')
    try {
      const beyond = after ? `and (${key.join(', ')}) > (${key.map((_, at) => `$${at + 1}`).join(', ')})` : ''
      const { rows } = await client.query<Row>(
        `select ${[...key, ...columns].join(', ')} from ${table} where (${behind}) ${beyond} order by ${key.join(', ')} limit ${BATCH} for update`,
        after ?? [],
      )
      let written = 0
      for (const row of rows) written += await put(client, table, key, row, anew(row))
      await client.query('commit')
      report(table, written)
      if (rows.length < BATCH) return
      const last = rows.at(-1)!
      after = key.map((column) => last[column])
    } catch (error) {
      await client.query('rollback')
      throw error
    }
  }
}

async function put(client: Client, table: string, key: readonly string[], row: Row, changed: Row): Promise<number> {
  const columns = Object.keys(changed)
  if (columns.length === 0) return 0
  const sets = columns.map((column, at) => `${column} = $${key.length + at + 1}`)
  const where = key.map((column, at) => `${column} = $${at + 1}`)
  await client.query(`update ${table} set ${sets.join(', ')} where ${where.join(' and ')}`, [
    ...key.map((column) => row[column]),
    ...columns.map((column) => changed[column]),
  ])
  return 1
}

/** What a lost digest stood for cannot be looked up any more; it is closed, so that nobody waits for it to work. */
async function voidLost(client: Client): Promise<void> {
  for (const { table, column } of lostDigests)
    await client.query(
      `update ${table} set voided_at = now() where used_at is null and voided_at is null and ${column} is not null`,
    )
}

/** How many rows still hold something that the current key did not seal; 0 is when the old keys can be thrown away. */
export async function leftBehind(rotation: Pick<Rotation, 'url' | 'keys'>): Promise<number> {
  const client = new Client({ connectionString: rotation.url })
  await client.connect()
  try {
    const counts = sealedTables.map((one) => `(select count(*) from ${one.table} where ${behindWith(rotation, one)})`)
    const { rows } = await client.query(`select (${counts.join(' + ')})::int as left`)
    return rows[0].left + (await documentsBehind(client, rotation.keys))
  } finally {
    await client.end()
  }
}

async function documentsBehind(client: Client, keys: Keys): Promise<number> {
  let left = 0
  for (const { table, column } of sealedDocuments) {
    const { rows } = await client.query(`select ${column} as document from ${table} where ${mayHold(column)}`)
    left += rows.filter((row) => replaced(row.document, (text) => resealText(keys, text)).changed).length
  }
  return left
}
