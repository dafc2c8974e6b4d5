import * as z from 'zod'
import { action } from './action'
import { id, week } from './fields'
import { reconciled } from './roster'
import { surveyProgress } from './survey-progress'

const byClass = z.object({
  name: z.string(),
  pupils: z.number().int(),
  leftBehind: z.number().int(),
  girls: z.number().int(),
  boys: z.number().int(),
})

export const overviewActions = {
  /** The head's first screen: this week's calls, who has waited longest, what the law calls red, capacity against need. */
  'overview.school': action({
    kind: 'read',
    roles: ['head'],
    input: z.strictObject({}),
    output: z.object({
      school: z.string(),
      week,
      called: z.number().int(),
      total: z.number().int(),
      pupils: z.number().int(),
      capacity: z.number().int(),
      waiting: z.array(
        z.object({ childId: id, name: z.string(), className: z.string(), weeksWithoutCall: z.number().int() }),
      ),
      alerts: z.array(
        z.object({
          childId: id,
          name: z.string(),
          className: z.string(),
          level: z.enum(['red', 'amber']),
          text: z.string(),
          law: z.string(),
        }),
      ),
      /** Entrustments missing or run out, of which the alerts name the first. */
      noticesDue: z.number().int(),
      /** Complete records of the `total`, and how many things are missing in all. */
      records: z.object({ complete: z.number().int(), missing: z.number().int() }),
      /** How far this term's survey (摸底) has come. */
      survey: surveyProgress,
      /** Guardians' requests that wait, and people whose reading of this week nobody has looked into (contract/unusual.ts). */
      rights: z.object({ open: z.number().int(), unusual: z.number().int() }),
      /** Staff and volunteers whose yearly check is due or was never made. */
      checksDue: z.number().int(),
      care: reconciled,
      updates: z.object({ published: z.number().int(), total: z.number().int(), read: z.number().int() }),
    }),
  }),
  /** Statistics tables, each with parts, total and difference; derived, never typed in. */
  'statistics.school': action({
    kind: 'read',
    roles: ['head'],
    input: z.strictObject({}),
    output: z.object({
      pupils: z.number().int(),
      leftBehind: z.number().int(),
      care: reconciled,
      absence: reconciled,
      accommodation: reconciled,
      sex: reconciled,
      classes: z.array(byClass),
      classesDifference: z.number().int(),
    }),
  }),
  /** Counts across the schools of a district; never a child. */
  'overview.district': action({
    kind: 'read',
    roles: ['district'],
    input: z.strictObject({}),
    output: z.object({
      district: z.string(),
      week,
      schools: z.array(
        z.object({
          schoolId: id,
          name: z.string(),
          pupils: z.number().int(),
          leftBehind: z.number().int(),
          called: z.number().int(),
          capacity: z.number().int(),
        }),
      ),
      total: z.object({ pupils: z.number().int(), leftBehind: z.number().int(), called: z.number().int() }),
    }),
  }),
}
