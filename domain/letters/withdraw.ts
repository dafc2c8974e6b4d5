import { sql } from 'drizzle-orm'
import { noChildren, statement } from '../handler'

/** Its author takes a letter back; the database's trigger sees to the messages that still wait. */
export const withdrawLetter = statement('letters.withdraw', {
  answer({ letterId }, { caller, now }) {
    return {
      with: sql`
        withdrawn as (
          update letter set withdrawn_at = ${now}::timestamptz
          where school_id = ${caller.placeId} and letter_id = ${letterId} and announced_by = ${caller.personId} and withdrawn_at is null returning letter_id)`,
      reply: sql`select '{"withdrawn": true}'::jsonb from withdrawn`,
      children: noChildren,
      detail: sql`jsonb_build_object('letterId', ${letterId}::bigint)`,
    }
  },
})
