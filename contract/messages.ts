import * as z from 'zod'
import { action } from './action'
import { messageMoments } from './message-moments'
import { templateNames } from './templates'

const template = z.enum(templateNames)

export const messageActions = {
  /** What the person chose in WeChat's subscribe sheet. One acceptance is one message; WeChat shows no balance, so we keep the ledger. */
  'messages.credit': action({
    kind: 'command',
    roles: ['parent', 'teacher', 'head'],
    input: z.strictObject({
      choices: z
        .array(z.strictObject({ template, choice: z.enum(['accept', 'reject', 'ban', 'filter']) }))
        .min(1)
        .max(5),
      /** An older phone does not say. */
      moment: z.enum(messageMoments).default('settings'),
    }),
    /** What is left of each template for which the person was ever asked. */
    output: z.object({ left: z.partialRecord(template, z.number().int()) }),
  }),
}
