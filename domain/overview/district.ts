import { sql } from 'drizzle-orm'
import { noChildren, statement } from '../handler'

/** Counts across the schools of the officer's district. No policy lets this hat see a child; the counts come through one function. */
export const overviewDistrict = statement('overview.district', {
  answer(_input, { caller, week }) {
    return {
      with: sql`counts as (select * from app.district_counts(${week}::date))`,
      reply: sql`
        select jsonb_build_object('district', d.name, 'week', ${week}::text,
          'schools', coalesce((select jsonb_agg(jsonb_build_object('schoolId', school_id, 'name', name, 'pupils', pupils, 'leftBehind', left_behind,
            'called', called, 'capacity', capacity) order by school_id) from counts), '[]'::jsonb),
          'total', (select jsonb_build_object('pupils', coalesce(sum(pupils), 0), 'leftBehind', coalesce(sum(left_behind), 0), 'called', coalesce(sum(called), 0)) from counts))
        from district d where d.district_id = ${caller.placeId}`,
      children: noChildren,
    }
  },
})
