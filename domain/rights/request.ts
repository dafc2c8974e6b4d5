import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { isoOf } from '../handler'

/** For how long a copy's file lies in storage; the clock clears it then. */
export const COPY_LASTS_HOURS = 24

/** What `outcome` of a request holds, by kind and state. */
export interface Outcome {
  asked?: string[]
  deleted?: string[]
  kept?: string[]
  /** The copy's file. */
  file?: string
}

/** A row of rights_request (alias q) of a child (alias c) as the contract tells it. */
export function requestJson(now: Date): SQL {
  const since = new Date(now.getTime() - COPY_LASTS_HOURS * 3_600_000)
  const list = (key: string) =>
    sql`case when jsonb_typeof(q.outcome) = 'object' then coalesce(q.outcome -> ${key}, '[]'::jsonb) else '[]'::jsonb end`
  return sql`jsonb_build_object('requestId', q.request_id, 'childId', q.child_id, 'name', c.name, 'kind', q.kind, 'words', q.words, 'state', q.state,
    'askedAt', ${isoOf(sql`q.asked_at`)}, 'answeredAt', ${isoOf(sql`q.answered_at`)}, 'answer', q.answer,
    'asked', ${list('asked')}, 'deleted', ${list('deleted')}, 'kept', ${list('kept')},
    'file', coalesce(q.outcome ? 'file' and q.asked_at > ${since}::timestamptz, false))`
}
