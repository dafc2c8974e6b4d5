import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Context } from '../handler'
import { reachOf } from './reach'
import { sheetLines } from './lines'
import { unreadChildren } from './unread'

/** How many families the caller has to ring up: those on the call sheet and, but for the desk, those that do not read. Who has bound no WeChat is not counted: that is no news every day. */
export function familiesToCall(context: Context): SQL {
  const unread = context.caller.role === 'desk' ? sql`` : sql`union select family from unread where bound`
  const readers = context.caller.role === 'desk' ? sql`` : sql`, ${unreadChildren(context)}`
  return sql`(with ${sheetLines(context)}${readers} select count(*) from (select family from sheet_lines ${unread}) families)`
}

/** jsonb: how the school's messages stand, for the head's first screen: of how many children the parents would get the update's message, whom to call, what WeChat refused. */
export function messagesStanding(context: Context): SQL {
  return sql`jsonb_build_object(
    'reached', (with ${reachOf(context.caller.placeId)} select count(*) from reach where 'weeklyUpdate' = any (templates)),
    'sheet', ${familiesToCall(context)},
    'refused', (select count(*) from refused_content where school_id = ${context.caller.placeId} and seen_at is null and words <> ''))`
}
