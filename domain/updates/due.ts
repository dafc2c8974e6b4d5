import { addDays, instantAt, weekOf } from '../../contract/week'
import type { DateText } from '../../contract/week'

const FRIDAY = 4
const SIX_PM = 18 * 60

/** How many weeks are made up for when the clock has stood still, in weeks. */
const MOST_WEEKS_BACK = 4

/** When a week's updates are composed: Friday 18:00 at the school, as an ISO instant. */
export function composedAt(week: DateText): string {
  return instantAt(addDays(week, FRIDAY), SIX_PM)
}

/** The newest week whose Friday 18:00 has come. */
export function lastDueWeek(now: Date): DateText {
  const week = weekOf(now)
  return composedAt(week) <= now.toISOString() ? week : addDays(week, -7)
}

/**
 * The weeks that are due and not yet composed, oldest first. A school that never composed starts with the newest one; one whose clock stood
 * still makes up for the last four.
 * @param lastDone the newest week that was composed, null for none
 */
export function weeksDue(lastDone: DateText | null, now: Date): DateText[] {
  const newest = lastDueWeek(now)
  if (lastDone === null) return [newest]
  const weeks: DateText[] = []
  for (let week = newest; week > lastDone && weeks.length < MOST_WEEKS_BACK; week = addDays(week, -7))
    weeks.unshift(week)
  return weeks
}
