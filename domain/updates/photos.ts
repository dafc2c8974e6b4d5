import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { photosAllowed } from '../notes/photo-consent'

/** The files of an update's photos that parents may see: passed by WeChat's check, and with consent as it stands now. `update` is a row of weekly_update. */
export function photoFiles(schoolId: number, update: SQL): SQL {
  return sql`coalesce((
    select jsonb_agg(p.file_id order by p.photo_id) from photo p
    where p.school_id = ${schoolId} and p.child_id = ${update}.child_id and p.state = 'passed'
      and p.photo_id in (select jsonb_array_elements_text(${update}.body -> 'photoIds')::bigint)
      and ${photosAllowed(schoolId, sql`p.child_id`)}), '[]'::jsonb)`
}
