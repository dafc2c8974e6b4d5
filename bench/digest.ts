import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { Client } from 'pg'
import { addDays, instantAt } from '../contract/week'
import { scaleCounty } from '../database/demo/scale'
import { testDatabase } from '../tests/database'
import { testKeys } from '../tests/ports'
import type { DigestDone, DigestWork } from './digest-work'
import type { Measured } from './report'

/** 40,138 children, as in the county that this is made for; fewer with BENCH_SCHOOLS. */
const SCHOOLS = Number(process.env.BENCH_SCHOOLS ?? 329)
const CHILDREN = 122
const AT_ONCE = 15
const ROUNDS = 3
/** At most four times as long as the bare SQL. */
const TARGET = 0.25

const WEEK = '2026-11-23'
const FRIDAY = instantAt(addDays(WEEK, 4), 18 * 60 + 1)

/**
 * A county's Friday evening: every child's week composed by the clock, published school by school in the heads' names through the pipeline, every family's message queued; against raw SQL that reads
 * the same rows and writes the same ones for all schools at once, as the owner, past the policies.
 */
export async function measureDigest(): Promise<Measured> {
  const database = await testDatabase()
  const owner = new Client({ connectionString: database.url })
  try {
    await county(database.url)
    await owner.connect()
    await owner.query(
      `insert into membership (school_id, person_id, role, since) select school_id, min(person_id), 'head', '2020-09-01' from membership group by school_id`,
    )
    await owner.query(SENT_BEFORE, [WEEK])
    const measured: Measured = { unit: 'children/s', subject: [], reference: [], target: TARGET }
    const children = SCHOOLS * CHILDREN
    for (let round = 0; round <= ROUNDS; round += 1) {
      await emptied(owner)
      const raw = await bare(owner)
      const rawCount = await counted(owner)
      await emptied(owner)
      const ours = await digest({ url: database.url, now: FRIDAY, week: WEEK })
      const ourCount = await counted(owner)
      if (JSON.stringify(rawCount) !== JSON.stringify(ourCount))
        throw new Error(`not the same rows: ${JSON.stringify({ rawCount, ourCount })}`)
      console.log(
        `  ${round === 0 ? 'warm-up' : `round ${round}`}: ours ${Math.round(ours.ms)} ms (compose ${Math.round(ours.composeMs)}), raw ${Math.round(raw)} ms, ${ourCount.letters} letters, ${ourCount.messages} messages, memory above idle ${ours.peakMb} MB`,
      )
      if (round === 0) continue
      measured.subject.push((children * 1000) / ours.ms)
      measured.reference.push((children * 1000) / raw)
    }
    return measured
  } finally {
    await owner.end()
    await database.close()
  }
}

/** A few schools at a time: each slot that is booked is a lock until its transaction ends, and a server has room for so many. */
async function county(url: string): Promise<void> {
  const now = new Date(instantAt(addDays(WEEK, 7)))
  for (let made = 0; made < SCHOOLS; made += AT_ONCE)
    await scaleCounty({
      url,
      keys: testKeys,
      now,
      schools: Math.min(AT_ONCE, SCHOOLS - made),
      childrenPerSchool: CHILDREN,
    })
}

/** What was told in the weeks before: an outbox is never empty, and the server plans by what it has seen. */
const SENT_BEFORE = `
  insert into message (school_id, person_id, child_id, template, page, data, state, due_at, attempts, sent_at)
  select u.school_id, r.person_id, u.child_id, 'weeklyUpdate', 'pages/parent/home/index', jsonb_build_object('week', u.week), 'sent', u.published_at, 1, u.published_at
  from weekly_update u join child_relative cr using (school_id, child_id) join relative r on r.school_id = cr.school_id and r.relative_id = cr.relative_id
  where u.week in ($1::date - 7, $1::date - 14) and r.person_id is not null`

/** The week as it is before its Friday evening. */
async function emptied(owner: Client): Promise<void> {
  await owner.query(`delete from message where state = 'queued'`)
  for (const table of ['update_reader', 'update_version'])
    await owner.query(`delete from ${table} where update_id in (select update_id from weekly_update where week = $1)`, [
      WEEK,
    ])
  await owner.query(`delete from weekly_update where week = $1`, [WEEK])
  await owner.query(`delete from job where due = $1`, [WEEK])
  await owner.query(`vacuum (analyze) weekly_update, update_version, update_reader, message`)
}

async function counted(owner: Client): Promise<{ letters: number; messages: number }> {
  const { rows } = await owner.query(
    `select (select count(*) from weekly_update where week = $1 and published_at is not null)::int as letters, (select count(*) from message where state = 'queued')::int as messages`,
    [WEEK],
  )
  return rows[0]
}

/** The same rows, read and written by three statements. */
async function bare(owner: Client): Promise<number> {
  const started = performance.now()
  await owner.query('begin')
  await owner.query(
    `insert into weekly_update (school_id, child_id, week, body, thin, composed_at)
     select c.school_id, c.child_id, $1, jsonb_build_object('calls', coalesce((
         select jsonb_agg(jsonb_build_object('at', f.started_at, 'medium', f.medium, 'outcome', f.outcome, 'minutes', f.duration_seconds / 60, 'mood', f.mood) order by f.started_at)
         from family_call f where f.school_id = c.school_id and f.child_id = c.child_id and f.week = $1 and f.undone_at is null), '[]'),
       'topics', '{}'::jsonb, 'notes', coalesce((select jsonb_agg(jsonb_build_object('kind', n.kind, 'on', n.happened_on, 'text', n.for_parents))
         from note n where n.school_id = c.school_id and n.child_id = c.child_id and n.week = $1 and n.undone_at is null), '[]'), 'photoIds', '[]'::jsonb,
       'nextCallAt', (select min(b.starts_at) from booking b where b.school_id = c.school_id and b.child_id = c.child_id and b.state = 'booked' and b.starts_at > $2)), false, $2
     from child c where c.left_on is null`,
    [WEEK, FRIDAY],
  )
  await owner.query(
    `update weekly_update u set published_at = $2, published_by = k.person_id, body = u.body || jsonb_build_object('teacher', p.name)
     from child c join class_teacher k using (school_id, class_id) join person p on p.person_id = k.person_id
     where u.school_id = c.school_id and u.child_id = c.child_id and u.week = $1`,
    [WEEK, FRIDAY],
  )
  await owner.query(
    `insert into message (school_id, person_id, child_id, template, page, data, state, due_at)
     select c.school_id, r.person_id, c.child_id, 'weeklyUpdate', format('pages/parent/home/index?tab=week&child=%s&week=%s&hat=%s:parent', c.child_id, $1::date, c.school_id),
       jsonb_build_object('child', c.name, 'week', $1::date, 'publishedAt', $2::timestamptz), 'queued', $2
     from weekly_update u join child c using (school_id, child_id) join child_relative cr using (school_id, child_id)
       join relative r on r.school_id = cr.school_id and r.relative_id = cr.relative_id
       join consent k on k.school_id = c.school_id and k.child_id = c.child_id and k.person_id = r.person_id and k.purpose = 'messages' and k.withdrawn_at is null
       join message_credit m on m.school_id = c.school_id and m.person_id = r.person_id and m.template = 'weeklyUpdate' and m."left" > 0
     where u.week = $1`,
    [WEEK, FRIDAY],
  )
  await owner.query('commit')
  return performance.now() - started
}

/** Runs the evening in a process of its own, with as little memory as a function has. */
async function digest(work: DigestWork): Promise<DigestDone> {
  const child = fork(path.join(__dirname, 'digest-work.ts'), {
    execArgv: ['--import', 'tsx', '--max-old-space-size=160'],
  })
  child.send(work)
  const answer = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => undefined)])
  if (!answer) throw new Error('the evening ended without an answer')
  child.disconnect()
  return answer[0] as DigestDone
}
