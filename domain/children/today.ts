import { sql } from 'drizzle-orm'
import { addDays, instantAt } from '../../contract/week'
import { isoOf, statement } from '../handler'
import { familiesToCall } from '../sheet/count'
import { needsOf, standingOn } from './needs'
import { weeksWithoutCall } from './weeks-without-call'

/** So many children are listed; the rest are found by class. */
const MISSING_LIMIT = 60
const ANSWERS_LIMIT = 20
const ANSWERS_DAYS = 7

/** Today: the bookings of the day, who still waits this week (longest without a call first), the parents who answered. The policies choose the children. */
export const weekToday = statement('week.today', {
  answer(_input, context) {
    const { caller, today, week } = context
    const schoolId = caller.placeId
    const since = instantAt(addDays(today, 1 - ANSWERS_DAYS))
    return {
      with: sql`
        standing_now as (
          select c.child_id, c.name, c.initials, k.name as class_name, standing.called_on, ${needsOf(week, today, caller.role)} as needs,
            ${weeksWithoutCall(sql`standing.called_on`, week)} as weeks
          from child c join school_class k using (school_id, class_id) join school s on s.school_id = c.school_id ${standingOn(today)}
          where c.school_id = ${schoolId} and c.left_on is null),
        missing as (
          select * from standing_now where needs <> '[]'::jsonb
          order by weeks desc, not needs ? 'familyCall', jsonb_array_length(needs) desc, initials, name, child_id limit ${MISSING_LIMIT}),
        desk as (
          select b.booking_id, b.child_id, c.name, k.name as class_name, b.starts_at, l.name as line, b.state, cr.relation
          from booking b join child c using (school_id, child_id) join school_class k using (school_id, class_id)
          join phone_line l on l.school_id = b.school_id and l.line_id = b.line_id
          left join child_relative cr on cr.school_id = b.school_id and cr.child_id = b.child_id and cr.relative_id = b.relative_id
          where b.school_id = ${schoolId} and b.state in ('booked', 'done', 'missed')
            and b.starts_at >= ${instantAt(today)}::timestamptz and b.starts_at < ${instantAt(addDays(today, 1))}::timestamptz),
        answers as (
          select u.child_id, c.name, u.answered_at, u.thumb, u.phrase, u.reply, coalesce(v.sent, 0) as voices
          from update_reader u join child c using (school_id, child_id) left join app.voices_sent((select array_agg(r.update_id) from update_reader r
            where r.school_id = ${schoolId} and r.answered_at >= ${since}::timestamptz)) v using (update_id)
          where u.school_id = ${schoolId} and u.answered_at >= ${since}::timestamptz and (u.thumb or u.phrase is not null or u.reply is not null or v.sent > 0)
          order by u.answered_at desc limit ${ANSWERS_LIMIT})`,
      reply: sql`
        select jsonb_build_object('date', ${today}::text, 'week', ${week}::text,
          'called', (select count(*) from standing_now where called_on >= ${week}::date), 'total', (select count(*) from standing_now),
          'desk', coalesce((select jsonb_agg(jsonb_build_object('bookingId', booking_id, 'childId', child_id, 'name', name, 'className', class_name,
            'startsAt', ${isoOf(sql`starts_at`)}, 'line', line, 'state', state, 'relation', relation) order by starts_at, booking_id) from desk), '[]'::jsonb),
          'missing', coalesce((select jsonb_agg(jsonb_build_object('childId', child_id, 'name', name, 'className', class_name, 'weeksWithoutCall', weeks, 'needs', needs)
            order by weeks desc, not needs ? 'familyCall', jsonb_array_length(needs) desc, initials, name, child_id) from missing), '[]'::jsonb),
          'sheet', ${familiesToCall(context)},
          'answers', coalesce((select jsonb_agg(jsonb_build_object('childId', child_id, 'name', name, 'at', ${isoOf(sql`answered_at`)}, 'thumb', thumb, 'phrase', phrase, 'reply', reply, 'voices', voices)
            order by answered_at desc) from answers), '[]'::jsonb))`,
      children: sql`select array_agg(distinct child_id) from (select child_id from missing union select child_id from desk union select child_id from answers) seen`,
    }
  },
})
