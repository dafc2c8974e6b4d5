import { sql } from 'drizzle-orm'
import { work } from '../handler'
import { changing } from '../records/changing'
import { keeperOnly } from '../records/keeper'
import { Refusal } from '../refusal'
import { caresNow, othersOf } from './card-lock'

/**
 * Takes somebody off a child's card. Where it was the last card, the numbers go too and the WeChat user is no longer this person: access hangs on the card, and the next
 * one who is given this number must not find it bound. The row itself stays for the calls and the care history that name it.
 */
export const removeContact = work('contacts.remove', async ({ childId, relativeId }, context, run) => {
  await keeperOnly(run, childId)
  const [linked] = await run(sql`
    select 1 from child_relative cr join relative r using (school_id, relative_id)
    where cr.school_id = app.school() and cr.child_id = ${childId} and cr.relative_id = ${relativeId} for update of r`)
  if (!linked) throw new Refusal('NOT_FOUND')
  if (await caresNow(run, childId, relativeId)) throw new Refusal('CAREGIVER_IN_USE')
  const gone = (await othersOf(run, childId, relativeId)) === 0
  await changing(run, context, { children: [childId], kind: 'contactChanged' }, async () => {
    if (gone) {
      await run(sql`delete from relative_phone where school_id = app.school() and relative_id = ${relativeId}`)
      await run(sql`update relative set person_id = null, bound_at = null, address = null, employer_address = null, employer_phone = null, version = version + 1
        where school_id = app.school() and relative_id = ${relativeId}`)
    }
    await run(
      sql`delete from child_relative where school_id = app.school() and child_id = ${childId} and relative_id = ${relativeId}`,
    )
  })
  return { data: { removed: true as const, gone }, children: [childId], detail: { relativeId, gone } }
})
