import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { ActionName, Output, Parsed } from '../contract/actions'
import type { ErrorCode } from '../contract/errors'
import type { Role } from '../contract/roles'
import type { DateText } from '../contract/week'
import type { Run } from '../database/connect'
import type { Ports } from './ports'

/** Everything a handler may know about a call. */
export interface Context {
  now: Date
  /** The school's date and the Monday of its week. */
  today: DateText
  week: DateText
  caller: { personId: number; openid: string; role: Role; placeId: number }
  ports: Ports
}

/**
 * An answer as SQL. `reply` is a jsonb expression, null where there is nothing (NOT_FOUND); `children` the ids whose records it reads or changes,
 * for the audit; `with` the statement's own common table expressions, data-modifying ones included.
 */
export interface Answer {
  with?: SQL
  reply: SQL
  children: SQL
  detail?: SQL
}

/**
 * One statement does it all: the pipeline adds the audit row and, for a command, the remembered reply, and sends it in one round trip.
 * `view` shapes what SQL cannot (opens ciphertext, asks for links); it runs after the commit.
 */
export interface StatementHandler<A extends ActionName> {
  kind: 'statement'
  answer(input: Parsed<A>, context: Context): Answer | Promise<Answer>
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the row's shape is what `answer` built; the pipeline parses the output again
  view?(data: any, context: Context): Output<A> | Promise<Output<A>>
  /** What it finds free (the first, the second call of a week) may be gone when it writes, and the next one free: where a key said so, it is asked again. */
  raced?: true
  /** A question whose answer (one row, `near`) goes along with a refusal, in a transaction of its own: what the person can have instead. */
  onRefusal?(code: ErrorCode, input: Parsed<A>, context: Context): SQL | undefined
}

/** Several statements in one transaction, for the few actions that need to look before they write. */
export interface WorkHandler<A extends ActionName> {
  kind: 'work'
  run(input: Parsed<A>, context: Context, run: Run): Promise<{ data: Output<A>; children: number[]; detail?: unknown }>
}

export type Handler<A extends ActionName> = StatementHandler<A> | WorkHandler<A>

export function statement<A extends ActionName>(
  _action: A,
  handler: Omit<StatementHandler<A>, 'kind'>,
): StatementHandler<A> {
  return { kind: 'statement', ...handler }
}

export function work<A extends ActionName>(_action: A, run: WorkHandler<A>['run']): WorkHandler<A> {
  return { kind: 'work', run }
}

/** An array as one parameter (Drizzle would spread it into a list). */
export function arrayParam(values: readonly (string | number)[], type: 'bigint' | 'text' | 'timestamptz'): SQL {
  return sql`${sql.param(values)}::${sql.raw(type)}[]`
}

/** A value as one jsonb parameter. */
export function jsonParam(value: unknown): SQL {
  return sql`${sql.param(JSON.stringify(value))}::jsonb`
}

/** No child's record is touched. */
export const noChildren = sql`'{}'::bigint[]`

/** An instant in JSON: ISO, UTC, milliseconds, as contract/fields.ts `instant` wants it. */
export function isoOf(column: SQL | SQL.Aliased): SQL {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
