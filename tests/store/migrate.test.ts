import { Client } from 'pg'
import { DatabaseNewer, migrate } from '../../database/migrate'
import { testDatabase } from '../database'
import type { TestDatabase } from '../database'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

async function asOwner<T>(use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

test('starting again, even twice at once, applies nothing twice', async () => {
  expect(await migrate(database.url)).toEqual({ applied: 0 })
  expect(await Promise.all([migrate(database.url), migrate(database.url)])).toEqual([{ applied: 0 }, { applied: 0 }])
})

test('the audit takes rows and never gives one back', async () => {
  await asOwner(async (client) => {
    await client.query(`insert into district (name) values ('某县')`)
    await client.query(
      `insert into school (district_id, name, settings) select district_id, '某校', '{}' from district`,
    )
    await client.query(
      `insert into audit (school_id, at, hat, action, children) select school_id, now(), 'head', 'x', '{}' from school`,
    )
    for (const statement of [`update audit set action = 'y'`, 'delete from audit', 'truncate audit']) {
      await expect(client.query(statement)).rejects.toThrow('append-only')
    }
  })
})

test('a database from a newer version is refused with a sentence, and left alone', async () => {
  await asOwner((client) =>
    client.query(
      `insert into drizzle.__drizzle_migrations (hash, created_at) values ('from the future', 9999999999999)`,
    ),
  )
  await expect(migrate(database.url)).rejects.toThrow(DatabaseNewer)
  await expect(migrate(database.url)).rejects.toThrow('newer version')
})
