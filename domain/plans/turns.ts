import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { daysBetween } from '../../contract/week'
import type { DateText } from '../../contract/week'

/** A call that was missed for one of these reasons was missed by the school, or by nobody's fault: it was no turn of the family's. */
const SCHOOLS_MISSES = [
  'lineBroken',
  'childAbsent',
  'unlogged',
  'hours',
  'holiday',
  'exam',
  'broken',
  'lineClosed',
  'other',
] as const

/** Given back earlier than this, a seat was of use to somebody else. */
const GIVEN_BACK_IN_TIME = '24 hours'

/** Weeks beyond which nobody is told apart any more: by then both have waited half a year. */
const MOST_WEEKS = 26

/**
 * Whether booking `b` was a turn of its family's: a seat that was really theirs, whether or not somebody answered. Who never answers, never
 * confirms or cancels at the last minute has had a turn, and starves nobody; whom the school let down has had none, and goes first next time.
 */
export function wasTurn(b: SQL): SQL {
  const late = sql`${b}.cancelled_at > ${b}.starts_at - ${GIVEN_BACK_IN_TIME}::interval`
  return sql`(${b}.state = 'done' or (${b}.state = 'booked' and ${b}.review is null)
    or (${b}.state = 'missed' and coalesce(${b}.why, '') <> all (${sql.param(SCHOOLS_MISSES)}::text[]))
    or (${b}.state = 'cancelled' and ${b}.why in ('family', 'unconfirmed') and ${late}))`
}

/** How far back turns are looked for. */
export const turnsSince = (week: DateText): SQL => sql`(${week}::date - ${MOST_WEEKS * 7}::int)`

/** What is known of a child's last weeks: Mondays of the week of the last turn, of the last call that reached the family, and of enrolment. */
export interface Past {
  turn: DateText | null
  reached: DateText | null
  since: DateText
}

/** How long a family has waited: whole weeks without a turn, and whole weeks without a call that reached them; the first counts first. */
export interface Waited {
  waiting: number
  silent: number
}

/** Whole weeks between a week and the one that is planned, 0 for the week just before it. */
function weeksSince(last: DateText, week: DateText): number {
  return Math.min(MOST_WEEKS, Math.max(0, daysBetween(last, week) / 7 - 1))
}

/** How long one child has waited when `week` is planned. A call that reached the family is a turn, wherever it came from. */
function waited({ turn, reached, since }: Past, week: DateText): Waited {
  const last = turn !== null && (reached === null || turn > reached) ? turn : reached
  return { waiting: weeksSince(last ?? since, week), silent: weeksSince(reached ?? since, week) }
}

/** The same of a family: of siblings the one who has waited longest counts. */
export function waitedOf(children: readonly Past[], week: DateText): Waited {
  return children
    .map((past) => waited(past, week))
    .reduce((a, b) => (b.waiting > a.waiting || (b.waiting === a.waiting && b.silent > a.silent) ? b : a))
}
