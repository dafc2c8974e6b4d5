import { sql } from 'drizzle-orm'
import { isoOf, statement } from '../handler'
import { keptChild } from './kept-child'

const bound = sql`case when r.person_id is not null then jsonb_build_object('personId', r.person_id, 'at', ${isoOf(sql`r.bound_at`)},
  'by', case when exists (select from bind_code b where b.school_id = r.school_id and b.relative_id = r.relative_id and b.used_by = r.person_id and b.used_at = r.bound_at)
    then 'code' else 'phone' end) end`

/** Who of a child's relatives reads along; for the keeper of its record. Whom the head took off again is for the head alone (the policy of `unbinding`). */
export const listBindings = statement('binding.list', {
  answer({ childId }, { caller, now }) {
    return {
      with: sql`mine as materialized (${keptChild(caller.placeId, childId)})`,
      reply: sql`
        select jsonb_build_object('child', jsonb_build_object('childId', c.child_id, 'name', c.name, 'className', c.class_name),
          'relatives', coalesce((select jsonb_agg(jsonb_build_object('relativeId', r.relative_id, 'name', r.name, 'relation', cr.relation, 'bound', ${bound},
              'codeUntil', (select ${isoOf(sql`max(b.expires_at)`)} from bind_code b where b.school_id = r.school_id and b.relative_id = r.relative_id
                and b.used_at is null and b.voided_at is null and b.expires_at > ${now}::timestamptz)) order by cr.call_order, r.relative_id)
            from child_relative cr join relative r using (school_id, relative_id)
            where cr.school_id = ${caller.placeId} and cr.child_id = c.child_id and not r.deceased), '[]'::jsonb),
          'former', coalesce((select jsonb_agg(jsonb_build_object('personId', u.person_id, 'relativeId', u.relative_id, 'name', r.name, 'relation', cr.relation,
              'boundAt', ${isoOf(sql`u.bound_at`)}, 'unboundAt', ${isoOf(sql`u.unbound_at`)}, 'unboundBy', coalesce(p.name, ''), 'reason', u.reason) order by u.unbound_at desc)
            from unbinding u join relative r using (school_id, relative_id) join child_relative cr on cr.school_id = u.school_id and cr.relative_id = u.relative_id
              left join person p on p.person_id = u.unbound_by
            where u.school_id = ${caller.placeId} and cr.child_id = c.child_id and c.child_id = any (u.children)), '[]'::jsonb),
          'can', jsonb_build_object('unbind', app.hat() = 'head'))
        from mine c`,
      children: sql`array[${childId}]`,
    }
  },
})
