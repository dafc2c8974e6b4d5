import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Role } from '../../contract/roles'
import { addDays, instantAt } from '../../contract/week'
import type { DateText } from '../../contract/week'
import { lastReachedOn } from './last-call'

/** The day from which a week is looked at: today, or the Sunday of a week that is over. */
export function lookedAtFrom(week: DateText, today: DateText): DateText {
  const sunday = addDays(week, 6)
  return sunday < today ? sunday : today
}

/**
 * Joins `standing` to child `c`: the days of its last reached call, talk and visit up to the end of that day. Without the `offset 0` PostgreSQL would put the
 * three looks into the place of each use, and plan and ask them there again.
 */
export function standingOn(day: DateText): SQL {
  const lastNote = (kind: string) => sql`(select max(n.happened_on) from note n
    where n.school_id = c.school_id and n.child_id = c.child_id and n.kind = ${kind} and n.undone_at is null and n.happened_on <= ${day}::date)`
  return sql`cross join lateral (select ${lastReachedOn(instantAt(addDays(day, 1)))} as called_on, ${lastNote('talkNote')} as talked_on,
    ${lastNote('homeVisit')} as visited_on offset 0) standing`
}

/**
 * What child `c` still waits for, as a jsonb array: a call where nobody was reached in the week (未成年人保护法 Art 23: at least once a week), a talk or a visit
 * where the last one is older than the school's own cadence or never was. Wants `standingOn` joined, and school `s`.
 * The desk reads no notes, so it is told of calls only.
 */
export function needsOf(week: DateText, day: DateText, role: Role): SQL {
  const due = (column: SQL, cadence: string) =>
    sql`${readsNotes(role)}::boolean and (${column} is null or ${column} < ${day}::date - (s.settings ->> ${cadence})::int)`
  return sql`to_jsonb(array_remove(array[
    case when standing.called_on is null or standing.called_on < ${week}::date then 'familyCall' end,
    case when ${due(sql`standing.talked_on`, 'talkEveryDays')} then 'talkNote' end,
    case when ${due(sql`standing.visited_on`, 'visitEveryDays')} then 'homeVisit' end], null))`
}

/** Whether this hat reads and writes notes; the policies on `note` say the same. */
export function readsNotes(role: Role): boolean {
  return role === 'teacher' || role === 'head'
}
