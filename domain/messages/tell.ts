import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { TemplateName } from '../../contract/templates'
import { mayBeTold } from './may-be-told'

/**
 * One more table expression, `told_<source>`: queues a message about each row of `source` (child_id, data: the template's facts as jsonb, with `startsAt`) to every guardian who is bound,
 * consents to messages and still allows one of this template. Siblings who share a call are one message. Whom it does not reach stands on the desk's call sheet instead.
 */
export function tellFamilies(source: string, template: TemplateName, schoolId: number, now: Date): SQL {
  const row = sql`t`
  return sql`${sql.raw(`told_${source}`)} as (
    insert into message (school_id, person_id, child_id, template, page, data, state, due_at)
    select distinct on (t.person_id, t.data ->> 'startsAt') t.school_id, t.person_id, t.child_id, ${template},
      format('pages/parent/home/index?tab=calls&child=%s&hat=%s:parent', t.child_id, t.school_id), t.data, 'queued', ${now}::timestamptz
    from (
      select r.school_id, r.person_id, s.child_id, s.data from ${sql.raw(source)} s
      join child_relative cr on cr.school_id = ${schoolId} and cr.child_id = s.child_id
      join relative r on r.school_id = cr.school_id and r.relative_id = cr.relative_id
      where r.person_id is not null and not r.deceased) t
    where ${mayBeTold(row)} and exists (
      select from message_credit m where m.school_id = t.school_id and m.person_id = t.person_id and m.template = ${template} and m."left" > 0)
    order by t.person_id, t.data ->> 'startsAt', t.child_id
    returning message_id, person_id, child_id)`
}
