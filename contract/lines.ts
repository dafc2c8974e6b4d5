import * as z from 'zod'
import { action } from './action'
import { medium } from './calls'
import { id, minuteOfDay, text, week } from './fields'

const hours = z
  .strictObject({ weekday: z.number().int().min(1).max(7), from: minuteOfDay, to: minuteOfDay })
  .refine((span) => span.from < span.to, { path: ['to'], params: { code: 'tooSmall' } })

const line = z.object({
  lineId: id,
  name: z.string(),
  medium,
  slotMinutes: z.number().int(),
  active: z.boolean(),
  hours: z.array(z.object({ weekday: z.number().int(), from: minuteOfDay, to: minuteOfDay })),
  slotsAWeek: z.number().int(),
})

/** The school's family-phone lines and when they are open. */
export const lineActions = {
  'lines.list': action({
    kind: 'read',
    roles: ['head', 'desk'],
    input: z.strictObject({}),
    output: z.object({
      lines: z.array(line),
      /** Slots of all active lines in a week against the children who need one. */
      capacity: z.number().int(),
      need: z.number().int(),
      week,
    }),
  }),
  'lines.save': action({
    kind: 'command',
    roles: ['head'],
    input: z.strictObject({
      lineId: id.optional(),
      name: text(20).min(1),
      medium,
      slotMinutes: z.union([z.literal(10), z.literal(15), z.literal(20), z.literal(30)]),
      active: z.boolean().default(true),
      hours: z.array(hours).max(60),
    }),
    output: z.object({ lineId: id }),
  }),
}
