import { sql } from 'drizzle-orm'
import type { DateText } from '../../contract/week'
import type { Run } from '../../database/connect'
import { work } from '../handler'
import type { Context } from '../handler'
import { Refusal } from '../refusal'
import { begun, lockRoster, onStaff, overlap, staffOnly } from './roster'
import type { Shift } from './roster'

type Duty = Shift & { begun: boolean }

/** Asks a colleague to take a duty, or to give one of theirs for it. One question at a time stands for a duty. */
export const askForSwap = work('duty.ask', async ({ dutyId, personId, withDutyId }, context, run) => {
  const { caller, now, today } = context
  if (personId === caller.personId) throw new Refusal('INVALID_INPUT', { personId: 'notAllowed' })
  await lockRoster(run)
  const mine = await dutyOf(run, dutyId, caller.personId, context)
  if (!mine) throw new Refusal('NOT_FOUND')
  await staffOnly(run, [personId], today, () => 'personId')
  const theirs = withDutyId === undefined ? undefined : await dutyOf(run, withDutyId, personId, context)
  if (withDutyId !== undefined && !theirs) throw new Refusal('DUTY_CHANGED')
  await refuseClash(run, mine, { to: personId, back: theirs, by: caller.personId })
  const [row] = await run<{ swapId: number }>(sql`
    insert into duty_swap (school_id, duty_id, with_duty_id, asked_by, asked, state, asked_at)
    values (${caller.placeId}, ${dutyId}, ${withDutyId ?? null}, ${caller.personId}, ${personId}, 'asked', ${now}::timestamptz)
    on conflict (school_id, duty_id) where state = 'asked' do nothing returning swap_id::int as "swapId"`)
  if (!row) throw new Refusal('DUTY_ASKED')
  return { data: { swapId: row.swapId }, children: [], detail: { dutyId, personId, withDutyId: withDutyId ?? null } }
})

interface Question {
  dutyId: number
  withDutyId: number | null
  askedBy: number
  state: string
  /** Both still work here. */
  here: boolean
}

/** The colleague who was asked answers. Both duties are looked at again: what was agreed must still be there to be given. */
export const answerSwap = work('duty.answer', async ({ swapId, accept }, context, run) => {
  const { caller, now, today } = context
  await lockRoster(run)
  const [asked] = await run<{ [K in keyof Question]: Question[K] }>(sql`
    select duty_id::int as "dutyId", with_duty_id::int as "withDutyId", asked_by::int as "askedBy", state, ${onStaff(sql`s.asked_by`, today)} as here
    from duty_swap s where school_id = ${caller.placeId} and swap_id = ${swapId} and asked = ${caller.personId}`)
  if (!asked) throw new Refusal('NOT_FOUND')
  if (asked.state !== 'asked') throw new Refusal('REQUEST_ANSWERED')
  if (!accept) {
    await run(
      sql`update duty_swap set state = 'declined', answered_at = ${now}::timestamptz where school_id = ${caller.placeId} and swap_id = ${swapId}`,
    )
    return { data: { state: 'declined' as const }, children: [], detail: { swapId } }
  }
  await refuseUnfit(run, asked, context)
  const [row] = await run<{ swapped: boolean }>(sql`select app.swap_duty(${swapId}, ${now}::timestamptz) as swapped`)
  if (!row?.swapped) throw new Refusal('REQUEST_ANSWERED')
  return { data: { state: 'accepted' as const }, children: [], detail: { swapId } }
})

/** Whoever asked takes the question back. */
export const withdrawSwap = work('duty.withdraw', async ({ swapId }, { caller, now }, run) => {
  await lockRoster(run)
  const [swap] = await run<{ state: string }>(
    sql`select state from duty_swap where school_id = ${caller.placeId} and swap_id = ${swapId} and asked_by = ${caller.personId}`,
  )
  if (!swap) throw new Refusal('NOT_FOUND')
  if (swap.state !== 'asked') throw new Refusal('REQUEST_ANSWERED')
  await run(
    sql`update duty_swap set state = 'withdrawn', answered_at = ${now}::timestamptz where school_id = ${caller.placeId} and swap_id = ${swapId}`,
  )
  return { data: { state: 'withdrawn' as const }, children: [], detail: { swapId } }
})

async function refuseUnfit(run: Run, { dutyId, withDutyId, askedBy, here }: Question, context: Context): Promise<void> {
  const given = await dutyOf(run, dutyId, askedBy, context)
  const back = withDutyId === null ? undefined : await dutyOf(run, withDutyId, context.caller.personId, context)
  if (!here || !given || (withDutyId !== null && !back)) throw new Refusal('DUTY_CHANGED')
  await refuseClash(run, given, { to: context.caller.personId, back, by: askedBy })
}

async function dutyOf(run: Run, dutyId: number, personId: number, context: Context): Promise<Duty | undefined> {
  const [duty] = await run<{ [K in keyof Duty]: Duty[K] }>(sql`
    select duty_id::int as "dutyId", on_date::text as "on", from_minute as "from", to_minute as "to", person_id::int as "personId", ${begun(sql`d`, context)} as begun
    from duty d where school_id = app.school() and duty_id = ${dutyId} and person_id = ${personId}`)
  if (duty?.begun) throw new Refusal('DUTY_OVER')
  return duty
}

/** Nobody can be at the desk twice at once, and nothing is gained by giving an hour for the same one. */
async function refuseClash(
  run: Run,
  given: Shift,
  { to, back, by }: { to: number; back: Shift | undefined; by: number },
): Promise<void> {
  const takes = [{ personId: to, shift: given }, ...(back ? [{ personId: by, shift: back }] : [])]
  for (const { personId, shift } of takes) {
    const rows = await run<{ on: DateText; from: number; to: number }>(
      sql`select on_date::text as "on", from_minute as "from", to_minute as "to" from duty where school_id = app.school() and person_id = ${personId} and on_date = ${shift.on}::date`,
    )
    if (rows.some((row) => overlap(row, shift))) throw new Refusal('DUTY_CLASH')
  }
}
