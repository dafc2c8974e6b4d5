import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import { addDays, instantAt, minuteOf, weekOfDate } from '../../contract/week'
import type { DateText } from '../../contract/week'
import { recordsWithdrawn } from '../consents/processing'
import { onStaff } from '../duty/roster'
import { isoOf, noChildren, statement } from '../handler'
import type { Context } from '../handler'
import { wouldReach } from '../messages/reached'
import { familiesToCall } from '../sheet/count'
import { offersToCall } from '../waiting/on-board'
import { waitingLine } from '../waiting/order'
import { kinOf, maskedKin } from './kin'
import type { SealedKin } from './kin'
import { voices, voicesFound } from './voices'

type Today = Output<'desk.today'>
type Sealed<T> = Omit<T, 'relatives'> & { relatives: SealedKin[] }
type Row = Omit<Today, 'turns' | 'sheet' | 'offers'> & {
  [Part in 'turns' | 'sheet' | 'offers']: Sealed<Today[Part][number]>[]
}

/** So many families are listed to ring up about something else; more than a spare moment holds helps nobody. */
const ERRANDS_SHOWN = 6
/** So many of those who wait are listed; the rest stand on the page of the waiting list. */
const WAITING_SHOWN = 5
/** A hand-over note older than this is no news. */
const NOTE_DAYS = 14

/** The desk's day: each line's calls in order, whom to remind by phone, who waits, who is on duty, what the last shift left. The numbers come masked. */
export const deskToday = statement('desk.today', {
  answer({ on }, context) {
    const { caller, today } = context
    const date = on ?? today
    return {
      with: sql`${turns(caller.placeId, date)}, ${sheet(context, date)}, ${others(context, date)}, ${voices(context)}`,
      reply: sql`
        select jsonb_build_object('date', ${date}::text,
          'lines', ${lines(context, date)},
          'turns', coalesce((select jsonb_agg(jsonb_build_object('lineId', line_id, 'startsAt', ${isoOf(sql`starts_at`)}, 'children', children, 'unconfirmed', unconfirmed, 'review', review,
            'relatives', case when over then '[]'::jsonb else ${kinOf(caller.placeId, sql`ids`, sql`booker`)} end) order by starts_at, line_id) from turns), '[]'::jsonb),
          'sheet', coalesce((select jsonb_agg(jsonb_build_object('bookingId', booking_id, 'startsAt', ${isoOf(sql`starts_at`)}, 'names', names,
            'relatives', ${kinOf(caller.placeId, sql`ids`, sql`booker`)}) order by nth) from sheet where nth <= ${ERRANDS_SHOWN}), '[]'::jsonb),
          'calls', ${familiesToCall(context)},
          'sheetMore', (select greatest(0, count(*) - ${ERRANDS_SHOWN}) from sheet),
          'offers', coalesce((select jsonb_agg(o.offer || jsonb_build_object('relatives', ${kinOf(caller.placeId, sql`array[(o.offer ->> 'childId')::bigint]`, sql`null::bigint`)})
            order by o.nth) from offers o where o.nth <= ${ERRANDS_SHOWN}), '[]'::jsonb),
          'offersMore', (select greatest(0, count(*) - ${ERRANDS_SHOWN}) from offers),
          'waiting', coalesce((select jsonb_agg(jsonb_build_object('childId', child_id, 'name', name, 'className', class_name, 'front', front, 'why', why) order by place, child_id)
            from waits where nth <= ${WAITING_SHOWN}), '[]'::jsonb),
          'waitingMore', (select greatest(0, count(*) - ${WAITING_SHOWN}) from waits),
          'voices', ${voicesFound},
          'duty', coalesce((select jsonb_agg(jsonb_build_object('name', p.name, 'from', d.from_minute, 'to', d.to_minute, 'mine', d.person_id = ${caller.personId}) order by d.from_minute, p.name)
            from duty d join person p using (person_id) where d.school_id = ${caller.placeId} and d.on_date = ${date}::date and ${onStaff(sql`d.person_id`, date)}), '[]'::jsonb),
          'note', (select jsonb_build_object('points', to_jsonb(h.points), 'words', h.words, 'author', p.name, 'writtenAt', ${isoOf(sql`h.written_at`)})
            from handover h join person p on p.person_id = h.author
            where h.school_id = ${caller.placeId} and h.on_date between ${addDays(date, -NOTE_DAYS)}::date and ${date}::date order by h.written_at desc, h.handover_id desc limit 1))`,
      children: sql`select coalesce(array_agg(distinct child_id), ${noChildren}) from (
        select unnest(ids) as child_id from turns union select unnest(ids) from sheet where nth <= ${ERRANDS_SHOWN} union select (offer ->> 'childId')::bigint from offers where nth <= ${ERRANDS_SHOWN}
        union select child_id from waits where nth <= ${WAITING_SHOWN} union select child_id from voices) seen`,
    }
  },
  view(row: Row, { ports }) {
    const masked = <T extends { relatives: SealedKin[] }>(one: T) => ({
      ...one,
      relatives: maskedKin(one.relatives, ports),
    })
    return { ...row, turns: row.turns.map(masked), sheet: row.sheet.map(masked), offers: row.offers.map(masked) }
  },
})

/** One row a slot that somebody has on this day: a child, or siblings. */
function turns(schoolId: number, date: DateText): SQL {
  return sql`turns as (
    select b.line_id, b.starts_at, array_agg(b.child_id order by b.child_id) as ids, min(b.relative_id) as booker, bool_and(b.state = 'done') as over,
      bool_or(b.origin = 'plan' and b.confirmed_at is null and b.state = 'booked') as unconfirmed, max(b.review) as review,
      jsonb_agg(jsonb_build_object('childId', c.child_id, 'name', c.name, 'className', k.name, 'bookingId', b.booking_id, 'state', b.state, 'why', b.why,
        'withdrawn', ${recordsWithdrawn(sql`c.child_id`)}) order by c.child_id) as children
    from booking b join child c using (school_id, child_id) join school_class k using (school_id, class_id)
    where b.school_id = ${schoolId} and b.state in ('booked', 'done', 'missed')
      and b.starts_at >= ${instantAt(date)}::timestamptz and b.starts_at < ${instantAt(addDays(date, 1))}::timestamptz
    group by b.line_id, b.starts_at)`
}

/** Families with a call from now until tomorrow night whom no message has reached, or would. */
function sheet({ caller, now, today }: Context, date: DateText): SQL {
  return sql`sheet as (
    select min(b.booking_id) as booking_id, b.starts_at, jsonb_agg(c.name order by c.child_id) as names, array_agg(c.child_id order by c.child_id) as ids, min(b.relative_id) as booker,
      row_number() over (order by b.starts_at, min(b.booking_id)) as nth
    from booking b join child c using (school_id, child_id)
    where b.school_id = ${caller.placeId} and ${date === today}::boolean and b.state = 'booked' and b.review is null
      and b.starts_at > ${now}::timestamptz and b.starts_at < ${instantAt(addDays(today, 2))}::timestamptz
    group by b.line_id, b.starts_at, b.party_id
    having bool_and(b.reminded_day_at is null) and not bool_or(${wouldReach('callReminder', sql`b`)}))`
}

function others({ caller, now, today }: Context, date: DateText): SQL {
  return sql`
    offers as (select o.offer, o.nth from jsonb_array_elements(case when ${date === today}::boolean then ${offersToCall(caller.placeId, now)} else '[]'::jsonb end) with ordinality o(offer, nth)),
    waits as (
      select w.child_id, c.name, k.name as class_name, w.front, w.why, w.place, row_number() over (order by w.place, w.child_id) as nth
      from ${waitingLine(weekOfDate(date), now)} w
      join child c on c.school_id = ${caller.placeId} and c.child_id = w.child_id join school_class k using (school_id, class_id))`
}

function lines({ caller, now, today }: Context, date: DateText): SQL {
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object('lineId', l.line_id, 'name', l.name, 'medium', l.medium, 'slotMinutes', l.slot_minutes, 'number', l.number, 'handoff', l.handoff,
      'delay', coalesce(d.minutes, 0), 'broken', ${date === today}::boolean and ${broken(today, minuteOf(now))}) order by l.line_id)
    from phone_line l left join line_delay d on d.school_id = l.school_id and d.line_id = l.line_id and d.on_date = ${date}::date
    where l.school_id = ${caller.placeId} and l.active), '[]'::jsonb)`
}

/** Whether line `l` is closed as broken at this minute. */
function broken(today: DateText, minute: number): SQL {
  return sql`exists (select from hours_exception e where e.school_id = l.school_id and (e.line_id is null or e.line_id = l.line_id) and e.kind = 'closed' and e.reason = 'broken'
    and ${today}::date between e.from_on and e.to_on and (e.from_minute is null or ${minute} >= e.from_minute and ${minute} < e.to_minute))`
}
