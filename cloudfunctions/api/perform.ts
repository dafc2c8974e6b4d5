import { sql } from 'drizzle-orm'
import type { ActionName, NearSlot } from '../../contract/actions'
import type { Caller, Database, Run } from '../../database/connect'
import { arrayParam, jsonParam } from '../../domain/handler'
import type { Answer, Context, Handler } from '../../domain/handler'
import { Refusal } from '../../domain/refusal'
import { again } from './again'
import { framed } from './frame'
import type { Frame } from './frame'
import { refusalOf } from './refusals'

// The table of handlers is typed action by action; here, where any of them runs, their inputs and outputs are just data.
type AnyHandler = Handler<ActionName>

/** Runs a handler in one transaction as the caller. A command that was done before answers what it answered then. */
export async function perform(
  database: Database,
  action: ActionName,
  handler: AnyHandler | Handler<never>,
  input: unknown,
  requestId: string | undefined,
  context: Context,
): Promise<unknown> {
  const any = handler as AnyHandler
  const caller: Caller = {
    personId: context.caller.personId,
    placeId: context.caller.placeId,
    hat: context.caller.role,
    durable: requestId !== undefined,
  }
  const frame = { action, requestId, context }
  try {
    const data = await again(
      any.kind === 'statement'
        ? async () => oneStatement(database, caller, await any.answer(input as never, context), frame)
        : () => database.transaction(caller, (run) => severalStatements(run, any, input, frame)),
      any.kind === 'statement' && any.raced === true,
    )
    if (data === null) throw new Refusal('NOT_FOUND')
    return await viewed(any, data, context)
  } catch (error) {
    // Whatever the reason: the first sending may have gone through, and what it found may have changed since (its slot is taken, by itself).
    const before = requestId ? await replyOf(database, caller, requestId) : undefined
    if (!before) {
      await keep(database, caller, error)
      throw await withMore(database, caller, any, error, input, context)
    }
    if (before.action !== action) throw new Refusal('REQUEST_REUSED')
    // What it was about has been erased since (app.erase_child).
    if (before.reply === null) throw new Refusal('NOT_FOUND')
    return viewed(any, before.reply, context)
  }
}

/** What is kept is the row; what a view does beyond shaping it (deleting the files of a note that was taken back) may be done again. */
async function viewed(handler: AnyHandler, data: unknown, context: Context): Promise<unknown> {
  return handler.kind === 'statement' && handler.view ? handler.view(data, context) : data
}

async function oneStatement(database: Database, caller: Caller, answer: Answer, frame: Frame): Promise<unknown> {
  const [row] = await database.once<{ data: unknown }>(caller, framed(answer, frame))
  return row?.data ?? null
}

/** Writes down what a refusal leaves behind, before it is answered. */
async function keep(database: Database, caller: Caller, error: unknown): Promise<void> {
  if (error instanceof Refusal && error.keep) await database.once({ ...caller, durable: true }, error.keep)
}

/** The refusal, with what its handler has to say beside it. A question that fails is left out: the refusal stands without. */
async function withMore(
  database: Database,
  caller: Caller,
  handler: AnyHandler,
  error: unknown,
  input: unknown,
  context: Context,
): Promise<unknown> {
  const refusal = refusalOf(error)
  const question = handler.kind === 'statement' && handler.onRefusal?.(refusal.code, input as never, context)
  if (!question) return error
  try {
    const [row] = await database.once<{ near: NearSlot[] }>({ ...caller, durable: false }, question)
    return new Refusal(refusal.code, refusal.fields, refusal.tries, row?.near)
  } catch {
    return error
  }
}

async function severalStatements(run: Run, handler: AnyHandler, input: unknown, frame: Frame): Promise<unknown> {
  if (handler.kind !== 'work') throw new Error('not a handler of several statements')
  const { action, requestId, context } = frame
  const { personId, role, placeId } = context.caller
  if (requestId) {
    // First, so that a second sender of the same request waits here and then finds the reply.
    await run(
      sql`insert into command (school_id, person_id, request_id, action, at) values (${placeId}, ${personId}, ${requestId}, ${action}, ${context.now}::timestamptz)`,
    )
  }
  const { data, children, detail } = await handler.run(input as never, context, run)
  if (requestId || children.length > 0) {
    await run(sql`insert into audit (school_id, at, person_id, hat, action, children, detail)
      values (${placeId}, ${context.now}::timestamptz, ${personId}, ${role}, ${action}, ${arrayParam(children, 'bigint')}, ${jsonParam(detail ?? null)})`)
  }
  if (requestId) {
    await run(
      sql`update command set reply = ${jsonParam(data)} where school_id = ${placeId} and person_id = ${personId} and request_id = ${requestId}`,
    )
  }
  return data
}

async function replyOf(
  database: Database,
  caller: Caller,
  requestId: string,
): Promise<{ action: string; reply: unknown } | undefined> {
  const [row] = await database.once<{ action: string; reply: unknown }>(
    caller,
    sql`select action, reply from command where school_id = ${caller.placeId} and person_id = ${caller.personId} and request_id = ${requestId}`,
  )
  return row
}
