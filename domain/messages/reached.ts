import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { TemplateName } from '../../contract/templates'
import { mayBeTold } from './may-be-told'

/** Whether a message of this template would reach anybody of a child (an alias with school_id and child_id) now: bound, consenting, and still allowing one. */
export function wouldReach(template: TemplateName, child: SQL): SQL {
  return sql`exists (
    select from child_relative cr join relative r on r.school_id = cr.school_id and r.relative_id = cr.relative_id
    cross join lateral (select cr.school_id, cr.child_id, r.person_id) t
    join message_credit m on m.school_id = cr.school_id and m.person_id = r.person_id and m.template = ${template} and m."left" > 0
    where cr.school_id = ${child}.school_id and cr.child_id = ${child}.child_id and r.person_id is not null and not r.deceased and ${mayBeTold(sql`t`)})`
}
