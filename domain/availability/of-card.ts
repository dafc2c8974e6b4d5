import { sql } from 'drizzle-orm'
import { statement } from '../handler'
import { timesOf, told } from './whose'

/** When the relatives on one child's card can be reached, in calling order: for the school, which hears it on the phone. */
export const availabilityOfCard = statement('availability.of', {
  answer({ childId }, context) {
    const { caller, week } = context
    return {
      reply: sql`select jsonb_build_object('week', ${week}::text, 'childId', c.child_id, 'name', c.name, 'relatives', coalesce((
          select jsonb_agg(${timesOf(sql`cr.relation`, context)} order by cr.call_order, r.relative_id)
          from child_relative cr join relative r on r.school_id = cr.school_id and r.relative_id = cr.relative_id and not r.deceased
          where cr.school_id = c.school_id and cr.child_id = c.child_id), '[]'::jsonb))
        from child c where c.school_id = ${caller.placeId} and c.child_id = ${childId} and c.left_on is null`,
      children: sql`array[${childId}]`,
    }
  },
  view: ({ relatives, ...child }) => ({ ...child, relatives: relatives.map(told) }),
})
