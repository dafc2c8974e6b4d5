import { sql } from 'drizzle-orm'
import { noChildren, statement } from '../handler'
import { earliestMove } from './moving'

/** What the form for a new child needs: the classes whose records the caller keeps. */
export const childForm = statement('children.form', {
  answer(_input, { caller, today }) {
    return {
      reply: sql`
        select jsonb_build_object('today', ${today}::text,
          'classes', coalesce((select jsonb_agg(jsonb_build_object('classId', k.class_id, 'name', k.name) order by k.grade, k.number)
            from school_class k where k.school_id = ${caller.placeId} and app.keeps_class(k.class_id)), '[]'::jsonb))`,
      children: noChildren,
    }
  },
})

/** What the forms for another class and for leaving need; for whoever keeps the child's record. */
export const moveForm = statement('moves.form', {
  answer({ childId }, { caller, now, today }) {
    return {
      reply: sql`
        select jsonb_build_object('childId', c.child_id, 'name', c.name, 'classId', c.class_id, 'className', k.name, 'leftOn', c.left_on,
          'today', ${today}::text, 'earliest', ${earliestMove},
          'classes', (select jsonb_agg(jsonb_build_object('classId', o.class_id, 'name', o.name) order by o.grade, o.number) from school_class o where o.school_id = c.school_id),
          'bookings', (select count(*) from booking b
            where b.school_id = c.school_id and b.child_id = c.child_id and b.state = 'booked' and b.starts_at > ${now}::timestamptz),
          'paired', exists (select from pairing p where p.school_id = c.school_id and p.child_id = c.child_id and p.to_on is null))
        from child c join school_class k using (school_id, class_id)
        where c.school_id = ${caller.placeId} and c.child_id = ${childId} and (app.keeps(c.child_id) or app.refuse('FORBIDDEN'))`,
      children: sql`array[${childId}]`,
    }
  },
})
