import { sql } from 'drizzle-orm'
import { addDays, instantAt } from '../../contract/week'
import { noticeVersion } from '../../contract/session'
import { isoOf, statement } from '../handler'

/** For how many days an answered request is mentioned. */
const ANSWERS_SHOWN_DAYS = 30

/** The guardian's own page: children, what was consented to, who else is on the contact card, messages still allowed. */
export const listConsents = statement('consents.list', {
  answer(_input, { caller, today }) {
    return {
      with: sql`
        mine as (
          select c.school_id, c.child_id, c.name, k.name as class_name, s.name as school, cr.relation
          from child c join school_class k using (school_id, class_id) join school s using (school_id)
          join child_relative cr using (school_id, child_id) join relative r on r.school_id = cr.school_id and r.relative_id = cr.relative_id
          where c.school_id = ${caller.placeId} and c.left_on is null and r.person_id = ${caller.personId})`,
      reply: sql`
        select jsonb_build_object('noticeVersion', ${noticeVersion}::text,
          'messagesLeft', coalesce((select sum("left") from message_credit where school_id = ${caller.placeId} and person_id = ${caller.personId}), 0),
          'requests', (select jsonb_build_object('open', count(*) filter (where state = 'open'),
              'answered', count(*) filter (where kind <> 'copy' and answered_at >= ${instantAt(addDays(today, -ANSWERS_SHOWN_DAYS))}::timestamptz))
            from rights_request where school_id = ${caller.placeId} and person_id = ${caller.personId}),
          'children', jsonb_agg(jsonb_build_object('childId', m.child_id, 'name', m.name, 'className', m.class_name, 'school', m.school, 'relation', m.relation,
            'given', coalesce((select jsonb_agg(jsonb_build_object('purpose', k.purpose, 'at', ${isoOf(sql`k.given_at`)}))
              from consent k where k.school_id = m.school_id and k.child_id = m.child_id and k.person_id = ${caller.personId} and k.withdrawn_at is null), '[]'::jsonb),
            'others', coalesce((select jsonb_agg(jsonb_build_object('relation', o.relation, 'name', r.name, 'signedIn', r.person_id is not null) order by o.call_order)
              from child_relative o join relative r using (school_id, relative_id)
              where o.school_id = m.school_id and o.child_id = m.child_id and not r.deceased and r.person_id is distinct from ${caller.personId}), '[]'::jsonb)) order by m.child_id))
        from mine m having count(*) > 0`,
      children: sql`select array_agg(child_id) from mine`,
    }
  },
})
