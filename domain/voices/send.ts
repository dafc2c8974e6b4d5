import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { VOICES_WAITING } from '../../contract/voice-limits'
import { sealFile } from '../../database/crypto'
import type { Parsed } from '../../contract/actions'
import type { Run } from '../../database/connect'
import { recordsWithdrawn } from '../consents/processing'
import { work } from '../handler'
import type { Context } from '../handler'
import { Refusal } from '../refusal'
import { readRecording } from './recording'

/**
 * A parent's message for the child. The phone puts the recording into cloud storage; here it is sealed with a key of its own, and the plain file goes whatever happens: nobody but the
 * desk, with the child at its side, hears it (未成年人保护法 Art 63). It is a letter in a sealed envelope, so neither WeChat nor anybody else checks it.
 * Sent again under the same number it finds the reply (the pipeline writes the number first), so no second file is made.
 */
export const sendVoice = work('voices.send', async (input, context, run) => {
  const { ports } = context
  // Whose child it is comes first: a stranger's word moves no file.
  const refused = await whyNot(input, context, run)
  let sealedFile: string | undefined
  try {
    if (refused) throw refused
    const plain = await readRecording(ports.files, input.fileId)
    const { sealed, key } = sealFile(ports.keys, plain)
    sealedFile = await ports.files.write(`voices/sealed/${context.caller.placeId}/${randomUUID()}`, sealed)
    const voiceId = await write(input, context, run, { fileId: sealedFile, key, bytes: plain.length })
    return { data: { voiceId }, children: [input.childId], detail: { seconds: input.seconds } }
  } catch (error) {
    if (sealedFile) await ports.files.remove([sealedFile]).catch(() => undefined)
    throw error
  } finally {
    await ports.files.remove([input.fileId])
  }
})

type Send = Parsed<'voices.send'>

/** @throws Refusal NOT_FOUND where the child is not the caller's */
async function whyNot({ childId, updateId }: Send, { caller }: Context, run: Run): Promise<Refusal | undefined> {
  const [known] = await run<{ withdrawn: boolean; in_letter: boolean; waiting: number }>(sql`
    select ${recordsWithdrawn(sql`c.child_id`)} as withdrawn,
      ${updateId ?? null}::bigint is null or exists (select from weekly_update u
        where u.school_id = c.school_id and u.update_id = ${updateId ?? null} and u.child_id = c.child_id and u.published_at is not null) as in_letter,
      (select count(*)::int from voice v where v.school_id = c.school_id and v.child_id = c.child_id and v.kind = 'forChild' and v.author = ${caller.personId} and v.heard_at is null) as waiting
    from child c where c.school_id = ${caller.placeId} and c.child_id = ${childId} and c.left_on is null`)
  if (!known) throw new Refusal('NOT_FOUND')
  if (known.withdrawn) return new Refusal('CONSENT_WITHDRAWN')
  if (!known.in_letter) return new Refusal('NOT_FOUND')
  return known.waiting >= VOICES_WAITING ? new Refusal('VOICES_WAITING') : undefined
}

interface Kept {
  fileId: string
  key: Buffer
  bytes: number
}

async function write(
  { childId, updateId, seconds }: Send,
  { caller, now }: Context,
  run: Run,
  { fileId, key, bytes }: Kept,
): Promise<number> {
  const [row] = await run<{ voice_id: string }>(sql`
    insert into voice (school_id, child_id, update_id, kind, author, file_id, key, seconds, bytes, sent_at, state)
    values (${caller.placeId}, ${childId}, ${updateId ?? null}, 'forChild', ${caller.personId}, ${fileId}, decode(${key.toString('base64')}, 'base64'), ${seconds}, ${bytes}, ${now}::timestamptz, 'passed')
    returning voice_id`)
  if (updateId !== undefined) await markAnswered(run, { caller, now }, updateId)
  return Number(row!.voice_id)
}

/** The class teacher sees that the letter was answered, and with a voice; no more than that. */
async function markAnswered(run: Run, { caller, now }: Pick<Context, 'caller' | 'now'>, updateId: number) {
  await run(sql`
    insert into update_reader (school_id, update_id, person_id, child_id, read_at, version, answered_at)
    select school_id, update_id, ${caller.personId}, child_id, ${now}::timestamptz, version, ${now}::timestamptz
    from weekly_update where school_id = ${caller.placeId} and update_id = ${updateId}
    on conflict (school_id, update_id, person_id) do update set answered_at = excluded.answered_at`)
}
