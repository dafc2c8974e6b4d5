import * as z from 'zod'
import { action } from './action'
import { availabilityPatternLabel, CELLS_A_WEEK } from './availability-cells'
import { dateText, id, keysOf, week } from './fields'
import { relationLabel } from './labels'

const pattern = keysOf(availabilityPatternLabel)
const cells = z
  .array(z.string().regex(new RegExp(`^[01]{${CELLS_A_WEEK}}$`)))
  .min(1)
  .max(2)
const restDays = z.array(z.number().int().min(1).max(31)).max(31)

const availability = z.object({ pattern, anchor: dateText, cells, restDays })

const relativeTimes = z.object({
  relativeId: id,
  name: z.string(),
  relation: keysOf(relationLabel),
  /** Null where nothing has been said yet. */
  availability: availability.nullable(),
  /** When they have mostly answered: parts of the day that the log speaks well of. */
  learned: z.array(z.object({ kind: z.enum(['work', 'rest']), part: z.number().int() })),
  /** What stands on the contact card, in their own words. */
  reachable: z.string(),
  can: z.object({ save: z.boolean() }),
})

/** When relatives can be reached (我的空闲). One answer holds for all of a relative's children at the school. */
export const availabilityActions = {
  'availability.mine': action({
    kind: 'read',
    roles: ['parent'],
    input: z.strictObject({}),
    output: z.object({ week, relatives: z.array(relativeTimes) }),
  }),
  /** Of the relatives on one child's card, for the school, which hears it on the phone. */
  'availability.of': action({
    kind: 'read',
    roles: ['teacher', 'desk', 'head'],
    input: z.strictObject({ childId: id }),
    output: z.object({ week, childId: id, name: z.string(), relatives: z.array(relativeTimes) }),
  }),
  'availability.save': action({
    kind: 'command',
    roles: ['parent', 'teacher', 'desk', 'head'],
    input: z.strictObject({ relativeId: id, pattern, anchor: week, cells, restDays }),
    output: z.object({ saved: z.literal(true) }),
  }),
  /** Forgets what was said: reachable at any time, as far as we know. */
  'availability.clear': action({
    kind: 'command',
    roles: ['parent', 'teacher', 'desk', 'head'],
    input: z.strictObject({ relativeId: id }),
    output: z.object({ cleared: z.literal(true) }),
  }),
}
