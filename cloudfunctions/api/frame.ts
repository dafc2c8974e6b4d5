import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { ActionName } from '../../contract/actions'
import type { Answer, Context } from '../../domain/handler'

/** What the pipeline adds around a handler's statement. */
export interface Frame {
  action: ActionName
  requestId: string | undefined
  context: Context
}

/** The handler's statement with the trail and the remembered reply around it: written together, or not at all. */
export function framed(answer: Answer, { action, requestId, context }: Frame): SQL {
  const { personId, role, placeId } = context.caller
  const own = answer.with ? sql`${answer.with},` : sql``
  const detail = answer.detail ?? sql`null::jsonb`
  const kept = requestId
    ? sql`kept as (insert into command (school_id, person_id, request_id, action, reply, at)
        select ${placeId}, ${personId}, ${requestId}, ${action}, data, ${context.now}::timestamptz from answer where data is not null),`
    : sql``
  const worth = requestId ? sql`true` : sql`cardinality(children) > 0`
  return sql`with ${own} answer as materialized (select (${answer.reply})::jsonb as data, (${answer.children})::bigint[] as children, ${detail} as detail),
    ${kept}
    trail as (insert into audit (school_id, at, person_id, hat, action, children, detail)
      select ${placeId}, ${context.now}::timestamptz, ${personId}, ${role}, ${action}, coalesce(children, '{}'), detail from answer where data is not null and ${worth})
    select data from answer`
}
