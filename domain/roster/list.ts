import { sql } from 'drizzle-orm'
import { isoOf, noChildren, statement } from '../handler'

const LAST = 10

/** The last imports: who brought in what, how far one that was left has come, which can be taken back. */
export const listRosters = statement('roster.list', {
  answer(_input, { caller }) {
    return {
      reply: sql`
        select jsonb_build_object('imports', coalesce(jsonb_agg(jsonb_build_object('importId', i.import_id, 'fileName', i.file_name, 'state', i.state, 'phase', i.phase,
          'done', least(i.done, i.total), 'total', i.total, 'at', ${isoOf(sql`coalesce(i.confirmed_at, i.read_at)`)}, 'by', p.name, 'added', i.added, 'changed', i.changed,
          'can', jsonb_build_object('undo', i.state = 'confirmed' and not app.import_in_use(i.import_id))) order by i.import_id desc), '[]'::jsonb))
        from (select * from roster_import where school_id = ${caller.placeId} order by import_id desc limit ${LAST}) i join person p on p.person_id = i.read_by`,
      children: noChildren,
    }
  },
})
