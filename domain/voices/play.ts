import { sql } from 'drizzle-orm'
import { openSealedFile } from '../../database/crypto'
import { work } from '../handler'
import { Refusal } from '../refusal'
import { mayBeHeard, senderOf } from './for-child'
import { soundOf } from './sound'

interface Sealed {
  child_id: string
  file_id: string
  key: Buffer
  seconds: number
}

/**
 * The child listens, at the desk. The sound goes out in the reply itself and never as a link that could be passed on; the first time that it could be opened is when it was heard.
 * A later time is a child that wants to hear its father once more.
 */
export const playVoice = work('voices.play', async ({ voiceId }, { caller, now, ports }, run) => {
  const [sealed] = await run<Sealed>(sql`
    select v.child_id, v.file_id, v.key, v.seconds from voice v join child c using (school_id, child_id)
    where v.school_id = ${caller.placeId} and v.voice_id = ${voiceId} and ${mayBeHeard(sql`v`, sql`c`)} and ${senderOf(sql`v`)} is not null`)
  if (!sealed) throw new Refusal('NOT_FOUND')
  const file = Buffer.from(await ports.files.read(sealed.file_id))
  const sound = openSealedFile(ports.keys, { sealed: file, key: sealed.key })
  const heard = await run(sql`
    update voice set heard_at = ${now}::timestamptz, heard_by = ${caller.personId}
    where school_id = ${caller.placeId} and voice_id = ${voiceId} and heard_at is null returning voice_id`)
  return {
    data: { sound: sound.toString('base64'), seconds: sealed.seconds, mime: soundOf(sound)!.mime },
    children: [Number(sealed.child_id)],
    detail: { first: heard.length > 0 },
  }
})
