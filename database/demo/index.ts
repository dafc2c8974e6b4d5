import { Client } from 'pg'
import type { Keys } from '../crypto'
import { makeCounty } from './county'
import { sealVoices } from './recordings'
import type { Recordings } from './recordings'
import { writeCounty } from './write'

/** Any number that no other program of the school would lock. */
const DEMO_LOCK = 20_260_902

/** Whether a migrated database holds nothing yet: no district, no school, nobody. */
export async function isEmpty(url: string): Promise<boolean> {
  return withClient(url, holdsNothing)
}

/**
 * Writes the made-up county 青禾县 into an empty, migrated database, seen from `now`: twelve weeks of history, the current week as far as it has come,
 * some of the next one booked. One transaction, so that a start killed in the middle leaves nothing but sealed recordings without a key. `url` is the owner's, whom the policies let
 * through; `files` is where the county's recordings go.
 * @returns how many schools, children and people with an account it holds.
 * @throws Error where the database already holds something.
 */
export async function seedDemo(into: {
  url: string
  keys: Keys
  files: Recordings
  now: Date
}): Promise<{ schools: number; children: number; people: number }> {
  const county = makeCounty(into.now)
  await withClient(into.url, async (client) => {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [DEMO_LOCK])
    if (!(await holdsNothing(client)))
      throw new Error('The database is not empty: the demo county goes only into an empty one.')
    await writeCounty(client, into.keys, county)
    await sealVoices(client, into, county.voice)
    await client.query('commit')
  })
  return { schools: county.school.length, children: county.child.length, people: county.person.length }
}

async function holdsNothing(client: Client): Promise<boolean> {
  const { rows } = await client.query(
    'select not exists (select from district) and not exists (select from school) and not exists (select from person) as nothing',
  )
  return rows[0].nothing
}

/** Ending the client rolls back what it has not committed. */
async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
