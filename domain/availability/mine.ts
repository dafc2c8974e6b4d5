import { sql } from 'drizzle-orm'
import { statement } from '../handler'
import { timesOf, told } from './whose'

/** When the caller can be reached: what they have said, and at which hours they have mostly answered. */
export const availabilityOfMine = statement('availability.mine', {
  answer(_input, context) {
    const { caller, week } = context
    const relation = sql`(select cr.relation from child_relative cr where cr.school_id = r.school_id and cr.relative_id = r.relative_id order by cr.child_id limit 1)`
    return {
      reply: sql`select jsonb_build_object('week', ${week}::text, 'relatives', coalesce((
        select jsonb_agg(${timesOf(relation, context)} order by r.relative_id) from relative r
        where r.school_id = ${caller.placeId} and r.person_id = ${caller.personId} and not r.deceased), '[]'::jsonb))`,
      children: sql`select array_agg(distinct cr.child_id) from child_relative cr join relative r using (school_id, relative_id)
        where r.school_id = ${caller.placeId} and r.person_id = ${caller.personId}`,
    }
  },
  view: ({ week, relatives }) => ({ week, relatives: relatives.map(told) }),
})
