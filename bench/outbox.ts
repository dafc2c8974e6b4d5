import { Client, Pool } from 'pg'
import { Database } from '../database/connect'
import { scaleCounty } from '../database/demo/scale'
import { sendMessages } from '../domain/clock/send-messages'
import { testDatabase } from '../tests/database'
import { makeOutside, testKeys } from '../tests/ports'
import { WEDNESDAY } from '../tests/world'
import type { Measured } from './report'

const [SCHOOLS, CHILDREN] = [10, 100]
const ROUNDS = 5
/**
 * The bare loop keeps one promise: no message is taken twice. Ours knows besides who may still be told, merges, keeps a ledger, an audit and a call sheet; it takes ten people's messages at a time
 * instead of one, which pays for that.
 */
const TARGET = 1

/** Messages a second through the outbox, with a WeChat that answers at once, against a bare loop of select, send, update. */
export async function measureOutbox(): Promise<Measured> {
  const scratch = await testDatabase()
  const owner = new Client({ connectionString: scratch.url })
  const database = new Database(scratch.url, 2)
  const pool = new Pool({ connectionString: scratch.url, max: 1 })
  const outside = makeOutside(WEDNESDAY)
  try {
    await scaleCounty({
      url: scratch.url,
      keys: testKeys,
      now: WEDNESDAY,
      schools: SCHOOLS,
      childrenPerSchool: CHILDREN,
    })
    await owner.connect()
    const measured: Measured = { unit: 'messages/s', subject: [], reference: [], target: TARGET }
    for (let round = 0; round <= ROUNDS; round += 1) {
      await queued(owner)
      const ours = await timed(async () => {
        const { sent } = await sendMessages(
          { database, ports: outside.ports },
          { mostASchool: CHILDREN + 10, runMs: 600_000 },
        )
        if (sent !== SCHOOLS * CHILDREN) throw new Error(`sent ${sent} of ${SCHOOLS * CHILDREN}`)
      })
      await queued(owner)
      const bare = await timed(() => loop(pool, outside.ports.wechat.send))
      outside.sent.length = 0
      if (round === 0) continue
      measured.subject.push((SCHOOLS * CHILDREN * 1000) / ours)
      measured.reference.push((SCHOOLS * CHILDREN * 1000) / bare)
    }
    return measured
  } finally {
    await pool.end()
    await database.close()
    await owner.end()
    await scratch.close()
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** One message to every parent, about last week's letter. */
async function queued(owner: Client): Promise<void> {
  await owner.query(`truncate message`)
  await owner.query(`update message_credit set "left" = 3`)
  await owner.query(
    `insert into message (school_id, person_id, child_id, template, page, data, state, due_at)
     select u.school_id, r.person_id, u.child_id, 'weeklyUpdate', 'pages/parent/home/index', jsonb_build_object('child', '甲一', 'week', u.week, 'publishedAt', $1::text), 'queued', $1::timestamptz
     from weekly_update u join child_relative cr using (school_id, child_id) join relative r on r.school_id = cr.school_id and r.relative_id = cr.relative_id
     where u.week = (select max(week) from weekly_update where published_at is not null) and r.person_id is not null`,
    [WEDNESDAY.toISOString()],
  )
  await owner.query(`vacuum (analyze) message, message_credit`)
}

async function loop(pool: Pool, send: (message: never) => Promise<unknown>): Promise<void> {
  for (;;) {
    const { rows } = await pool.query(
      `update message set state = 'sending', attempts = attempts + 1 where (school_id, message_id) = (
         select school_id, message_id from message where state = 'queued' and due_at <= $1 order by due_at, message_id limit 1 for update skip locked) returning *`,
      [WEDNESDAY],
    )
    const message = rows[0]
    if (!message) return
    await send({ openid: 'o_someone', template: message.template, page: message.page, data: message.data } as never)
    await pool.query(`update message set state = 'sent', sent_at = $3 where school_id = $1 and message_id = $2`, [
      message.school_id,
      message.message_id,
      WEDNESDAY,
    ])
  }
}
