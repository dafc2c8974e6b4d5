import { getTableColumns, getTableName } from 'drizzle-orm'
import type { Column, Table } from 'drizzle-orm'
import type { Client } from 'pg'
import { digest, encrypt } from '../crypto'
import type { Keys } from '../crypto'
import { tables } from './tables'
import type { County, TableName } from './tables'

/** Rows a statement: few round trips, and a message that the embedded database's socket still takes in one piece. */
const CHUNK = 1000

/** Writes a county, table by table and set by set. The caller's transaction is open, and its role owns the tables. */
export async function writeCounty(client: Client, keys: Keys, county: County): Promise<void> {
  for (const name of Object.keys(tables) as TableName[]) await writeTable(client, keys, tables[name], county[name])
}

async function writeTable(client: Client, keys: Keys, table: Table, rows: object[]): Promise<void> {
  const columns = Object.entries(getTableColumns(table)).filter(([, column]) => !column.generated)
  const name = getTableName(table)
  const list = columns.map(([, column]) => `"${column.name}"`).join(', ')
  for (let from = 0; from < rows.length; from += CHUNK) {
    const part = rows.slice(from, from + CHUNK).map((row) => stored(keys, columns, row as Record<string, unknown>))
    await client.query(
      `insert into "${name}" (${list}) overriding system value select ${list} from json_populate_recordset(null::"${name}", $1::json)`,
      [JSON.stringify(part)],
    )
  }
  const identity = columns.find(([, column]) => column.generatedIdentity)?.[1]
  if (identity) await continueIdentity(client, name, identity.name)
}

/** The next row that anybody adds gets the id after ours. */
async function continueIdentity(client: Client, table: string, column: string): Promise<void> {
  await client.query(
    `select setval(pg_get_serial_sequence($1, $2), greatest((select max("${column}") from "${table}"), 1),
      exists (select from "${table}"))`,
    [table, column],
  )
}

function stored(keys: Keys, columns: [string, Column][], row: Record<string, unknown>): object {
  return Object.fromEntries(columns.map(([key, column]) => [column.name, storedValue(keys, key, column, row)]))
}

function storedValue(keys: Keys, key: string, column: Column, row: Record<string, unknown>): unknown {
  if (column.getSQLType() === 'bytea') return sealed(keys, key, row)
  return row[key] ?? column.default ?? null
}

function sealed(keys: Keys, key: string, row: Record<string, unknown>): string | null {
  const isDigest = key.endsWith('Hmac')
  const plain = row[isDigest ? key.slice(0, -'Hmac'.length) : key]
  if (typeof plain !== 'string') return null
  const bytes = isDigest ? digest(keys, plain) : encrypt(keys, plain)
  return `\\x${bytes.toString('hex')}`
}
