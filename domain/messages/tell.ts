import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { TemplateName } from '../../contract/templates'
import { mayBeToldOnCard } from './may-be-told'
import { pageOf } from './page'
import { because } from './states'

/**
 * Two more table expressions, of which `told_<source>` (message_id, person_id, child_id, state) is for others to read: a message about each row of `source` (child_id, data: the template's
 * facts as jsonb, with `startsAt`) to every guardian who is bound and consents to messages. It is `queued` where they still allow one of this template. Where nobody of the child's
 * guardians does, it is `noCredit`: never sent, and on the call sheet; where another one does, it is `void`, since one told guardian is enough.
 * Siblings who share a call are one message. Of a reminder there is no such row: the desk's own sheet has the calls that nobody was reminded of.
 */
export function tellFamilies(source: string, template: TemplateName, schoolId: number, now: Date): SQL {
  const [kin, told] = [sql.raw(`kin_${source}`), sql.raw(`told_${source}`)]
  const onSheet = template === 'callReminder' ? sql`k.may` : sql`(k.may or not ${standsThere(template)})`
  return sql`${kin} as materialized (
    select t.*, coalesce(m."left", 0) > 0 as may, bool_or(coalesce(m."left", 0) > 0) over (partition by t.child_id) as heard
    from (
      select r.school_id, r.person_id, s.child_id, s.data from ${sql.raw(source)} s
      join child c on c.school_id = ${schoolId} and c.child_id = s.child_id and c.left_on is null
      join child_relative cr on cr.school_id = ${schoolId} and cr.child_id = s.child_id
      join relative r on r.school_id = cr.school_id and r.relative_id = cr.relative_id
      where r.person_id is not null and not r.deceased) t
    left join message_credit m on m.school_id = t.school_id and m.person_id = t.person_id and m.template = ${template}
    where ${mayBeToldOnCard(sql`t`)}),
  ${told} as (
    insert into message (school_id, person_id, child_id, template, page, data, state, error, due_at)
    select distinct on (k.person_id, k.data ->> 'startsAt') k.school_id, k.person_id, k.child_id, ${template}, ${pageOf(template, sql`k`)}, k.data,
      case when k.may then 'queued' when k.heard then 'void' else 'noCredit' end,
      case when k.may then null when k.heard then ${because.anotherTold} else ${because.noCredit} end, ${now}::timestamptz
    from ${kin} k where ${onSheet}
    order by k.person_id, k.data ->> 'startsAt', k.heard, k.child_id
    returning message_id, person_id, child_id, state)`
}

/** What stands on the call sheet already is not put there again by a clock or a person who says the same once more. */
function standsThere(template: TemplateName): SQL {
  return sql`exists (
    select from message o where o.school_id = k.school_id and o.child_id = k.child_id and o.person_id = k.person_id and o.template = ${template} and o.data = k.data
      and o.state in ('noCredit', 'failed') and o.sheet_done_at is null)`
}
