import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import { kinOf, maskedKin } from '../desk/kin'
import type { SealedKin } from '../desk/kin'
import { isoOf, noChildren, statement } from '../handler'
import type { Context } from '../handler'
import { sheetLines } from './lines'
import { unreadChildren } from './unread'

/** So many families are on the screen: WeChat wants no page of more than 500 nodes, and a family takes more than 20. The rest comes up as these are done. */
const FAMILIES_SHOWN = 10
/** Of those who do not read, and again of those who cannot. */
const UNREAD_SHOWN = 4
/** For so long a call that reached nobody is worth knowing of. */
const TRIED_DAYS = 3

type Sheet = Output<'sheet.list'>
type Sealed<T> = Omit<T, 'relatives'> & { relatives: SealedKin[] }
type Row = Omit<Sheet, 'families' | 'unread'> & {
  families: Sealed<Sheet['families'][number]>[]
  unread: Sealed<Sheet['unread'][number]>[]
}

/** The call sheet: each family once, with all that it should hear. The policies choose the children; the numbers come masked. */
export const sheetList = statement('sheet.list', {
  answer(_input, context) {
    const { caller } = context
    const relatives = kinOf(caller.placeId, sql`ids`, sql`null::bigint`)
    return {
      with: sql`${sheetLines(context)}, ${unreadChildren(context)}, ${families(context)}, ${unreadFamilies(context)}`,
      reply: sql`
        select jsonb_build_object(
          'families', coalesce((select jsonb_agg(jsonb_build_object('children', ${namesOf(caller.placeId)}, 'lines', lines, 'messageIds', message_ids, 'relatives', ${relatives}, 'tried', tried)
            order by nth) from families where nth <= ${FAMILIES_SHOWN}), '[]'::jsonb),
          'familiesMore', (select greatest(0, count(*) - ${FAMILIES_SHOWN}) from families),
          'unread', coalesce((select jsonb_agg(jsonb_build_object('children', ${namesOf(caller.placeId)}, 'bound', bound, 'weeks', weeks, 'relatives', ${relatives}, 'tried', tried)
            order by bound desc, nth) from unread_families where nth <= ${UNREAD_SHOWN}), '[]'::jsonb),
          'unreadMore', (select greatest(0, count(*) - ${UNREAD_SHOWN}) from unread_families where bound),
          'unboundMore', (select greatest(0, count(*) - ${UNREAD_SHOWN}) from unread_families where not bound))`,
      children: sql`select coalesce(array_agg(distinct child_id), ${noChildren}) from (
        select unnest(ids) as child_id from families where nth <= ${FAMILIES_SHOWN} union select unnest(ids) from unread_families where nth <= ${UNREAD_SHOWN}) seen`,
    }
  },
  view(row: Row, { ports }) {
    const masked = <T extends { relatives: SealedKin[] }>(one: T) => ({
      ...one,
      relatives: maskedKin(one.relatives, ports),
    })
    return { ...row, families: row.families.map(masked), unread: row.unread.map(masked) }
  },
})

/** One row a family: what each of its messages would have said, once whoever they were for. Who was rung up in vain comes after the others; among those the call that begins first. */
function families(context: Context): SQL {
  return sql`
    said as (
      select distinct on (child_id, template, coalesce(data ->> 'startsAt', data ->> 'week', data ->> 'letterId')) * from sheet_lines
      order by child_id, template, coalesce(data ->> 'startsAt', data ->> 'week', data ->> 'letterId'), message_id desc),
    of_family as (
      select family, array_agg(distinct child_id order by child_id) as ids, jsonb_agg(message_id order by message_id) as message_ids, min(starts_at) as first_call, min(due_at) as since
      from sheet_lines group by family),
    families as (
      select f.ids, f.message_ids, t.tried, (select jsonb_agg(jsonb_build_object('childId', s.child_id, 'template', s.template, 'startsAt', ${isoOf(sql`s.starts_at`)}, 'week', s.data ->> 'week',
          'reason', s.data ->> 'reason', 'title', s.data ->> 'title', 'cancelled', s.data ? 'cancelled') order by s.starts_at nulls last, s.due_at, s.child_id)
          from said s where s.family = f.family) as lines,
        row_number() over (order by t.tried is not null, f.first_call nulls last, f.since, f.family) as nth
      from of_family f cross join lateral (select ${triedOf('message', sql`f.ids`, context)} as tried) t)`
}

/** The same of those who do not read; who has bound no WeChat counts for itself. */
function unreadFamilies(context: Context): SQL {
  return sql`
    unread_families as (
      select u.ids, u.weeks, u.bound, t.tried, row_number() over (partition by u.bound order by t.tried is not null, u.family) as nth
      from (
        select family, array_agg(child_id order by child_id) as ids, (array_agg(weeks order by child_id))[1] as weeks, bool_or(bound) as bound from unread group by family) u
      cross join lateral (select ${triedOf('unread', sql`u.ids`, context)} as tried) t)`
}

/** jsonb: the last call about it that reached nobody, if it was in the last days; else null. */
function triedOf(about: 'message' | 'unread', children: SQL, { caller, now }: Context): SQL {
  return sql`(
    select jsonb_build_object('at', ${isoOf(sql`g.made_at`)}, 'by', p.name) from guardian_contact g join person p on p.person_id = g.made_by
    where g.school_id = ${caller.placeId} and g.child_id = any (${children}) and g.about = ${about} and not g.reached and g.undone_at is null
      and g.made_at > ${now}::timestamptz - make_interval(days => ${TRIED_DAYS})
    order by g.made_at desc limit 1)`
}

function namesOf(schoolId: number): SQL {
  return sql`(
    select jsonb_agg(jsonb_build_object('childId', c.child_id, 'name', c.name, 'className', k.name) order by c.child_id)
    from child c join school_class k using (school_id, class_id) where c.school_id = ${schoolId} and c.child_id = any (ids))`
}
