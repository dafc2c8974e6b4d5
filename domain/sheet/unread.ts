import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Context } from '../handler'
import { recordsWithdrawn } from '../consents/processing'
import { familiesOf } from './lines'

/** An update that came out less than two days ago may still be read by itself; one of more than five weeks ago is history. */
const DAYS_TO_READ = 2
const DAYS_BACK = 35
/** So long a conversation about it holds. */
const DAYS_TALKED = 14

/**
 * Table expressions that end in `unread` (child_id, weeks, bound, family): the children neither of whose last two updates was read by anybody. `bound`: somebody on the card has bound WeChat, so that
 * they could. Who was spoken to about it in the last two weeks is not asked again.
 */
export function unreadChildren({ caller, now }: Pick<Context, 'caller' | 'now'>): SQL {
  const daysAgo = (days: number) => sql`${now}::timestamptz - make_interval(days => ${days})`
  return sql`
    latest as (
      select u.child_id, u.week, exists (select from update_reader r where r.school_id = u.school_id and r.update_id = u.update_id) as read,
        row_number() over (partition by u.child_id order by u.week desc) as nth
      from weekly_update u
      where u.school_id = ${caller.placeId} and u.published_at between ${daysAgo(DAYS_BACK)} and ${daysAgo(DAYS_TO_READ)}),
    two_unread as (
      select l.child_id, jsonb_agg(l.week order by l.week) as weeks from latest l where l.nth <= 2
      group by l.child_id having count(*) = 2 and not bool_or(l.read)),
    asked_for as materialized (
      select t.child_id, t.weeks from two_unread t join child c on c.school_id = ${caller.placeId} and c.child_id = t.child_id and c.left_on is null
      where not exists (select from guardian_contact g where g.school_id = c.school_id and g.child_id = c.child_id and g.about = 'unread' and g.reached
          and g.undone_at is null and g.made_at > ${daysAgo(DAYS_TALKED)})
        and not ${recordsWithdrawn(sql`c.child_id`)}),
    ${familiesOf('asked_for', 'unread_kin', caller.placeId)},
    unread as (
      select a.child_id, a.weeks, coalesce(k.first, a.child_id) as family, exists (
        select from child_relative cr join relative r on r.school_id = cr.school_id and r.relative_id = cr.relative_id
        where cr.school_id = ${caller.placeId} and cr.child_id = a.child_id and r.person_id is not null and not r.deceased) as bound
      from asked_for a left join unread_kin k on k.child_id = a.child_id)`
}
