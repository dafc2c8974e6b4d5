import type { Socket } from 'node:net'
import type { SQL } from 'drizzle-orm'
import { escapeLiteral, Pool } from 'pg'
import type { PoolClient, QueryResult } from 'pg'
import { render } from './render'

/** In whose name a transaction runs; the policies read these settings and nothing else. */
export interface Caller {
  personId: number | null
  /** The school; for the district's hat the district. */
  placeId: number | null
  hat: string
  /** False for reads: a power cut may then lose the last read audits, never a change. */
  durable: boolean
}

/** Runs one statement inside a transaction and gives its rows. */
export type Run = <Row = Record<string, unknown>>(statement: SQL) => Promise<Row[]>

/**
 * Begins a transaction in the caller's name, as one message. The role is dropped last: entering is for the owner alone. If entering fails the
 * transaction is void, so nothing after it can run as the owner.
 */
function beginAs({ personId, placeId, hat, durable }: Caller): string {
  const id = (value: number | null) => (value === null ? 'null' : String(Math.trunc(value)))
  return `begin; select app.enter(${id(personId)}, ${id(placeId)}, ${escapeLiteral(hat)}, ${durable}), set_config('role', 'yanshu_app', true)`
}

/** Sends everything that `send` queries in one piece: a system call a message would cost more than the messages. */
function inOnePiece<T>(client: PoolClient, send: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  stream.cork()
  try {
    return send()
  } finally {
    stream.uncork()
  }
}

/**
 * The one door to PostgreSQL. Every statement runs in a transaction as yanshu_app with the caller's settings, but for the one that asks who the caller is.
 * `trips` counts round trips: statements sent together (begin, settings, statement, commit) are one.
 */
export class Database {
  trips = 0
  private readonly pool: Pool

  /** `url` is any PostgreSQL 15 or newer, or the embedded one; `connections` stays small because a function instance handles one event at a time. */
  constructor(url: string, connections = 2) {
    this.pool = new Pool({ connectionString: url, max: connections, pipeline: true, idleTimeoutMillis: 30_000 })
    // A connection that dies while idle is replaced at the next use; without a listener it would end the process.
    this.pool.on('error', () => undefined)
  }

  /** Asks a function of the schema `app` that guards itself, before there is anyone in whose name to ask (who is this openid?). */
  async beforeSignIn<Row = Record<string, unknown>>(statement: SQL): Promise<Row[]> {
    const query = render(statement)
    this.trips += 1
    return (await this.pool.query(query.sql, query.params)).rows as Row[]
  }

  /** One statement in a transaction of its own, in a single round trip. */
  async once<Row = Record<string, unknown>>(caller: Caller, statement: SQL): Promise<Row[]> {
    const query = render(statement)
    return this.withClient(async (client) => {
      this.trips += 1
      const sent = await Promise.allSettled(
        inOnePiece(client, () => [
          client.query(beginAs(caller)),
          client.query(query.sql, query.params),
          client.query('commit'),
        ]),
      )
      const failed = sent.find((one): one is PromiseRejectedResult => one.status === 'rejected')
      if (failed) throw failed.reason
      return (sent[1] as PromiseFulfilledResult<QueryResult>).value.rows as Row[]
    })
  }

  /** Several statements in one transaction; whatever `work` throws rolls all of it back. */
  async transaction<T>(caller: Caller, work: (run: Run) => Promise<T>): Promise<T> {
    return this.withClient(async (client) => {
      this.trips += 1
      try {
        await client.query(beginAs(caller))
        const result = await work(async <Row>(statement: SQL) => {
          this.trips += 1
          const query = render(statement)
          return (await client.query(query.sql, query.params)).rows as Row[]
        })
        this.trips += 1
        await client.query('commit')
        return result
      } catch (error) {
        await client.query('rollback')
        throw error
      }
    })
  }

  async close(): Promise<void> {
    await this.pool.end()
  }

  private async withClient<T>(use: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect()
    let broken = false
    try {
      return await use(client)
    } catch (error) {
      broken = !isDatabaseError(error) && isConnectionError(error)
      throw error
    } finally {
      client.release(broken)
    }
  }
}

/** An error that PostgreSQL itself reported, with its SQLSTATE and, where one was hurt, the constraint. */
export interface DatabaseError extends Error {
  code: string
  constraint?: string
}

/** Whether PostgreSQL answered with an error (as against a connection that broke or a bug of ours). */
export function isDatabaseError(error: unknown): error is DatabaseError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)
}

function isConnectionError(error: unknown): boolean {
  return error instanceof Error && /connection|ECONN|EPIPE|terminat/i.test(error.message)
}
