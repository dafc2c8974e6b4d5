import { sql } from 'drizzle-orm'
import { statement } from '../handler'
import { Refusal } from '../refusal'

/** A link to the teacher's spoken line; the policies of 0021 decide for whom there is one. */
export const listenToLine = statement('voices.listen', {
  answer({ voiceId }, { caller }) {
    const line = sql`from voice where school_id = ${caller.placeId} and voice_id = ${voiceId} and kind = 'line'`
    return {
      reply: sql`select jsonb_build_object('fileId', file_id) ${line}`,
      children: sql`select array_agg(child_id) ${line}`,
    }
  },
  async view({ fileId }: { fileId: string }, { ports }) {
    const link = (await ports.files.links([fileId]))[fileId]
    if (!link) throw new Refusal('NOT_FOUND')
    return { link }
  },
})
