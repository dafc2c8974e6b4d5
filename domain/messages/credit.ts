import { sql } from 'drizzle-orm'
import { jsonParam, noChildren, statement } from '../handler'

/** Adds to the ledger what the person chose in WeChat's sheet: an acceptance is one message of that template, anything else none. */
export const recordCredit = statement('messages.credit', {
  answer({ choices }, { caller, now }) {
    return {
      with: sql`
        chosen as (
          insert into message_credit (school_id, person_id, template, "left", last_choice, changed_at)
          select distinct on (template) ${caller.placeId}::bigint, ${caller.personId}::bigint, template, (choice = 'accept')::int, choice, ${now}::timestamptz
          from jsonb_to_recordset(${jsonParam(choices)}) as c(template text, choice text)
          on conflict (school_id, person_id, template) do update
            set "left" = message_credit."left" + excluded."left", last_choice = excluded.last_choice, changed_at = excluded.changed_at
          returning template, "left")`,
      reply: sql`select jsonb_build_object('left', jsonb_object_agg(template, "left")) from chosen`,
      children: noChildren,
    }
  },
})
