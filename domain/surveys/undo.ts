import { sql } from 'drizzle-orm'
import { termOf } from '../../contract/term'
import { work } from '../handler'
import { Refusal } from '../refusal'
import { undoableSince } from '../undo'

/** Takes back the caller's own move while nothing has been written into the record since. What it cancelled comes back with it, where the slot is still free. */
export const undoMove = work('moves.undo', async ({ eventId }, { now, today }, run) => {
  const [row] = await run<{ child: string | null }>(
    sql`select app.undo_move(${eventId}, ${termOf(today).key}, ${undoableSince(now)}::timestamptz, ${now}::timestamptz) as child`,
  )
  if (row?.child == null) throw new Refusal('NOT_FOUND')
  return { data: { undone: true as const }, children: [Number(row.child)] }
})
