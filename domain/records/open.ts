import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { DateText } from '../../contract/week'
import { statement } from '../handler'
import { Refusal } from '../refusal'
import { gapsOf } from './completeness'
import { noticeStanding, openCare } from './notice-standing'
import { recordView } from './open-view'

/** Events of the history; older ones stay on file. */
const HISTORY_LIMIT = 100

/** Requests for correction shown with the record; the head's list has all. */
const CORRECTIONS_SHOWN = 10

/** Care of child `c` that had begun by a day, newest first. Of two that begin on one day the later written counts. */
function careUntil(day: DateText): SQL {
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object('careId', h.care_id, 'kind', h.kind, 'caregiverId', h.caregiver_id, 'caregiver', coalesce(r.name, ''), 'relation', cr.relation,
      'from', h.from_on, 'to', h.to_on, 'reason', h.reason) order by h.from_on desc, h.care_id desc)
    from care_arrangement h left join relative r on r.school_id = h.school_id and r.relative_id = h.caregiver_id
    left join child_relative cr on cr.school_id = h.school_id and cr.child_id = h.child_id and cr.relative_id = h.caregiver_id
    where h.school_id = c.school_id and h.child_id = c.child_id and h.from_on <= ${day}::date), '[]'::jsonb)`
}

const events = sql`coalesce((
  select jsonb_agg(jsonb_build_object('eventId', e.event_id, 'kind', e.kind, 'on', e.happened_on, 'recordedOn', app.school_date(e.recorded_at), 'by', coalesce(p.name, ''),
    'note', e.note, 'before', e.before) order by e.event_id desc)
  from (select * from record_event e where e.school_id = c.school_id and e.child_id = c.child_id order by e.event_id desc limit ${HISTORY_LIMIT}) e
  left join person p on p.person_id = e.recorded_by), '[]'::jsonb)`

/** What guardians say is wrong; the policy gives it to the keeper alone. */
const corrections = sql`coalesce((
  select jsonb_agg(jsonb_build_object('requestId', q.request_id, 'on', app.school_date(q.asked_at), 'words', q.words, 'state', q.state) order by q.asked_at desc, q.request_id desc)
  from (select * from rights_request q where q.school_id = c.school_id and q.child_id = c.child_id and q.kind = 'correction'
    order by q.asked_at desc, q.request_id desc limit ${CORRECTIONS_SHOWN}) q), '[]'::jsonb)`

/** Versions and bindings of those who are on the card today, by id. */
const onCard = sql`coalesce((
  select jsonb_object_agg(r.relative_id, jsonb_build_object('version', r.version, 'signedIn', r.person_id is not null))
  from child_relative cr join relative r using (school_id, relative_id) where cr.school_id = c.school_id and cr.child_id = c.child_id), '{}'::jsonb)`

const notice = (today: DateText) => sql`(select jsonb_build_object('standing', ${noticeStanding(today)}, 'latest', (
    select jsonb_build_object('caregiver', r.name, 'signedOn', n.signed_on, 'validUntil', n.valid_until, 'villageTold', n.village_told)
    from entrusted_care_notice n join relative r on r.school_id = n.school_id and r.relative_id = n.caregiver_id
    where n.school_id = c.school_id and n.child_id = c.child_id order by n.signed_on desc, n.notice_id desc limit 1))
  from (select) one ${openCare})`

/** The whole record as of a day: what stood on file then, who cared for the child, what had changed until then. */
export const openRecord = statement('records.open', {
  answer({ childId, on }, { caller, today }) {
    const day = on ?? today
    if (day > today) throw new Refusal('INVALID_INPUT', { on: 'inFuture' })
    const record = day === today ? sql`app.record_of(c.child_id)` : sql`app.record_on(c.child_id, ${day}::date)`
    return {
      with: sql`
        siblings as materialized (
          select s.child_id, k.name as class_name, o.name, array_agg(s.relative_id order by s.relative_id) as through
          from app.siblings_of(${childId}) s left join child o on o.school_id = ${caller.placeId} and o.child_id = s.child_id
          left join school_class k on k.school_id = o.school_id and k.class_id = o.class_id
          where s.at_school group by 1, 2, 3)`,
      reply: sql`
        select jsonb_build_object('childId', c.child_id, 'version', c.version, 'on', ${day}::text, 'isToday', ${day === today}::boolean, 'firstDay', c.enrolled_on,
          'record', ${record}, 'present', app.record_of(c.child_id), 'onCard', ${onCard}, 'care', ${careUntil(day)}, 'events', ${events},
          'classes', (select jsonb_object_agg(k.class_id, k.name) from school_class k where k.school_id = c.school_id),
          'siblings', coalesce((select jsonb_agg(jsonb_build_object('childId', case when name is not null then child_id end, 'name', coalesce(name, ''),
            'className', coalesce(class_name, ''), 'through', through) order by name, child_id) from siblings), '[]'::jsonb),
          'corrections', ${corrections}, 'notice', ${notice(today)}, 'gaps', ${gapsOf(today)}, 'keeps', app.keeps(c.child_id))
        from child c where c.school_id = ${caller.placeId} and c.child_id = ${childId}`,
      children: sql`array[${childId}]::bigint[] || coalesce((select array_agg(child_id) from siblings where name is not null), '{}')`,
      ...(day !== today && { detail: sql`jsonb_build_object('on', ${day}::text)` }),
    }
  },
  view: recordView,
})
