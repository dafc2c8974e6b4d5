import { sql } from 'drizzle-orm'
import { addDays, instantAt } from '../../contract/week'
import { isoOf, noChildren, statement } from '../handler'
import { toldOrOnItsWay } from '../messages/states'
import { tellFamilies } from '../messages/tell'

/** Who waits at a phone far away for longer than this many calls has time to hear of it later. */
const CALLS_TOLD = 3

/**
 * The line runs late today. Told are the families of the next calls, those whose time by the clock has passed while they wait included; nobody twice of the same or a shorter delay.
 */
export const deskLate = statement('desk.late', {
  answer({ lineId, minutes }, { caller, now, today }) {
    return {
      with: sql`
        line as (select line_id from phone_line where school_id = ${caller.placeId} and line_id = ${lineId} and active),
        said as (
          insert into line_delay (school_id, line_id, on_date, minutes, set_by, set_at)
          select ${caller.placeId}, line_id, ${today}::date, ${minutes}, ${caller.personId}, ${now}::timestamptz from line
          on conflict (school_id, line_id, on_date) do update set minutes = excluded.minutes, set_by = excluded.set_by, set_at = excluded.set_at
          returning minutes),
        coming as (
          select b.starts_at, array_agg(b.child_id order by b.child_id) as ids
          from booking b join line using (line_id)
          where b.school_id = ${caller.placeId} and b.state = 'booked' and b.review is null
            and b.starts_at > ${now}::timestamptz - make_interval(mins => ${minutes}) and b.starts_at >= ${instantAt(today)}::timestamptz
            and b.starts_at < ${instantAt(addDays(today, 1))}::timestamptz
          group by b.starts_at order by b.starts_at limit ${CALLS_TOLD}),
        unaware as (
          select coming.* from coming
          where ${minutes} > 0 and not exists (
            select from message m where m.school_id = ${caller.placeId} and m.template = 'callChanged' and m.child_id = any (coming.ids)
              and m.data ->> 'startsAt' = ${isoOf(sql`coming.starts_at`)} and m.data ->> 'reason' = 'late' and (m.data ->> 'minutes')::int >= ${minutes}
              and ${toldOrOnItsWay(sql`m`)})),
        late as (
          select c.child_id, jsonb_build_object('child', c.name, 'startsAt', ${isoOf(sql`u.starts_at`)}, 'reason', 'late', 'minutes', ${minutes}::int) as data
          from unaware u join child c on c.school_id = ${caller.placeId} and c.child_id = any (u.ids)),
        ${tellFamilies('late', 'callChanged', caller.placeId, now)},
        heard as (select u.*, exists (select from told_late t where t.child_id = any (u.ids) and t.state = 'queued') as told from unaware u)`,
      reply: sql`
        select jsonb_build_object('minutes', minutes, 'told', (select count(*) from heard where told),
          'untold', coalesce((select jsonb_agg(c.name order by h.starts_at, c.child_id) from heard h join child c on c.school_id = ${caller.placeId} and c.child_id = any (h.ids)
            where not h.told), '[]'::jsonb))
        from said`,
      children: sql`select coalesce(array_agg(child_id), ${noChildren}) from late`,
    }
  },
})
