import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { addDays } from '../../contract/week'
import type { DateText } from '../../contract/week'
import { recordsWithdrawn } from '../consents/processing'
import { isoOf } from '../handler'
import { composedAt } from './due'

/** Which children: every one of the school, or those whose update is older than their records. */
export type Which = 'all' | 'changed'

/**
 * How long a command may take from the instant that it carries to the commit that makes it seen (it may wait for WeChat's check): a draft that was composed in
 * between has missed it.
 */
const SAVING_TAKES = sql`interval '2 minutes'`

/** Notes (alias n) that an update of a week may tell: the week's own, and the latecomers of the one before. */
function inReach(week: SQL): SQL {
  return sql`n.happened_on >= ${week} - 7 and n.happened_on < ${week} + 7`
}

/**
 * A note (alias n) of the week before that its own update does not tell, because it was out by then: a visit at the weekend, or what a teacher wrote down on Monday. It stands in the
 * next one, so that nothing which was written for the parents is never read.
 */
function cameLate(week: DateText): SQL {
  const before = addDays(week, -7)
  return sql`(n.week = ${before}::date and n.posted_at >= ${composedAt(before)}::timestamptz and exists (
    select from weekly_update gone where gone.school_id = n.school_id and gone.child_id = n.child_id and gone.week = n.week
      and gone.published_at is not null and gone.composed_at < n.posted_at))`
}

/** A draft (alias u) that was composed before something of its week was recorded or taken back, or may have been. */
function draftIsOld(): SQL {
  const since = sql`u.composed_at - ${SAVING_TAKES}`
  return sql`(
    exists (select from family_call f where f.school_id = u.school_id and f.child_id = u.child_id and f.week = u.week
      and (f.logged_at >= ${since} or f.undone_at >= ${since}))
    or exists (select from note n where n.school_id = u.school_id and n.child_id = u.child_id and ${inReach(sql`u.week`)}
      and (n.posted_at >= ${since} or n.undone_at >= ${since})))`
}

/** An update (alias u) that tells of something that was taken back after it was composed: perhaps written on the wrong child. */
function tellsWhatWasTakenBack(): SQL {
  const since = sql`u.composed_at - ${SAVING_TAKES}`
  return sql`(
    exists (select from family_call f where f.school_id = u.school_id and f.child_id = u.child_id and f.week = u.week and f.undone_at >= ${since})
    or exists (select from note n where n.school_id = u.school_id and n.child_id = u.child_id and ${inReach(sql`u.week`)} and n.undone_at >= ${since}))`
}

/** The updates of a week to compose anew: drafts that their records have overtaken, and published ones that tell what was taken back since. */
export function oldUpdates(schoolId: number, week: DateText): SQL {
  return sql`select u.child_id from weekly_update u
    where u.school_id = ${schoolId} and u.week = ${week}::date
      and (u.published_at is null and ${draftIsOld()} or u.published_at is not null and ${tellsWhatWasTakenBack()})
      and not ${recordsWithdrawn(sql`u.child_id`)}`
}

/** What became of the last agreed call of a child's week (alias c) that did not come about through the family: its outcome, or why its time was gone. */
function lastMissed(week: DateText, now: Date): SQL {
  return sql`(
    select jsonb_build_object('why', b.why, 'review', b.review) from booking b
    where b.school_id = c.school_id and b.child_id = c.child_id and b.week = ${week}::date and b.starts_at <= ${now}::timestamptz
      and (b.state = 'missed' or b.state = 'cancelled' and b.why = 'school' or b.state = 'booked' and b.review is not null)
    order by b.starts_at desc limit 1)`
}

/** Why no line of the school was open from Monday to Friday; null where one was. */
function weekClosed(schoolId: number, week: DateText): SQL {
  return sql`(
    select e.reason from hours_exception e
    where e.school_id = ${schoolId} and e.kind = 'closed' and e.line_id is null and e.from_minute is null
      and e.from_on <= ${week}::date and e.to_on >= ${addDays(week, 4)}::date
    order by e.exception_id desc limit 1)`
}

/**
 * A school's week as one statement, a row with the `WeekFacts` of each child in `facts`. Of a note's body it takes the faces and nothing else;
 * calls and notes that were taken back are not in it,
 * nor is a child whose guardians have withdrawn their consent to the record.
 */
export function weekFacts(schoolId: number, week: DateText, now: Date, which: Which): SQL {
  const wanted = which === 'changed' ? sql`and c.child_id in (${oldUpdates(schoolId, week)})` : sql``
  return sql`
    select jsonb_build_object('childId', c.child_id,
      'calls', coalesce((
        select jsonb_agg(jsonb_build_object('at', ${isoOf(sql`f.started_at`)}, 'medium', f.medium, 'outcome', f.outcome, 'seconds', f.duration_seconds, 'mood', f.mood, 'home', f.origin = 'home') order by f.started_at)
        from family_call f where f.school_id = c.school_id and f.child_id = c.child_id and f.week = ${week}::date and f.undone_at is null), '[]'::jsonb),
      'notes', coalesce((
        select jsonb_agg(jsonb_build_object('kind', n.kind, 'on', n.happened_on, 'forParents', n.for_parents,
          'steps', coalesce((select jsonb_object_agg(t.key, t.value -> 'step')
            from jsonb_each(case when jsonb_typeof(n.body -> 'topics') = 'object' then n.body -> 'topics' else '{}'::jsonb end) t), '{}'::jsonb),
          'photoIds', coalesce((select jsonb_agg(p.photo_id order by p.photo_id) from photo p
            where p.school_id = n.school_id and p.note_id = n.note_id and p.state <> 'refused'), '[]'::jsonb)) order by n.happened_on, n.note_id)
        from note n where n.school_id = c.school_id and n.child_id = c.child_id and n.undone_at is null and ${inReach(sql`${week}::date`)}
          and (n.week = ${week}::date or ${cameLate(week)})), '[]'::jsonb),
      'nextCallAt', (select ${isoOf(sql`min(b.starts_at)`)} from booking b
        where b.school_id = c.school_id and b.child_id = c.child_id and b.state = 'booked' and b.starts_at > ${now}::timestamptz),
      'missed', ${lastMissed(week, now)}, 'closed', ${weekClosed(schoolId, week)},
      'ask', coalesce((select a.ask from week_ask a where a.school_id = c.school_id and a.class_id = c.class_id and a.week = ${week}::date), '')) as facts
    from child c
    where c.school_id = ${schoolId} and c.left_on is null and c.enrolled_on <= ${addDays(week, 6)}::date and not ${recordsWithdrawn(sql`c.child_id`)} ${wanted}
    order by c.child_id`
}
