import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { DateText } from '../../contract/week'

/** The open care arrangement of child `c`, as `a`. */
export const openCare = sql`left join lateral (
  select a.kind, a.caregiver_id from care_arrangement a where a.school_id = c.school_id and a.child_id = c.child_id and a.to_on is null) a on true`

/**
 * Whether the written entrustment of child `c` is in order on a day (未成年人保护法 Art 22, 23): it is needed where both parents are away, or the only one, and somebody else
 * looks after the child; it must name who does so now. Wants `openCare` joined. A key of `noticeStandingLabel`.
 */
export function noticeStanding(today: DateText): SQL {
  return sql`(case
    when not (coalesce(a.kind, 'none') in ('kinshipGrandparent', 'kinshipOther', 'unrelatedAdult') and not 'orphan' = any(c.special_status)
      and (c.parental_absence = 'both' or c.parental_absence = 'one' and 'singleParent' = any(c.special_status))) then 'notNeeded'
    else coalesce((
      select case when n.valid_until < ${today}::date then 'expired' else 'onFile' end from entrusted_care_notice n
      where n.school_id = c.school_id and n.child_id = c.child_id and (a.caregiver_id is null or n.caregiver_id = a.caregiver_id)
      order by n.signed_on desc, n.notice_id desc limit 1), 'missing') end)`
}
