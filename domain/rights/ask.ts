import { sql } from 'drizzle-orm'
import { holdings } from '../../contract/holdings'
import { jsonParam, statement } from '../handler'

const ASKED_A_DAY = 20
const DAY_SECONDS = 86_400

/**
 * A guardian asks for correction or deletion; the head enters what came on paper (PIPL Art 46, 47, 50). What is asked to be deleted waits in `outcome` until it is answered.
 * @throws Refusal TOO_OFTEN after twenty a day
 */
export const askRight = statement('rights.ask', {
  answer({ childId, kind, words, what }, { caller, now }) {
    const asked =
      kind === 'deletion' ? { asked: [...new Set(what)].filter((name) => Object.hasOwn(holdings, name)) } : null
    return {
      with: sql`
        theirs as (
          select c.child_id from child c where c.school_id = ${caller.placeId} and c.child_id = ${childId}
            and (app.allow_me('ask', ${ASKED_A_DAY}, ${DAY_SECONDS}, ${now}::timestamptz) or app.refuse('TOO_OFTEN'))),
        made as (
          insert into rights_request (school_id, child_id, person_id, kind, words, state, asked_at, outcome)
          select ${caller.placeId}, child_id, ${caller.personId}, ${kind}, ${words}, 'open', ${now}::timestamptz, ${jsonParam(asked)} from theirs returning request_id)`,
      reply: sql`select jsonb_build_object('requestId', request_id) from made`,
      children: sql`array[${childId}]`,
      detail: jsonParam({ kind }),
    }
  },
})
