import { Pool } from 'pg'
import type { SQL } from 'drizzle-orm'
import { framed } from '../cloudfunctions/api/frame'
import { actions } from '../contract/actions'
import type { ActionName } from '../contract/actions'
import { dateOf, weekOf } from '../contract/week'
import { Database } from '../database/connect'
import type { Caller } from '../database/connect'
import { render } from '../database/render'
import { handlers } from '../domain/handlers'
import type { Context, StatementHandler } from '../domain/handler'
import { makeOutside } from '../tests/ports'
import type { Ask } from './ask'
import type { Measured } from './report'

const CLIENTS = 16
const CONNECTIONS = 8
const ROUNDS = 9
const ROUND_MS = 1_500
/** At most half as long again as without the policies. */
const TARGET = 1 / 1.5

/**
 * What row-level security costs: the same statements (audit row included) as yanshu_app under the policies, entering and all, and as the owner past them.
 * Both are written out anew for each call and sent in one transaction, with the same durability; only the screens on which both read the same rows.
 */
export async function measurePolicies(url: string, asks: Ask[], now: Date): Promise<Measured> {
  const prepared = await Promise.all(asks.map((ask) => prepare(ask, now)))
  const database = new Database(url, CONNECTIONS)
  const pool = new Pool({ connectionString: url, max: CONNECTIONS, pipeline: true })
  const under = async (at: number) => {
    const { caller, statement } = prepared[at % prepared.length]!
    return database.once(caller, statement)
  }
  const past = async (at: number) => {
    const { sql: text, params } = render(prepared[at % prepared.length]!.statement)
    const client = await pool.connect()
    try {
      await Promise.all([
        client.query('begin; set local synchronous_commit = off'),
        client.query(text, params),
        client.query('commit'),
      ])
    } finally {
      client.release()
    }
  }
  const measured = { unit: 'calls/s', subject: [] as number[], reference: [] as number[], target: TARGET }
  try {
    await round(under)
    await round(past)
    for (let i = 0; i < ROUNDS; i++) {
      measured.subject.push(await round(under))
      measured.reference.push(await round(past))
    }
    return measured
  } finally {
    await database.close()
    await pool.end()
  }
}

interface Prepared {
  caller: Caller
  statement: SQL
}

async function prepare({ action, input, openid, personId, role, placeId }: Ask, now: Date): Promise<Prepared> {
  const context: Context = {
    now,
    today: dateOf(now),
    week: weekOf(now),
    caller: { personId, openid, role, placeId },
    ports: makeOutside(now).ports,
  }
  const handler = handlers[action as keyof typeof handlers] as unknown as StatementHandler<ActionName>
  const answer = await handler.answer(actions[action].input.parse(input) as never, context)
  const statement = framed(answer, { action, requestId: undefined, context })
  return { caller: { personId, placeId, hat: role, durable: false }, statement }
}

/** Calls a second of sixteen clients. */
async function round(work: (at: number) => Promise<unknown>): Promise<number> {
  const started = performance.now()
  let done = 0
  const client = async () => {
    while (performance.now() - started < ROUND_MS) {
      await work(done)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return (done * 1000) / (performance.now() - started)
}
