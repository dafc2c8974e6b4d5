import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { answer } from '../cloudfunctions/api/pipeline'
import { hatKey } from '../contract/roles'
import { Database } from '../database/connect'
import { composeDue } from '../domain/clock/compose-due'
import { makeOutside } from '../tests/ports'

export interface DigestWork {
  url: string
  now: string
  week: string
}

export interface DigestDone {
  ms: number
  composeMs: number
  /** Resident memory at its highest, less what the process took before. */
  peakMb: number
}

interface School {
  openid: string
  schoolId: number
  updates: number[]
}

const MB = 1_048_576
const MOST_AT_ONCE = 100

process.once('message', (work: DigestWork) => void run(work))

/** What the clock and the heads do on a Friday evening, a hundred letters at a time, as the contract allows. Which letters there are, a head's screen knows already: that is not measured. */
async function run({ url, now, week }: DigestWork): Promise<void> {
  const outside = makeOutside(new Date(now))
  const database = new Database(url, 2)
  const progress = (job: string, schools: number, of: number) =>
    schools % 100 === 0 && console.log(`  ${job}: ${schools} of ${of} schools`)
  const idle = process.memoryUsage.rss()
  let peak = idle
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20)
  const started = performance.now()
  await composeDue({ database, ports: outside.ports, progress })
  const composeMs = performance.now() - started
  const schools = await schoolsOf(url, week)
  const before = performance.now()
  for (const { openid, schoolId, updates } of schools) {
    const event = {
      action: 'updates.publish',
      hat: hatKey(schoolId, 'head'),
      requestId: randomUUID(),
      input: { updateIds: updates },
    }
    const reply = await answer({ database, ports: outside.ports, log: () => undefined }, openid, event)
    if (!reply.ok) throw new Error(reply.error.code)
  }
  const ms = composeMs + performance.now() - before
  clearInterval(watch)
  await database.close()
  process.send!({ ms, composeMs, peakMb: Math.round((peak - idle) / MB) } satisfies DigestDone)
}

async function schoolsOf(url: string, week: string): Promise<School[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<School>(
    `select h.openid, u.school_id::int as "schoolId", array_agg(u.update_id::int order by u.update_id) as updates
     from (select school_id, update_id, (row_number() over (partition by school_id order by update_id) - 1) / ${MOST_AT_ONCE} as piece from weekly_update where week = $1) u
     join membership m on m.school_id = u.school_id and m.role = 'head' join person h on h.person_id = m.person_id group by u.school_id, u.piece, h.openid order by u.school_id`,
    [week],
  )
  await client.end()
  return rows
}
