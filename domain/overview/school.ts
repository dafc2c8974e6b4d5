import { sql } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import type { DateText } from '../../contract/week'
import { lastReachedOn } from '../children/last-call'
import { weeksWithoutCall } from '../children/weeks-without-call'
import { addDays, instantAt } from '../../contract/week'
import { statement } from '../handler'
import type { CareKind } from '../roster/reading'
import { alikeChildren, leftBehindChildren } from '../statistics/alike'
import { schoolCounts } from '../statistics/school'
import type { AlikeChildren } from '../statistics/school'
import { alertOf } from './alert'

const WAITING_LIMIT = 20

type Overview = Output<'overview.school'>
interface Row extends Omit<Overview, 'alerts' | 'care'> {
  unattended: { childId: number; name: string; className: string; birthDate: DateText; care: CareKind }[]
  alike: AlikeChildren[]
  leftBehind: number
}

/** The head's first screen. The updates are those of the latest week that has any published, up to this one. */
export const overviewSchool = statement('overview.school', {
  answer(_input, { caller, today, week }) {
    const schoolId = caller.placeId
    return {
      with: sql`
        known as (
          select c.school_id, c.child_id, c.name, c.initials, k.name as class_name, c.birth_date, coalesce(a.kind, 'none') as care, c.enrolled_on,
            ${lastReachedOn(instantAt(addDays(today, 1)))} as called_on
          from child c join school_class k using (school_id, class_id)
          left join care_arrangement a on a.school_id = c.school_id and a.child_id = c.child_id and a.to_on is null
          where c.school_id = ${schoolId} and c.left_on is null),
        waiting as (
          select * from (select c.*, ${weeksWithoutCall(sql`c.called_on`, week)} as weeks from known c) c where weeks > 0
          order by weeks desc, initials, name, child_id limit ${WAITING_LIMIT}),
        unattended as (
          select * from known where care in ('livingAlone', 'none') and birth_date > ${today}::date - interval '16 years'),
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
          'pupils', (select coalesce(sum(pupils), 0) from school_class k where k.school_id = s.school_id), 'capacity', app.capacity(s.school_id),
          'waiting', coalesce((select jsonb_agg(jsonb_build_object('childId', child_id, 'name', name, 'className', class_name, 'weeksWithoutCall', weeks)
            order by weeks desc, initials, name, child_id) from waiting), '[]'::jsonb),
          'unattended', coalesce((select jsonb_agg(jsonb_build_object('childId', child_id, 'name', name, 'className', class_name, 'birthDate', birth_date, 'care', care)
            order by birth_date desc, child_id) from unattended), '[]'::jsonb),
          'alike', ${alikeChildren(schoolId)}, 'leftBehind', ${leftBehindChildren(schoolId)}, 'updates', (select to_jsonb(updates) from updates))
        from school s where s.school_id = ${schoolId}`,
      children: sql`select array_agg(child_id) from (select child_id from waiting union select child_id from unattended) seen`,
    }
  },
  view({ unattended, alike, leftBehind, ...rest }: Row, { today }) {
    const alerts = unattended.flatMap(({ birthDate, care, ...child }) => {
      const alert = alertOf(birthDate, care, today)
      return alert ? [{ ...child, ...alert }] : []
    })
    return { ...rest, alerts, care: schoolCounts(alike, leftBehind).care }
  },
})
