import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { DateText } from '../../contract/week'
import { MAY_NOT_LIVE_ALONE_UNDER } from './alert'

/** Entrustments to ask for that are listed by name; the rest is a number. What is red is listed in full. */
const AMBER_LIMIT = 20

/** Common table expressions `red`, `amber` and `worrying` (both, as many as are listed) over the children of `known`. */
export function worryingOf(today: DateText): SQL {
  return sql`
    red as (
      select * from known where care in ('livingAlone', 'none') and birth_date > ${today}::date - make_interval(years => ${MAY_NOT_LIVE_ALONE_UNDER})),
    amber as (select * from known where notice in ('missing', 'expired')),
    worrying as (select * from red union select * from (select * from amber order by notice, initials, name, child_id limit ${AMBER_LIMIT}) named)`
}

/** The worrying ones as jsonb, the youngest first. */
export const worryingRows = sql`coalesce((
  select jsonb_agg(jsonb_build_object('childId', child_id, 'name', name, 'className', class_name, 'birthDate', birth_date, 'care', care, 'notice', notice)
    order by birth_date desc, child_id) from worrying), '[]'::jsonb)`
