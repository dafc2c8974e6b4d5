import { sql } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import { lastReachedOn } from '../children/last-call'
import { weeksWithoutCall } from '../children/weeks-without-call'
import { families } from '../lines/families'
import { addDays, instantAt } from '../../contract/week'
import { statement } from '../handler'
import { messagesStanding } from '../sheet/count'
import { checksDue } from '../staff/current'
import { gapsOf } from '../records/completeness'
import { noticeStanding, openCare } from '../records/notice-standing'
import { toUnusual, unusualDays, unusualFacts } from '../rights/unusual'
import type { UnusualDay } from '../rights/unusual'
import { alikeChildren, leftBehindChildren } from '../statistics/alike'
import { schoolCounts } from '../statistics/school'
import { surveyProgress } from '../surveys/standing'
import type { AlikeChildren } from '../statistics/school'
import { alertsOf } from './alert'
import type { Standing } from './alert'
import { worryingOf, worryingRows } from './worrying'

const WAITING_LIMIT = 20

type Overview = Output<'overview.school'>
/** How many days of reading the first screen looks over; the page itself goes back further. */
const READING_DAYS = 7

interface Row extends Omit<Overview, 'alerts' | 'care' | 'rights'> {
  openRequests: number
  reading: UnusualDay[]
  worrying: (Standing & { childId: number; name: string; className: string })[]
  alike: AlikeChildren[]
  leftBehind: number
}

/** The head's first screen. The updates are those of the latest week that has any published, up to this one. */
export const overviewSchool = statement('overview.school', {
  answer(_input, context) {
    const { caller, today, week } = context
    const schoolId = caller.placeId
    return {
      with: sql`${families(schoolId)},
        known as (
          select c.school_id, c.child_id, c.name, c.initials, k.name as class_name, c.birth_date, coalesce(a.kind, 'none') as care, c.enrolled_on,
            ${lastReachedOn(instantAt(addDays(today, 1)))} as called_on, ${noticeStanding(today)} as notice, jsonb_array_length(${gapsOf(today)}) as gaps
          from child c join school_class k using (school_id, class_id) ${openCare}
          where c.school_id = ${schoolId} and c.left_on is null),
        overdue as (select * from (select c.*, ${weeksWithoutCall(sql`c.called_on`, week)} as weeks from known c) c where weeks > 0),
        waiting as (
          select * from overdue order by weeks desc, initials, name, child_id limit ${WAITING_LIMIT}),
        ${worryingOf(today)},
        issue as (
          select coalesce(max(week) filter (where published_at is not null), ${week}::date) as week
          from weekly_update where school_id = ${schoolId} and week <= ${week}::date),
        updates as (
          select count(*) as total, count(published_at) as published,
            count(*) filter (where published_at is not null and exists (select from update_reader r where r.school_id = u.school_id and r.update_id = u.update_id)) as read
          from weekly_update u where u.school_id = ${schoolId} and u.week = (select week from issue))`,
      reply: sql`
        select jsonb_build_object('school', s.name, 'week', ${week}::text, 'called', (select count(*) from known where called_on >= ${week}::date),
          'total', (select count(*) from known),
          'pupils', (select coalesce(sum(pupils), 0) from school_class k where k.school_id = s.school_id), 'capacity', app.capacity(s.school_id), 'families', (select families from need),
          'waiting', coalesce((select jsonb_agg(jsonb_build_object('childId', child_id, 'name', name, 'className', class_name, 'weeksWithoutCall', weeks)
            order by weeks desc, initials, name, child_id) from waiting), '[]'::jsonb),
          'overdue', (select count(*) from overdue), 'worrying', ${worryingRows},
          'noticesDue', (select count(*) from amber),
          'records', (select jsonb_build_object('complete', count(*) filter (where gaps = 0), 'missing', coalesce(sum(gaps), 0)) from known),
          'survey', ${surveyProgress(context)}, 'checksDue', ${checksDue(schoolId, today)},
          'openRequests', (select count(*) from rights_request q where q.school_id = ${schoolId} and q.state = 'open'),
          'reading', (with ${unusualFacts(schoolId, addDays(today, -READING_DAYS))} select ${unusualDays(schoolId)}),
          'alike', ${alikeChildren(schoolId)}, 'leftBehind', ${leftBehindChildren(schoolId)}, 'updates', (select to_jsonb(updates) from updates),
          'messages', ${messagesStanding(context)})
        from school s where s.school_id = ${schoolId}`,
      children: sql`select array_agg(child_id) from (select child_id from waiting union select child_id from worrying) seen`,
    }
  },
  view({ worrying, alike, leftBehind, openRequests, reading, ...rest }: Row, { today }) {
    const unusual = new Set(toUnusual(reading).flatMap(({ looked, personId }) => (looked ? [] : personId)))
    const all = worrying.flatMap(({ birthDate, care, notice, ...child }) =>
      alertsOf({ birthDate, care, notice }, today).map((alert) => ({ ...child, ...alert })),
    )
    const alerts = [...all.filter(({ level }) => level === 'red'), ...all.filter(({ level }) => level === 'amber')]
    return {
      ...rest,
      rights: { open: openRequests, unusual: unusual.size },
      alerts,
      care: schoolCounts(alike, leftBehind).care,
    }
  },
})
