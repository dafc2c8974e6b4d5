import { sql } from 'drizzle-orm'
import { noChildren, statement } from '../handler'

/** What the child has not heard yet its author may take back; the file goes with the row (0021), in the clock's next minute. */
export const takeVoiceBack = statement('voices.takeBack', {
  answer({ voiceId }, { caller }) {
    return {
      with: sql`
        mine as (
          select voice_id, heard_at is null or app.refuse('VOICE_HEARD') as in_time from voice
          where school_id = ${caller.placeId} and voice_id = ${voiceId} and kind = 'forChild' and author = ${caller.personId}),
        gone as (
          delete from voice v using mine where v.school_id = ${caller.placeId} and v.voice_id = mine.voice_id and mine.in_time and v.heard_at is null returning v.child_id)`,
      reply: sql`select jsonb_build_object('takenBack', true) from gone`,
      children: sql`select coalesce(array_agg(child_id), ${noChildren}) from gone`,
    }
  },
})
