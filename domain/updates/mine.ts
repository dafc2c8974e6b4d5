import { sql } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import { isoOf, statement } from '../handler'
import { lineOfWeeks } from './line-of-weeks'
import { photoFiles } from './photos'
import { teacherTitle } from './teacher'

type Mine = Output<'updates.mine'>
type Stored = Omit<Mine, 'update'> & {
  update: (Omit<NonNullable<Mine['update']>, 'photos'> & { files: string[] }) | null
}

/**
 * The parent's first screen. Showing an update is what makes it read, so the reader's row is written in the same statement.
 * The teacher's name stands in the stored body, as it was on the day: a parent may not look into the list of staff.
 */
export const myUpdate = statement('updates.mine', {
  answer({ childId, week: asked }, { caller, now, week: thisWeek }) {
    const week = asked ?? thisWeek
    return {
      with: sql`
        mine as (select child_id, name from child where school_id = ${caller.placeId} and left_on is null order by child_id),
        chosen as (select child_id from mine where ${childId ?? null}::bigint is null or child_id = ${childId ?? null} order by child_id limit 1),
        shown as (
          select u.* from weekly_update u join chosen using (child_id)
          where u.school_id = ${caller.placeId} and u.week = ${week}::date and u.published_at is not null),
        known as (
          select r.thumb, r.phrase from update_reader r join shown u using (update_id)
          where r.school_id = ${caller.placeId} and r.person_id = ${caller.personId}),
        marked as (
          insert into update_reader (school_id, update_id, person_id, child_id, read_at)
          select ${caller.placeId}, update_id, ${caller.personId}, child_id, ${now}::timestamptz from shown
          on conflict (school_id, update_id, person_id) do nothing)`,
      reply: sql`
        select jsonb_build_object('childId', chosen.child_id, 'week', ${week}::text, 'thisWeek', ${thisWeek}::text,
          'children', (select jsonb_agg(jsonb_build_object('childId', child_id, 'name', name) order by child_id) from mine),
          'update', (select jsonb_build_object('updateId', u.update_id, 'publishedAt', ${isoOf(sql`u.published_at`)}, 'corrected', u.corrected,
              'teacher', coalesce(u.body ->> 'teacher', ''), 'teacherLine', u.teacher_line, 'body', u.body, 'files', ${photoFiles(caller.placeId, sql`u`)},
              'answer', coalesce((select jsonb_build_object('thumb', thumb, 'phrase', phrase) from known), '{"thumb": false, "phrase": null}'::jsonb))
            from shown u),
          'nextCall', (select jsonb_build_object('bookingId', b.booking_id, 'startsAt', ${isoOf(sql`b.starts_at`)}) from booking b
            where b.school_id = ${caller.placeId} and b.child_id = chosen.child_id and b.state = 'booked' and b.starts_at > ${now}::timestamptz
            order by b.starts_at limit 1),
          'line', ${lineOfWeeks(caller.placeId, sql`chosen.child_id`, thisWeek, now)})
        from chosen`,
      children: sql`select array_agg(child_id) from chosen`,
      detail: sql`(select jsonb_build_object('updateId', update_id) from shown)`,
    }
  },
  async view(stored: Stored, { ports }) {
    if (!stored.update) return { ...stored, update: null }
    const { files, ...update } = stored.update
    const links = files.length > 0 ? await ports.files.links(files) : {}
    const photos = files.flatMap((file) => links[file] ?? [])
    return { ...stored, update: { ...update, teacher: teacherTitle(update.teacher), photos } }
  },
})
