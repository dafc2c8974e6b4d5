import { sql } from 'drizzle-orm'
import { digest, encrypt } from '../../database/crypto'
import { work } from '../handler'
import { Refusal } from '../refusal'
import { classesFit, giveClasses, putOn } from './hats'

/**
 * Puts somebody on the staff by name and number; they sign in with that number. Whoever has the number already (a teacher of the next village, one who comes back) is the same
 * person, if the name is the same too: a mistyped number must not let a stranger in.
 * Refuses INVALID_INPUT, PHONE_OF_ANOTHER; NOT_FOUND for a class of another school.
 */
export const invite = work('staff.invite', async ({ name, phone, roles, classIds }, context, run) => {
  const { keys } = context.ports
  const accountless = roles.every((role) => role === 'volunteer')
  if (!phone && !accountless) throw new Refusal('INVALID_INPUT', { phone: 'required' })
  classesFit(roles, classIds)
  const [row] = await run<{ invited: string | null }>(
    sql`select app.invite(${name}, ${phone ? encrypt(keys, phone) : null}::bytea, ${phone ? digest(keys, phone) : null}::bytea) as invited`,
  )
  if (!row?.invited) throw new Refusal('NOT_FOUND')
  const personId = Number(row.invited)
  await putOn(run, personId, roles, context)
  const [person] = await run<{ name: string; signed_in: boolean }>(
    sql`select name, openid is not null as signed_in from person where person_id = ${personId}`,
  )
  if (person?.name !== name) throw new Refusal('PHONE_OF_ANOTHER', { phone: 'notAllowed' })
  if (classIds.length > 0) await giveClasses(run, personId, classIds, context)
  return {
    data: { personId, name, signedIn: person.signed_in },
    children: [],
    detail: { personId, roles, classIds },
  }
})
