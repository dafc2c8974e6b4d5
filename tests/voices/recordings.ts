import { randomUUID } from 'node:crypto'
import { voiceFolder } from '../../contract/voice-limits'
import type { Outside } from '../ports'

/** The start of an MP3 frame (MPEG 2, layer III, 24 kbps, 16 kHz, mono), as WeChat's recorder writes it. */
const FRAME = [0xff, 0xf3, 0x38, 0xc4]

/** Bytes that begin as a recording does and then say something that a test can look for. */
export function recordingOf(words: string, bytes = 2_000): Buffer {
  return Buffer.concat([Buffer.from(FRAME), Buffer.from(words), Buffer.alloc(bytes, 0x55)])
}

/** Puts a recording where a phone does. @returns its file id */
export function putRecording(
  { files }: Outside,
  kind: keyof typeof voiceFolder,
  bytes: Uint8Array = recordingOf('爸爸想你'),
): string {
  const fileId = `cloud://test.files/${voiceFolder[kind]}/${randomUUID()}.mp3`
  files.set(fileId, bytes)
  return fileId
}
