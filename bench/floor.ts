import { randomUUID } from 'node:crypto'
import { PgDialect } from 'drizzle-orm/pg-core'
import { Pool } from 'pg'
import { framed } from '../cloudfunctions/api/frame'
import { actions } from '../contract/actions'
import type { ActionName } from '../contract/actions'
import { dateOf, weekOf } from '../contract/week'
import { handlers } from '../domain/handlers'
import type { Context, StatementHandler } from '../domain/handler'
import { makeOutside } from '../tests/ports'
import type { Ask, Setting } from './ask'

interface Prepared {
  openid: string
  sql: string
  params: unknown[]
  /** Where a command's request id stands among the parameters. */
  requestAt: number[]
}

const dialect = new PgDialect()
const PLACEHOLDER = '00000000-0000-4000-8000-000000000000'

/**
 * The least that can do the same work: a pool of as many connections, the identity's row, and the very statement that the pipeline sends, audit row and remembered reply included,
 * pipelined in one transaction as well. The text is made beforehand; it runs as the owner, past the policies; nothing is parsed, checked or logged.
 */
export async function makeFloor({
  url,
  connections,
  now,
  asks,
}: Setting): Promise<(index: number) => Promise<unknown>> {
  const pool = new Pool({ connectionString: url, max: connections, pipeline: true })
  const prepared = await Promise.all(asks.map((ask) => prepare(ask, new Date(now))))
  return async (index) => {
    const { openid, sql, params, requestAt } = prepared[index]!
    const values = [...params]
    const requestId = randomUUID()
    for (const at of requestAt) values[at] = requestId
    await pool.query('select person_id, name from person where openid = $1', [openid])
    const client = await pool.connect()
    try {
      const [, result] = await Promise.all([client.query('begin'), client.query(sql, values), client.query('commit')])
      return { ok: true, data: result.rows[0].data }
    } finally {
      client.release()
    }
  }
}

async function prepare(ask: Ask, now: Date): Promise<Prepared> {
  const context: Context = {
    now,
    today: dateOf(now),
    week: weekOf(now),
    caller: { personId: ask.personId, openid: ask.openid, role: ask.role, placeId: ask.placeId },
    ports: makeOutside(now).ports,
  }
  const handler = handlers[ask.action as keyof typeof handlers] as unknown as StatementHandler<ActionName>
  const answer = await handler.answer(actions[ask.action].input.parse(ask.input) as never, context)
  const { sql, params } = dialect.sqlToQuery(
    framed(answer, { action: ask.action, requestId: ask.command ? PLACEHOLDER : undefined, context }),
  )
  return {
    openid: ask.openid,
    sql,
    params,
    requestAt: params.flatMap((value, at) => (value === PLACEHOLDER ? [at] : [])),
  }
}
