import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

const HOUR = 3600

/** Addresses and identity numbers: who corrects a class's records looks at one or two a child. */
const VALUES_AN_HOUR = 60
/** Numbers: a desk with two lines dials up to 40 an hour, and now and then the second number of somebody who did not answer. */
const NUMBERS_AN_HOUR = 80

/**
 * Counts one more value shown in full to the caller, as a condition of a statement's row; more than a person's work needs in an hour is TOO_OFTEN. Put it where only a row
 * that was found is counted.
 */
export function mayReveal(what: 'value' | 'number', now: Date): SQL {
  const most = what === 'number' ? NUMBERS_AN_HOUR : VALUES_AN_HOUR
  return sql`(app.allow_me(${`reveal.${what}`}, ${most}, ${HOUR}, ${now}::timestamptz) or app.refuse('TOO_OFTEN'))`
}
