import { sql } from 'drizzle-orm'
import { isoOf, statement } from '../handler'

const SEEN_LIMIT = 200

/**
 * What somebody who is, or was, bound to a contact has read and done as a parent of this school, latest first; the audit itself tells it. NOT_FOUND for anybody who never
 * was bound to it, so that the audit of staff is not read here.
 */
export const seenBy = statement('binding.seen', {
  answer({ relativeId, personId }, { caller }) {
    return {
      with: sql`
        reader as materialized (
          select r.relative_id, r.name from relative r where r.school_id = ${caller.placeId} and r.relative_id = ${relativeId}
            and (r.person_id = ${personId} or exists (select from unbinding u
              where u.school_id = r.school_id and u.relative_id = r.relative_id and u.person_id = ${personId}))),
        theirs as materialized (
          select a.at, a.audit_id, a.action, a.children from audit a
          where a.school_id = ${caller.placeId} and a.person_id = ${personId} and a.hat = 'parent' and cardinality(a.children) > 0 and exists (select from reader)),
        latest as materialized (select * from theirs order by at desc, audit_id desc limit ${SEEN_LIMIT})`,
      reply: sql`
        select jsonb_build_object('name', reader.name, 'total', (select count(*) from theirs),
          'rows', coalesce((select jsonb_agg(jsonb_build_object('at', ${isoOf(sql`l.at`)}, 'action', l.action,
              'children', coalesce((select jsonb_agg(c.name order by c.child_id) from child c where c.school_id = ${caller.placeId} and c.child_id = any (l.children)), '[]'::jsonb))
            order by l.at desc, l.audit_id desc) from latest l), '[]'::jsonb))
        from reader`,
      children: sql`select array_agg(distinct id) from latest, unnest(latest.children) id`,
      detail: sql`jsonb_build_object('relativeId', ${relativeId}::bigint, 'personId', ${personId}::bigint)`,
    }
  },
})
