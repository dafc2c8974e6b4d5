import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { DateText } from '../../contract/week'
import { noticeStanding, openCare } from './notice-standing'

/**
 * The card of child `c` in one row: what of it is there. A parent who neither lives at home nor looks after the child is away. (`offset 0`: or PostgreSQL would look
 * for the numbers again at each use of `dialable`.)
 */
const card = sql`cross join lateral (
  select count(*) filter (where x.parent) as parents, coalesce(bool_or(x.dialable), false) as dialable, coalesce(bool_or(x.away), false) as away,
    coalesce(bool_or(x.away and x.employer = ''), false) as workless, coalesce(bool_or(x.away and x.dialable), false) as parent_dialable,
    (array_agg(x.reachable order by x.call_order, x.relative_id) filter (where x.dialable))[1] as reachable,
    bool_or(x.age is not null) filter (where x.cares) as cares_age, bool_or(x.health_note <> '') filter (where x.cares) as cares_health,
    bool_or(x.dialable) filter (where x.cares) as cares_dialable
  from (
    select r.relative_id, cr.call_order, r.employer, r.reachable, r.age, r.health_note, cr.relation in ('father', 'mother') as parent,
      cr.relation in ('father', 'mother') and not r.deceased and not cr.at_home and not cr.is_caregiver as away, r.relative_id = a.caregiver_id as cares,
      not r.deceased and exists (select from relative_phone f where f.school_id = r.school_id and f.relative_id = r.relative_id) as dialable
    from child_relative cr join relative r using (school_id, relative_id) where cr.school_id = c.school_id and cr.child_id = c.child_id offset 0) x) card`

/**
 * What the record of child `c` lacks, as a jsonb array of the keys of contract/completeness.ts, in their order; empty where it is complete. A scalar expression, for one
 * child or for all of a school.
 */
export function gapsOf(today: DateText): SQL {
  const kin = sql`a.kind in ('kinshipGrandparent', 'kinshipOther', 'unrelatedAdult') and a.caregiver_id is not null`
  return sql`(select to_jsonb(array_remove(array[
      case when c.id_number is null then 'idNumber' end,
      case when c.address is null then 'address' end,
      case when c.health = '' then 'health' end,
      case when c."character" = '' then 'character' end,
      case when c.interests = '' then 'interests' end,
      case when card.parents = 0 and not 'orphan' = any(c.special_status) then 'parents' end,
      case when card.workless and c.parental_absence <> 'none' then 'employer' end,
      case when coalesce(a.kind, 'none') = 'none' then 'care' end,
      case when a.kind not in ('none', 'livingAlone') and a.caregiver_id is null then 'caregiver' end,
      case when ${kin} and not coalesce(card.cares_age, false) then 'caregiverAge' end,
      case when ${kin} and not coalesce(card.cares_health, false) then 'caregiverHealth' end,
      case when ${noticeStanding(today)} in ('missing', 'expired') then 'notice' end,
      case when not card.dialable then 'anyPhone' end,
      case when card.dialable and card.away and c.parental_absence <> 'none' and not card.parent_dialable then 'parentPhone' end,
      case when a.caregiver_id is not null and card.dialable and not coalesce(card.cares_dialable, false) then 'caregiverPhone' end,
      case when card.reachable = '' then 'reachable' end], null))
    from (select) one ${openCare} ${card})`
}
