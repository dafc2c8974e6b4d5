import { sql } from 'drizzle-orm'
import { noChildren, statement } from '../handler'
import { matchedChildren } from './importing/work'

const PAGE = 50

/** One list of a preview's differences, a page at a time. */
export const rosterChanges = statement('roster.changes', {
  answer({ importId, kind, page }, { caller }) {
    const here = sql`school_id = ${caller.placeId} and import_id = ${importId}`
    const rows =
      kind === 'absent'
        ? sql`select jsonb_build_object('name', c.name, 'className', k.name, 'what', '[]'::jsonb) as one, row_number() over (order by k.grade, k.number, c.child_id) as at, c.child_id
            from child c join school_class k using (school_id, class_id)
            where c.school_id = ${caller.placeId} and c.left_on is null
              and not exists (select from ${matchedChildren(caller.placeId, importId)} m where m.child_id = c.child_id)`
        : sql`select e.one, row_number() over (order by p.batch, e.n) as at, null::bigint as child_id
            from roster_piece p, jsonb_array_elements(p.rows) with ordinality as e(one, n)
            where p.school_id = ${caller.placeId} and p.import_id = ${importId} and p.kind = 'list' and e.one ->> 'kind' = ${kind}`
    return {
      with: sql`found as materialized (${rows}), shown as (select * from found order by at limit ${PAGE} offset ${page * PAGE})`,
      reply: sql`
        select jsonb_build_object('total', (select count(*) from found), 'pageSize', ${PAGE}::int,
          'rows', coalesce((select jsonb_agg(one order by at) from shown), '[]'::jsonb))
        from roster_import where ${here} and state = 'preview' and phase = 'ready'`,
      children: kind === 'absent' ? sql`select array_agg(child_id) from shown` : noChildren,
      detail: sql`jsonb_build_object('importId', ${importId}::bigint)`,
    }
  },
})
