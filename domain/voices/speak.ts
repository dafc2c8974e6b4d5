import { sql } from 'drizzle-orm'
import { noChildren, statement, work } from '../handler'
import { Refusal } from '../refusal'
import { recordsWithdrawn } from '../consents/processing'
import { readRecording } from './recording'

/** The teacher's sentence on an update, spoken: like a photo it lies in cloud storage as it is, and waits for WeChat's check (domain/clock/voice-checks.ts). */
export const speakLine = work('voices.speak', async ({ updateId, fileId, seconds }, { caller, now, ports }, run) => {
  const [update] = await run<{ child_id: string; held: boolean; withdrawn: boolean }>(sql`
    select u.child_id, app.holds_voice(${fileId}) as held, ${recordsWithdrawn(sql`u.child_id`)} as withdrawn
    from weekly_update u join child c using (school_id, child_id) where u.school_id = ${caller.placeId} and u.update_id = ${updateId} and c.left_on is null`)
  if (!update) throw new Refusal('NOT_FOUND')
  // Another update's sound: its file must stay.
  if (update.held) throw new Refusal('VOICE_NOT_UPLOADED')
  try {
    if (update.withdrawn) throw new Refusal('CONSENT_WITHDRAWN')
    const bytes = (await readRecording(ports.files, fileId)).length
    await run(sql`delete from voice where school_id = ${caller.placeId} and update_id = ${updateId} and kind = 'line'`)
    const [row] = await run<{ voice_id: string }>(sql`
      insert into voice (school_id, child_id, update_id, kind, author, file_id, seconds, bytes, sent_at, state)
      values (${caller.placeId}, ${Number(update.child_id)}, ${updateId}, 'line', ${caller.personId}, ${fileId}, ${seconds}, ${bytes}, ${now}::timestamptz, 'pending') returning voice_id`)
    return { data: { voiceId: Number(row!.voice_id) }, children: [Number(update.child_id)], detail: { seconds } }
  } catch (error) {
    await ports.files.remove([fileId]).catch(() => undefined)
    throw error
  }
})

/** Takes the spoken line off an update; its file goes with the row, in the clock's next minute. */
export const unspeakLine = statement('voices.unspeak', {
  answer({ updateId }, { caller }) {
    return {
      with: sql`
        gone as (delete from voice where school_id = ${caller.placeId} and update_id = ${updateId} and kind = 'line' returning child_id)`,
      reply: sql`select jsonb_build_object('removed', true) from gone`,
      children: sql`select coalesce(array_agg(child_id), ${noChildren}) from gone`,
    }
  },
})
