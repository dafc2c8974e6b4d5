import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import { isoOf, statement } from '../handler'
import type { Context } from '../handler'
import { lineOfWeeks } from './line-of-weeks'
import { photoFiles } from './photos'
import { teacherTitle } from './teacher'

const MOST_VOICES = 3
const MOST_LETTERS = 5
/** A letter that was confirmed stays on the screen for so many days after it came. */
const LETTER_DAYS = 14

type Mine = Output<'updates.mine'>
type Stored = Omit<Mine, 'update'> & {
  update: (Omit<NonNullable<Mine['update']>, 'photos'> & { files: string[] }) | null
}

/** The caller's own messages for the child of `chosen`; they hear from it that the child has heard them. */
function myVoices({ placeId, personId }: Context['caller']): SQL {
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object('voiceId', v.voice_id, 'seconds', v.seconds, 'sentAt', ${isoOf(sql`v.sent_at`)}, 'heardAt', ${isoOf(sql`v.heard_at`)}) order by v.sent_at desc, v.voice_id desc)
    from (select v.* from voice v where v.school_id = ${placeId} and v.child_id = (select child_id from chosen) and v.kind = 'forChild' and v.author = ${personId}
      order by v.sent_at desc, v.voice_id desc limit ${MOST_VOICES}) v), '[]'::jsonb)`
}

/** Letters about the child of `chosen`: those that wait for the family's word first, then those of the last days. A family letter is theirs once it is sent. */
function lettersFor(schoolId: number, now: Date): SQL {
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object('letterId', l.letter_id, 'kind', l.kind, 'title', l.title, 'dueOn', l.due_on, 'confirmed', l.confirmed) order by l.confirmed, l.announced_at desc)
    from (
      select l.letter_id, l.kind, l.title, l.due_on, l.announced_at, lc.confirmed_at is not null as confirmed
      from letter_child lc join letter l using (school_id, letter_id)
      where lc.school_id = ${schoolId} and lc.child_id = (select child_id from chosen) and l.withdrawn_at is null and (l.kind = 'toParents' or lc.sent_at is not null)
        and (lc.confirmed_at is null or l.announced_at > ${now}::timestamptz - interval '${sql.raw(String(LETTER_DAYS))} days')
      order by lc.confirmed_at is not null, l.announced_at desc limit ${MOST_LETTERS}) l), '[]'::jsonb)`
}

/**
 * The parent's first screen. Showing an update is what makes it read, so the reader's row is written in the same statement, and again when a correction is shown.
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
          select r.thumb, r.phrase, r.reply from update_reader r join shown u using (update_id)
          where r.school_id = ${caller.placeId} and r.person_id = ${caller.personId}),
        marked as (
          insert into update_reader as r (school_id, update_id, person_id, child_id, read_at, version)
          select ${caller.placeId}, update_id, ${caller.personId}, child_id, ${now}::timestamptz, version from shown
          on conflict (school_id, update_id, person_id) do update set version = excluded.version, read_at = excluded.read_at where r.version < excluded.version)`,
      reply: sql`
        select jsonb_build_object('childId', chosen.child_id, 'week', ${week}::text, 'thisWeek', ${thisWeek}::text,
          'children', (select jsonb_agg(jsonb_build_object('childId', child_id, 'name', name) order by child_id) from mine),
          'update', (select jsonb_build_object('updateId', u.update_id, 'publishedAt', ${isoOf(sql`u.published_at`)}, 'corrected', u.corrected, 'version', u.version,
              'voice', (select jsonb_build_object('voiceId', v.voice_id, 'seconds', v.seconds) from voice v
                where v.school_id = u.school_id and v.update_id = u.update_id and v.kind = 'line' and v.state = 'passed'),
              'teacher', coalesce(u.body ->> 'teacher', ''), 'teacherLine', u.teacher_line, 'body', u.body, 'files', ${photoFiles(caller.placeId, sql`u`)},
              'answer', coalesce((select jsonb_build_object('thumb', thumb, 'phrase', phrase, 'reply', reply) from known), '{"thumb": false, "phrase": null, "reply": null}'::jsonb))
            from shown u),
          'voices', ${myVoices(caller)},
          'letters', ${lettersFor(caller.placeId, now)},
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
