import { sql } from 'drizzle-orm'
import { addDays, dateOf, weekOf } from '../../contract/week'
import type { DateText } from '../../contract/week'
import type { Database } from '../../database/connect'
import { makeOffer, offersDue } from '../waiting/offering'
import { sweepOffers } from '../waiting/sweep'
import { allSchools, clockAt } from './caller'
import type { ClockWork } from './caller'
import { isQuiet } from './quiet'

/**
 * Gives free slots to who waits: at every school what ran out is cleared away, then each free slot of this week and the next is offered, in the order of the waiting list. In quiet hours nobody
 * would see the message, so nothing is offered then; what was offered before goes on, and runs out. Safe to run twice, by two clocks, and after a jump.
 * @returns how many offers were made
 */
export async function offerSlots({ database, ports }: ClockWork): Promise<number> {
  const now = ports.clock.now()
  let made = 0
  for (const schoolId of await allSchools(database)) {
    const [look] = await database.once<{ waits: boolean; holds: boolean }>(
      clockAt(schoolId),
      anythingToDo(schoolId, now),
    )
    if (look!.holds)
      await database.transaction(clockAt(schoolId), (run) => sweepOffers(run, schoolId, weekOf(now), now))
    if (!look!.waits || isQuiet(now)) continue
    for (const week of [weekOf(now), addDays(weekOf(now), 7)]) made += await offerWeek(database, schoolId, week, now)
  }
  return made
}

/** Most minutes, nobody waits and nothing is held. */
function anythingToDo(schoolId: number, now: Date) {
  return sql`select
    exists (select from waiting w where w.school_id = ${schoolId} and w.week in (${weekOf(now)}::date, ${addDays(weekOf(now), 7)}::date) and w.state = 'waiting') as waits,
    exists (select from slot_claim c where c.school_id = ${schoolId} and c.expires_at <= ${now}::timestamptz)
      or exists (select from slot_offer o where o.school_id = ${schoolId} and o.state = 'open') as holds`
}

/** This week's slots before the next one's: who has been offered one is not asked about another. */
async function offerWeek(database: Database, schoolId: number, week: DateText, now: Date): Promise<number> {
  const clock = clockAt(schoolId)
  const due = await database.transaction(clock, (run) => offersDue(run, schoolId, week, dateOf(now), now))
  let made = 0
  for (const offer of due) {
    if (await database.transaction(clock, (run) => makeOffer(run, schoolId, week, offer, now))) made += 1
  }
  return made
}
