import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { templateNames } from '../../contract/templates'
import { jsonParam, noChildren, statement } from '../handler'
import { mayBeTold } from '../messages/may-be-told'

/**
 * Table expressions that end in `reach` (child_id, bound, willing, templates: those of which a message would reach somebody of the family now). The rule is `wouldReach` of
 * domain/messages/reached.ts, asked once for all children and templates instead of once for each.
 */
export function reachOf(schoolId: number): SQL {
  return sql`
    pupils as (select school_id, child_id from child where school_id = ${schoolId} and left_on is null),
    guardians as (
      select distinct c.school_id, c.child_id, r.person_id from pupils c
      join child_relative cr on cr.school_id = c.school_id and cr.child_id = c.child_id
      join relative r on r.school_id = cr.school_id and r.relative_id = cr.relative_id and r.person_id is not null and not r.deceased),
    willing as materialized (select g.* from guardians g where ${mayBeTold(sql`g`)}),
    reach as (
      select c.child_id, exists (select from guardians g where g.child_id = c.child_id) as bound, exists (select from willing w where w.child_id = c.child_id) as willing,
        array(select distinct m.template from willing w join message_credit m on m.school_id = w.school_id and m.person_id = w.person_id and m."left" > 0 where w.child_id = c.child_id) as templates
      from pupils c)`
}

/** How many children's parents a message would reach now, template by template, and why not the others. The policies choose the children. */
export const messagesReach = statement('messages.reach', {
  answer(_input, { caller }) {
    return {
      with: reachOf(caller.placeId),
      reply: sql`
        select jsonb_build_object('children', (select count(*) from reach),
          'templates', (select jsonb_agg(jsonb_build_object('template', t.template, 'reached', (select count(*) from reach where t.template = any (templates))) order by t.nth)
            from jsonb_array_elements_text(${jsonParam(templateNames)}) with ordinality t(template, nth)),
          'unbound', (select count(*) from reach where not bound), 'unwilling', (select count(*) from reach where bound and not willing))`,
      children: noChildren,
    }
  },
})
