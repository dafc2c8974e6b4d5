import { sql } from 'drizzle-orm'
import { arrayParam, noChildren, statement } from '../handler'
import { checked } from '../refused/checked'

/** A hand-over note (交接) for whoever is at the desk next. Refuses TEXT_REFUSED. */
export const writeHandover = statement('duty.handover', {
  async answer({ points, words }, context) {
    const { caller, now, today } = context
    await checked('duty.handover', words, context)
    return {
      with: sql`
        noted as (
          insert into handover (school_id, on_date, points, words, author, written_at)
          values (${caller.placeId}, ${today}::date, ${arrayParam([...new Set(points)], 'text')}, ${words}, ${caller.personId}, ${now}::timestamptz) returning on_date)`,
      reply: sql`select jsonb_build_object('on', on_date::text) from noted`,
      children: noChildren,
    }
  },
})
