import * as z from 'zod'
import { action } from './action'
import { dateText, id, week } from './fields'
import { reconciled } from './roster'
import { surveyProgress } from './survey-progress'

const byClass = z.object({
  name: z.string(),
  pupils: z.number().int(),
  leftBehind: z.number().int(),
  girls: z.number().int(),
  boys: z.number().int(),
})

/** Every booking of a week ends in one of five ways, or lies ahead; `difference` is what is left over, and must be 0. */
const tally = z.object({
  planned: z.number().int(),
  called: z.number().int(),
  missed: z.number().int(),
  moved: z.number().int(),
  cancelled: z.number().int(),
  ahead: z.number().int(),
  difference: z.number().int(),
  /** Calls that reached the family without an appointment: at the desk, and told from home. */
  walkIn: z.number().int(),
  home: z.number().int(),
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
      /** How many calls a week needs: siblings share one. */
      families: z.number().int(),
      /** Who has waited longest for the weekly contact (未成年人保护法 Art 23), the first ones, and how many in all. */
      waiting: z.array(
        z.object({ childId: id, name: z.string(), className: z.string(), weeksWithoutCall: z.number().int() }),
      ),
      overdue: z.number().int(),
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
      /** Of how many children the parents would get the update's message, how many families to ring up, and refused texts that nobody has looked at. */
      messages: z.object({ reached: z.number().int(), sheet: z.number().int(), refused: z.number().int() }),
    }),
  }),
  /**
   * The week's calls, child by child: what was planned against what became of it. `called` is counted from the log, all else from the bookings, so that the `difference`
   * tells where the two do not meet; calls without an appointment stand beside.
   */
  'calls.week': action({
    kind: 'read',
    roles: ['head'],
    input: z.strictObject({ week: week.optional() }),
    output: z.object({
      week,
      today: dateText,
      totals: tally,
      /** Children who heard from home, of all. */
      reached: z.number().int(),
      total: z.number().int(),
      children: z.array(
        tally.extend({
          childId: id,
          name: z.string(),
          className: z.string(),
          reached: z.boolean(),
          left: z.boolean(),
          /** Why the last call of this week was missed (contract/calls.ts outcomes and what the clock says); null where none was. */
          why: z.string().nullable(),
          weeksWithoutCall: z.number().int(),
        }),
      ),
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
