import { sql } from 'drizzle-orm'
import { UNPUBLISH_MINUTES } from '../../contract/update-words'
import { arrayParam, statement } from '../handler'

/**
 * Takes publications back within the hour: the parents' phones show them as not there, and a trigger makes messages that wait of no use. What was read stays known, so that
 * who has read it sees a later change as a correction (publish.ts). Those that are not out are left alone; one that is out for longer refuses them all.
 */
export const unpublishUpdates = statement('updates.unpublish', {
  answer({ updateIds }, { caller, now }) {
    const since = new Date(now.getTime() - UNPUBLISH_MINUTES * 60_000)
    return {
      with: sql`
        seen as (
          select update_id, published_at is not null as out, published_at is null or published_at >= ${since}::timestamptz or app.refuse('UNDO_TOO_LATE') as in_time
          from weekly_update where school_id = ${caller.placeId} and update_id = any (${arrayParam(updateIds, 'bigint')})),
        taken as (
          update weekly_update u set published_at = null, published_by = null, shown_at = null from seen
          where u.school_id = ${caller.placeId} and u.update_id = seen.update_id and seen.in_time and u.published_at is not null
          returning u.update_id, u.child_id)`,
      reply: sql`
        select jsonb_build_object('takenBack', (select count(*) from taken),
          'read', (select count(*) from taken where exists (select from update_reader r where r.school_id = ${caller.placeId} and r.update_id = taken.update_id)))
        from (select from seen limit 1) as any_seen`,
      children: sql`select array_agg(child_id) from taken`,
      detail: sql`jsonb_build_object('updateIds', ${arrayParam(updateIds, 'bigint')})`,
    }
  },
})
