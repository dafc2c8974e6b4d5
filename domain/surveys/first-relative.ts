import { sql } from 'drizzle-orm'
import type { Parsed } from '../../contract/actions'
import type { Run } from '../../database/connect'
import { digest, encrypt } from '../../database/crypto'
import { normalPhone } from '../contacts/phone'
import type { Context } from '../handler'

/**
 * Puts the first contact on a new child's card. A brother's or sister's father of the same name and number is the same person (app.add_relative).
 * @returns the contact's id
 */
export async function addFirstRelative(
  run: Run,
  { caller, ports }: Context,
  childId: number,
  { name, relation, phone, isCaregiver }: NonNullable<Parsed<'children.add'>['relative']>,
): Promise<number> {
  const number = phone === undefined ? null : normalPhone(phone)
  const hmac = number === null ? null : digest(ports.keys, number).toString('hex')
  const digests = hmac === null ? sql`'{}'::bytea[]` : sql`array[decode(${hmac}, 'hex')]`
  const [row] = await run<{ relative: string }>(
    sql`select app.add_relative(${childId}, ${name}, ${digests}, ${relation}, '', 1::smallint) as relative`,
  )
  const relativeId = Number(row!.relative)
  if (number !== null) {
    await run(sql`
      insert into relative_phone (school_id, relative_id, position, number, number_hmac)
      select ${caller.placeId}, ${relativeId}, 1, decode(${encrypt(ports.keys, number).toString('hex')}, 'hex'), decode(${hmac}, 'hex')
      where not exists (select from relative_phone where school_id = ${caller.placeId} and relative_id = ${relativeId})`)
  }
  if (isCaregiver) {
    await run(sql`
      update child_relative set is_caregiver = true, at_home = true
      where school_id = ${caller.placeId} and child_id = ${childId} and relative_id = ${relativeId}`)
  }
  return relativeId
}
