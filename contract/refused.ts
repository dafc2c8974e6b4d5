import * as z from 'zod'
import { action } from './action'
import { dateText, id, instant, keysOf, week } from './fields'
import { noteKindLabel, roleLabel } from './labels'

/** What WeChat's check refused: for the head alone. */
export const refusedActions = {
  /** What nobody has looked at yet comes first. */
  'refused.list': action({
    kind: 'read',
    roles: ['head'],
    input: z.strictObject({}),
    output: z.object({
      texts: z.array(
        z.object({
          refusedId: id,
          by: z.string(),
          hat: keysOf(roleLabel),
          /** Where it was typed: an action (contract/action-words.ts). */
          action: z.string(),
          child: z.object({ childId: id, name: z.string() }).nullable(),
          words: z.string(),
          at: instant,
          seen: z.boolean(),
        }),
      ),
      /** Photos that were refused, by the note that they belong to; a picture itself is shown to nobody. */
      photos: z.array(
        z.object({
          noteId: id,
          childId: id,
          name: z.string(),
          kind: keysOf(noteKindLabel),
          on: dateText,
          by: z.string(),
          count: z.number().int(),
        }),
      ),
      /** Teachers' spoken sentences that were refused, by the update that they belong to; they are played to nobody. */
      spoken: z.array(
        z.object({ voiceId: id, childId: id, name: z.string(), week, by: z.string(), seconds: z.number().int() }),
      ),
    }),
  }),
  'refused.seen': action({
    kind: 'command',
    roles: ['head'],
    input: z.strictObject({ refusedId: id }),
    output: z.object({ seen: z.literal(true) }),
  }),
}
