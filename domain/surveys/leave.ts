import { sql } from 'drizzle-orm'
import type { Input } from '../../contract/actions'
import { leftForLabel } from '../../contract/labels'
import type { Run } from '../../database/connect'
import { isoOf, work } from '../handler'
import type { Context } from '../handler'
import { mayBeTold } from '../messages/may-be-told'
import { changing } from '../records/changing'
import { keeperOnly } from '../records/keeper'
import { Refusal } from '../refusal'
import { undoUntil } from '../undo'
import { answerByMove, movedAs, onPossibleDay } from './moving'

/** A child leaves the school: calls that were booked are given back, the pairing ends, and the record is from now on the head's alone. */
export const leaveSchool = work('moves.leave', async ({ childId, on, where, school }, context, run) => {
  const schoolId = context.caller.placeId
  await keeperOnly(run, childId)
  const cancelled = await changing(
    run,
    context,
    { children: [childId], kind: 'left', on, note: noteOf({ where, school }) },
    async () => {
      const [here] = await run(
        sql`select from child where school_id = ${schoolId} and child_id = ${childId} and left_on is null`,
      )
      if (!here) throw new Refusal('RECORD_CHANGED')
      await onPossibleDay(run, context, childId, on)
      await answerByMove(run, context, childId, 'left')
      const given = await giveBookingsBack(run, context, childId)
      await run(sql`select app.end_pairings(${childId}, ${on}::date)`)
      await run(sql`update child set left_on = ${on}::date where school_id = ${schoolId} and child_id = ${childId}`)
      return given
    },
  )
  return {
    data: { ...(await movedAs(run, context, childId)), ...cancelled },
    children: [childId],
    detail: { where, ...cancelled },
  }
})

/** `转到别的学校：石门小学`, as the record's history keeps it. */
function noteOf({ where, school }: Pick<Input<'moves.leave'>, 'where' | 'school'>): string {
  return school ? `${leftForLabel[where]}：${school}` : leftForLabel[where]
}

/**
 * Cancels the calls that lie ahead, and puts a message to whoever was to be called into the outbox, where they consent to messages. It waits until the leaving can
 * no longer be taken back; where they allow no message then, it comes onto the call sheet.
 */
async function giveBookingsBack(
  run: Run,
  { caller, now }: Context,
  childId: number,
): Promise<{ bookingsCancelled: number; told: number }> {
  const schoolId = caller.placeId
  const [row] = await run<{ cancelled: number; told: number }>(sql`
    with gone as (
      update booking set state = 'cancelled', why = 'childLeft', cancelled_at = ${now}::timestamptz
      where school_id = ${schoolId} and child_id = ${childId} and state = 'booked' and starts_at > ${now}::timestamptz
      returning school_id, booking_id, child_id, line_id, relative_id, booked_by, starts_at),
    whom as (
      select g.*, coalesce((select r.person_id from relative r where r.school_id = g.school_id and r.relative_id = g.relative_id), g.booked_by) as person_id from gone g),
    due as (
      select w.*, c.name, l.name as line, exists (select from message_credit m
        where m.school_id = w.school_id and m.person_id = w.person_id and m.template = 'callBooked' and m."left" > 0) as may
      from whom w join child c using (school_id, child_id) join phone_line l using (school_id, line_id)
      where ${mayBeTold(sql`w`)}),
    told as (
      insert into message (school_id, person_id, child_id, template, page, data, state, due_at)
      select school_id, person_id, child_id, 'callBooked', 'pages/start/index',
        jsonb_build_object('child', name, 'startsAt', ${isoOf(sql`starts_at`)}, 'line', line, 'cancelled', true), 'queued', ${undoUntil(now)}::timestamptz
      from due)
    select (select count(*) from gone)::int as cancelled, (select count(*) from due where may)::int as told`)
  return { bookingsCancelled: row!.cancelled, told: row!.told }
}
