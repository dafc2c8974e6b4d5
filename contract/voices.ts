import * as z from 'zod'
import { action } from './action'
import { id, instant } from './fields'
import { VOICE_SECONDS, voiceFolder } from './voice-limits'

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
/** Only a fresh recording under a name that nobody can guess: the school reads, and removes, no other file at a phone's word. */
const recording = (folder: string) =>
  z.string().regex(new RegExp(`^cloud://[A-Za-z0-9._-]{3,120}/${folder}/${uuid}\\.(mp3|aac|m4a|wav)$`))
const seconds = z.number().int().min(1).max(VOICE_SECONDS)

/** A message that waits for a child (or was heard today), as the desk lists it. */
export const waitingVoice = z.object({
  voiceId: id,
  childId: id,
  name: z.string(),
  className: z.string(),
  /** What the one who sent it is to the child. */
  relation: z.string(),
  seconds,
  sentAt: instant,
  heard: z.boolean(),
})

/** Voice messages: a parent's for the child, which the desk plays with the child at its side and nobody else opens (docs/adr/0014); the teacher's spoken line on an update. */
export const voiceActions = {
  'voices.send': action({
    kind: 'command',
    roles: ['parent'],
    input: z.strictObject({ childId: id, updateId: id.optional(), fileId: recording(voiceFolder.forChild), seconds }),
    output: z.object({ voiceId: id }),
  }),
  /** As long as the child has not heard it. */
  'voices.takeBack': action({
    kind: 'command',
    roles: ['parent'],
    input: z.strictObject({ voiceId: id }),
    output: z.object({ takenBack: z.literal(true) }),
  }),
  /** The sound itself, base64, for a phone that forgets it; the first time is when the child heard it. Each time is on the child's audit. */
  'voices.play': action({
    kind: 'read',
    roles: ['desk'],
    input: z.strictObject({ voiceId: id }),
    output: z.object({ sound: z.base64(), seconds, mime: z.string() }),
  }),
  /** A link that expires, to a teacher's line: for parents once WeChat has passed it and the update is out. */
  'voices.listen': action({
    kind: 'read',
    roles: ['parent', 'teacher', 'head'],
    input: z.strictObject({ voiceId: id }),
    output: z.object({ link: z.url() }),
  }),
  /** The teacher's sentence on an update, spoken; in place of the one before. */
  'voices.speak': action({
    kind: 'command',
    roles: ['teacher', 'head'],
    input: z.strictObject({ updateId: id, fileId: recording(voiceFolder.line), seconds }),
    output: z.object({ voiceId: id }),
  }),
  'voices.unspeak': action({
    kind: 'command',
    roles: ['teacher', 'head'],
    input: z.strictObject({ updateId: id }),
    output: z.object({ removed: z.literal(true) }),
  }),
}
