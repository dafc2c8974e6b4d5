import * as z from 'zod'
import { actions } from '../../contract/actions'
import type { ActionName } from '../../contract/actions'
import { Refusal } from '../../domain/refusal'
import { fieldErrors } from './invalid'

const shape = z.object({
  action: z.string(),
  hat: z.string().max(40).optional(),
  requestId: z.uuid().optional(),
  input: z.unknown(),
})

export interface ReadEnvelope {
  action: ActionName
  hat?: string
  requestId?: string
  /** The input, parsed; called only after the role gate, so that a stranger learns nothing from field errors. */
  parse(): unknown
}

/** Reads what the phone sent. CloudBase adds fields of its own to an event (userInfo, tcbContext); they are not looked at. */
export function readEnvelope(event: unknown): ReadEnvelope {
  const read = shape.safeParse(event)
  if (!read.success) throw new Refusal('INVALID_INPUT')
  const { action, hat, requestId, input } = read.data
  if (!Object.hasOwn(actions, action)) throw new Refusal('UNKNOWN_ACTION')
  const entry = actions[action as ActionName]
  if (entry.kind === 'command' && !requestId) throw new Refusal('INVALID_INPUT', { requestId: 'required' })
  return {
    action: action as ActionName,
    hat,
    requestId: entry.kind === 'command' ? requestId : undefined,
    parse() {
      const parsed = entry.input.safeParse(input ?? {}, { reportInput: true })
      if (!parsed.success) throw new Refusal('INVALID_INPUT', fieldErrors(parsed.error))
      return parsed.data
    },
  }
}
