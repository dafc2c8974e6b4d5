import { sql } from 'drizzle-orm'
import { dateOf, weekOf } from '../../contract/week'
import type { DateText } from '../../contract/week'
import type { Run } from '../../database/connect'
import { work } from '../handler'
import { Refusal } from '../refusal'
import { aloneAtSchool, propose } from './store'
import { planWeek } from './when'

interface Pin {
  childId: number
  lineId: number
  startsAt: string
}

/** Sets a time aside for a child, and with it for the siblings who share the call; a pin of before is replaced. */
export const pin = work('plans.pin', async (wanted, { caller, now, week: thisWeek }, run) => {
  const week = planWeek(weekOf(wanted.startsAt), thisWeek)
  const planning = { schoolId: caller.placeId, week, now, by: caller.personId }
  await aloneAtSchool(run, caller.placeId)
  await mayBePinned(run, planning, wanted)
  await takeOut(run, planning, wanted.childId)
  await run(sql`
    insert into plan_pin (school_id, week, child_id, line_id, starts_at, pinned_by, pinned_at)
    values (${caller.placeId}, ${week}::date, ${wanted.childId}, ${wanted.lineId}, ${wanted.startsAt}::timestamptz, ${caller.personId}, ${now}::timestamptz)`)
  const { planId } = await propose(run, planning)
  return { data: { planId }, children: [wanted.childId], detail: { line: wanted.lineId, at: wanted.startsAt } }
})

/** Lets the planner choose again. */
export const unpin = work('plans.unpin', async ({ childId, week: asked }, { caller, now, week: thisWeek }, run) => {
  const planning = { schoolId: caller.placeId, week: planWeek(asked, thisWeek), now, by: caller.personId }
  await aloneAtSchool(run, caller.placeId)
  if ((await takeOut(run, planning, childId)) === 0) throw new Refusal('NOT_FOUND')
  const { planId } = await propose(run, planning)
  return { data: { planId }, children: [childId], detail: { week: planning.week } }
})

interface At {
  schoolId: number
  week: DateText
  now: Date
}

async function mayBePinned(run: Run, { schoolId, week, now }: At, { childId, lineId, startsAt }: Pin): Promise<void> {
  const day = dateOf(startsAt)
  const [known] = await run<{ child: boolean; open: boolean; past: boolean; taken: boolean; booked: boolean }>(sql`
    select exists (select from child c where c.school_id = ${schoolId} and c.child_id = ${childId} and c.left_on is null) as child,
      exists (select from app.slots(${day}::date, ${day}::date) s where s.line_id = ${lineId} and s.starts_at = ${startsAt}::timestamptz) as open,
      ${startsAt}::timestamptz <= ${now}::timestamptz as past,
      exists (select from app.taken_slots(${startsAt}::timestamptz, ${startsAt}::timestamptz + interval '1 minute', ${now}::timestamptz) t where t.line_id = ${lineId}) as taken,
      exists (select from booking b where b.school_id = ${schoolId} and b.child_id = ${childId} and b.week = ${week}::date and (b.state = 'done' or (b.state = 'booked' and b.review is null))) as booked`)
  if (!known?.child) throw new Refusal('NOT_FOUND')
  if (known.past) throw new Refusal('SLOT_PAST')
  if (!known.open) throw new Refusal('SLOT_NOT_OPEN')
  if (known.booked) throw new Refusal('ALREADY_BOOKED')
  if (known.taken) throw new Refusal('SLOT_TAKEN')
}

/** Takes out the pins of a child and of those who call with it. */
async function takeOut(run: Run, { schoolId, week }: At, childId: number): Promise<number> {
  const gone = await run(sql`
    delete from plan_pin where school_id = ${schoolId} and week = ${week}::date and child_id = any ((select app.party_of(${childId}))::bigint[]) returning child_id`)
  return gone.length
}
