import { sql } from 'drizzle-orm'
import { isoOf, noChildren, statement } from '../handler'

/** More than a head reads at one go; what was looked at longest ago falls off. */
const TEXTS_SHOWN = 60
const MEDIA_SHOWN = 30
/** A refused photo or spoken sentence is no news after a term. */
const MEDIA_DAYS = 120

/**
 * What WeChat refused, newest first, what nobody has looked at before the rest. A note that was taken back takes its photos along: they were withdrawn, not refused; a spoken sentence is
 * replaced by the next one.
 */
export const refusedList = statement('refused.list', {
  answer(_input, { caller, now }) {
    return {
      with: sql`
        texts as (
          select r.*, p.name as by, c.name as child_name from refused_content r
          join person p on p.person_id = r.person_id left join child c on c.school_id = r.school_id and c.child_id = r.child_id
          where r.school_id = ${caller.placeId} and r.words <> '' order by r.seen_at is not null, r.at desc, r.refused_id desc limit ${TEXTS_SHOWN}),
        photos as (
          select n.note_id, n.child_id, c.name, n.kind, n.happened_on, p.name as by, count(*) as count from photo h
          join note n on n.school_id = h.school_id and n.note_id = h.note_id join child c on c.school_id = n.school_id and c.child_id = n.child_id
          join person p on p.person_id = n.author
          where h.school_id = ${caller.placeId} and h.state = 'refused' and n.undone_at is null and n.posted_at > ${now}::timestamptz - make_interval(days => ${MEDIA_DAYS})
          group by n.note_id, n.child_id, c.name, n.kind, n.happened_on, n.posted_at, p.name order by n.posted_at desc limit ${MEDIA_SHOWN}),
        spoken as (
          select v.voice_id, v.child_id, c.name, u.week, p.name as by, v.seconds, v.sent_at from voice v
          join weekly_update u on u.school_id = v.school_id and u.update_id = v.update_id join child c on c.school_id = v.school_id and c.child_id = v.child_id
          join person p on p.person_id = v.author
          where v.school_id = ${caller.placeId} and v.kind = 'line' and v.state = 'refused' and v.sent_at > ${now}::timestamptz - make_interval(days => ${MEDIA_DAYS})
          order by v.sent_at desc limit ${MEDIA_SHOWN})`,
      reply: sql`
        select jsonb_build_object(
          'texts', coalesce((select jsonb_agg(jsonb_build_object('refusedId', refused_id, 'by', by, 'hat', hat, 'action', action,
            'child', case when child_name is not null then jsonb_build_object('childId', child_id, 'name', child_name) end, 'words', words,
            'at', ${isoOf(sql`at`)}, 'seen', seen_at is not null) order by seen_at is not null, at desc, refused_id desc) from texts), '[]'::jsonb),
          'photos', coalesce((select jsonb_agg(jsonb_build_object('noteId', note_id, 'childId', child_id, 'name', name, 'kind', kind, 'on', happened_on, 'by', by, 'count', count)
            order by happened_on desc, note_id desc) from photos), '[]'::jsonb),
          'spoken', coalesce((select jsonb_agg(jsonb_build_object('voiceId', voice_id, 'childId', child_id, 'name', name, 'week', week, 'by', by, 'seconds', seconds)
            order by sent_at desc) from spoken), '[]'::jsonb))`,
      children: sql`select coalesce(array_agg(child_id), ${noChildren}) from (select child_id from texts where child_name is not null union select child_id from photos union select child_id from spoken) seen`,
    }
  },
})
