import { sql } from 'drizzle-orm'
import { jsonParam, noChildren, statement } from '../handler'

/**
 * Writes down what the person chose in WeChat's sheet, each choice as it was made, and adds it to the ledger: an acceptance is one message of that template, anything else none.
 * Answers with what is left of every template, so that the phone knows which to ask for.
 */
export const recordCredit = statement('messages.credit', {
  answer({ choices, moment }, { caller, now }) {
    return {
      with: sql`
        chosen as (select * from jsonb_to_recordset(${jsonParam(choices)}) as c(template text, choice text)),
        choices as (
          insert into message_choice (school_id, person_id, template, choice, moment, at)
          select ${caller.placeId}::bigint, ${caller.personId}::bigint, template, choice, ${moment}, ${now}::timestamptz from chosen),
        changed as (
          insert into message_credit (school_id, person_id, template, "left", last_choice, changed_at)
          select distinct on (template) ${caller.placeId}::bigint, ${caller.personId}::bigint, template, (choice = 'accept')::int, choice, ${now}::timestamptz
          from chosen order by template
          on conflict (school_id, person_id, template) do update
            set "left" = message_credit."left" + excluded."left", last_choice = excluded.last_choice, changed_at = excluded.changed_at
          returning template, "left"),
        ledger as (
          select template, "left" from changed
          union all select m.template, m."left" from message_credit m
            where m.school_id = ${caller.placeId} and m.person_id = ${caller.personId} and m.template not in (select template from chosen))`,
      reply: sql`select jsonb_build_object('left', jsonb_object_agg(template, "left")) from ledger`,
      children: noChildren,
    }
  },
})
