import type { Files } from '../ports'
import { Refusal } from '../refusal'
import { MOST_BYTES, soundOf } from './sound'

/**
 * The bytes of a recording that a phone has uploaded.
 * @throws Refusal VOICE_NOT_UPLOADED where there is none, or it is too large, or no sound
 */
export async function readRecording(files: Files, fileId: string): Promise<Uint8Array> {
  const bytes = await files.read(fileId).catch(() => undefined)
  if (!bytes || bytes.length > MOST_BYTES || !soundOf(bytes)) throw new Refusal('VOICE_NOT_UPLOADED')
  return bytes
}
