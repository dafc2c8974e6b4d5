import { voiceFolder, type VoiceKind } from '../../../contract/voice-limits'
import { read, remove, write } from '../storage'
import { uploadFile } from '../upload'

/** Cloud files that were put up for a child and of which the school has not said yet that it has sealed them. */
const KEY = 'voice-uploads'
const endings = /\.(mp3|aac|m4a|wav)$/

/** By its place on the phone: a second try, after an answer that was lost, speaks of the same file. */
const uploaded = new Map<string, string>()

const waiting = (): string[] => read<string[]>(KEY) ?? []

function note(fileIds: string[]): void {
  if (fileIds.length === 0) remove(KEY)
  else write(KEY, fileIds)
}

function erase(fileList: string[]): void {
  if (fileList.length > 0) void wx.cloud.deleteFile({ fileList }).catch(() => undefined)
}

/** Takes back what an earlier use of the phone put up and never sent: a plain recording must not lie about. The school has taken those that arrived. */
function clearForgotten(): void {
  const known = new Set(uploaded.values())
  const forgotten = waiting().filter((fileId) => !known.has(fileId))
  erase(forgotten)
  note(waiting().filter((fileId) => known.has(fileId)))
}

/**
 * Puts a recording where the school can fetch it.
 * @returns its file id; rejects with what wx.cloud says when the network fails
 */
export async function uploadRecording(path: string, kind: VoiceKind): Promise<string> {
  const before = uploaded.get(path)
  if (before) return before
  clearForgotten()
  const name = endings.exec(path)?.[0] ?? '.mp3'
  const fileId = await uploadFile({ name, path }, voiceFolder[kind], () => undefined)
  uploaded.set(path, fileId)
  if (kind === 'forChild') note([...waiting(), fileId])
  return fileId
}

/** The school has answered about a recording: it has it, or (`taken` false) does not want it, and it is taken down. */
export function uploadSettled(path: string, taken: boolean): void {
  const fileId = uploaded.get(path)
  if (!fileId) return
  uploaded.delete(path)
  note(waiting().filter((one) => one !== fileId))
  if (!taken) erase([fileId])
}
