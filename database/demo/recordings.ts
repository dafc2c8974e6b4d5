import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { sealFile } from '../crypto'
import type { Keys } from '../crypto'
import type { Voice } from './tables'
import { melody } from './melody'

/** Where recordings lie: the cloud's storage, which gives each file its id. */
export interface Recordings {
  write(path: string, bytes: Uint8Array): Promise<string>
}

/** Puts each message's recording away as domain/voices does, sealed with a key of its own, and writes its row. */
export async function sealVoices(
  client: Client,
  { keys, files }: { keys: Keys; files: Recordings },
  voices: readonly Voice[],
): Promise<void> {
  for (const [nth, voice] of voices.entries()) {
    const sound = melody(voice.seconds, nth)
    const { sealed, key } = sealFile(keys, sound)
    const fileId = await files.write(`voices/sealed/${voice.schoolId}/${randomUUID()}`, sealed)
    await client.query(
      `insert into voice (school_id, child_id, update_id, kind, author, file_id, key, seconds, bytes, sent_at, state, heard_at, heard_by)
       values ($1, $2, $3, 'forChild', $4, $5, $6, $7, $8, $9, 'passed', $10, $11)`,
      [
        ...[voice.schoolId, voice.childId, voice.updateId, voice.author, fileId, key, voice.seconds, sound.length],
        ...[voice.sentAt, voice.heardAt, voice.heardBy],
      ],
    )
  }
}
