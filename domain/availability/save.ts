import { sql } from 'drizzle-orm'
import { arrayParam, statement } from '../handler'
import { mayTell, onWhoseCard } from './whose'

/** Says when a relative can be reached, for all of the relative's children at the school; what was said before is replaced. */
export const saveAvailability = statement('availability.save', {
  answer({ relativeId, pattern, anchor, cells, restDays }, context) {
    const { caller, now } = context
    const days = [...new Set(restDays)].sort((a, b) => a - b)
    return {
      with: sql`
        saved as (
          insert into availability as v (school_id, relative_id, pattern, anchor, cells, rest_days, set_by, set_at)
          select r.school_id, r.relative_id, ${pattern}, ${anchor}::date, ${arrayParam(cells, 'text')}, ${arrayParam(days, 'bigint')}::smallint[],
            ${caller.personId}, ${now}::timestamptz
          from relative r where ${mayTell(relativeId, context)}
          on conflict (school_id, relative_id) do update set pattern = excluded.pattern, anchor = excluded.anchor, cells = excluded.cells,
            rest_days = excluded.rest_days, set_by = excluded.set_by, set_at = excluded.set_at
          returning relative_id)`,
      reply: sql`select jsonb_build_object('saved', true) from saved`,
      children: onWhoseCard(relativeId, context),
      detail: sql`jsonb_build_object('relativeId', ${relativeId}::bigint, 'pattern', ${pattern}::text)`,
    }
  },
})
