import { sql } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import { isoOf, statement } from '../handler'
import type { UpdateBody } from './compose'
import { summary } from './summary'

type Versions = Output<'updates.versions'>
type Stored = Omit<Versions, 'versions'> & {
  versions: (Omit<Versions['versions'][number], 'summary'> & { body: UpdateBody })[]
}

/** What the parents of one child were shown, newest first. The name of who published it stands in its body. */
export const updateVersions = statement('updates.versions', {
  answer({ updateId }, { caller }) {
    return {
      reply: sql`
        select jsonb_build_object('updateId', u.update_id, 'versions', coalesce((
          select jsonb_agg(jsonb_build_object('version', v.version, 'at', ${isoOf(sql`v.published_at`)}, 'by', coalesce(v.body ->> 'teacher', ''),
            'teacherLine', v.teacher_line, 'ask', coalesce(v.body ->> 'ask', ''), 'body', v.body) order by v.version desc)
          from update_version v where v.school_id = u.school_id and v.update_id = u.update_id), '[]'::jsonb))
        from weekly_update u where u.school_id = ${caller.placeId} and u.update_id = ${updateId}`,
      children: sql`select array_agg(child_id) from weekly_update where school_id = ${caller.placeId} and update_id = ${updateId}`,
    }
  },
  view(stored: Stored) {
    return { ...stored, versions: stored.versions.map(({ body, ...one }) => ({ ...one, summary: summary(body) })) }
  },
})
