import path from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import { Client } from 'pg'

/** The database was written by a newer Yanshu than this one; going back would lose what it holds. */
export class DatabaseNewer extends Error {
  constructor() {
    super(
      '数据库是由更新版本的雁书建立的，请先升级程序。 The database was made by a newer version of Yanshu: upgrade this program first.',
    )
  }
}

const migrationsFolder = path.join(__dirname, 'migrations')

/** Any number that no other program of the school would lock. */
const MIGRATION_LOCK = 20_260_901

/**
 * Brings a database up to this version: forward only, under a lock, so that two starts at once apply each migration once.
 * @throws DatabaseNewer where the database already has a migration that this program does not know.
 */
export async function migrate(url: string): Promise<{ applied: number }> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    const known = readMigrationFiles({ migrationsFolder })
    const before = await appliedUntil(client)
    if (before > (known.at(-1)?.folderMillis ?? 0)) throw new DatabaseNewer()
    await applyMigrations(drizzle(client), { migrationsFolder })
    return { applied: known.filter((one) => one.folderMillis > before).length }
  } finally {
    await client.end()
  }
}

async function appliedUntil(client: Client): Promise<number> {
  const { rows } = await client.query(`select to_regclass('drizzle.__drizzle_migrations') is not null as there`)
  if (!rows[0].there) return 0
  const newest = await client.query(
    'select coalesce(max(created_at), 0)::float8 as at from drizzle.__drizzle_migrations',
  )
  return newest.rows[0].at
}
