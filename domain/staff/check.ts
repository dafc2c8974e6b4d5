import { sql } from 'drizzle-orm'
import { work } from '../handler'
import { Refusal } from '../refusal'
import { dueAfter } from './check-standing'
import { staffOnly } from './hats'

/** The yearly check of a member of staff or a volunteer is put on file (未成年人保护法 Art 62). Refuses NOT_FOUND; INVALID_INPUT for a day to come. */
export const check = work('staff.check', async ({ personId, checkedOn, note }, context, run) => {
  const { caller, now, today } = context
  if (checkedOn > today) throw new Refusal('INVALID_INPUT', { checkedOn: 'tooBig' })
  await staffOnly(run, personId, context)
  await run(sql`
    insert into background_check (school_id, person_id, checked_on, note, recorded_by, recorded_at)
    values (${caller.placeId}, ${personId}, ${checkedOn}::date, ${note}, ${caller.personId}, ${now}::timestamptz)`)
  return { data: { dueOn: dueAfter(checkedOn) }, children: [], detail: { personId, checkedOn } }
})
