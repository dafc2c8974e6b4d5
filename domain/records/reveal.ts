import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Parsed } from '../../contract/actions'
import { decrypt } from '../../database/crypto'
import { statement } from '../handler'
import { Refusal } from '../refusal'
import { mayReveal } from './reveal-limit'

const ofChild = { idNumber: sql`c.id_number`, address: sql`c.address` }
const ofRelative = {
  relativeAddress: sql`r.address`,
  employerAddress: sql`r.employer_address`,
  employerPhone: sql`r.employer_phone`,
}

/** One sealed value in plain text; who asked for which is on the audit (未成年人网络保护条例 Art 36). */
export const revealValue = statement('records.reveal', {
  answer(input, { now }) {
    const { childId, what, relativeId } = input
    return {
      with: sql`asked as materialized (${askedFor(input)})`,
      reply: sql`select jsonb_build_object('sealed', encode(sealed, 'base64')) from asked where ${mayReveal('value', now)}`,
      children: sql`array[${childId}]`,
      detail: sql`jsonb_build_object('what', ${what}::text, 'relativeId', ${relativeId ?? null}::bigint)`,
    }
  },
  view({ sealed }: { sealed: string }, { ports }) {
    return { value: decrypt(ports.keys, Buffer.from(sealed, 'base64')) }
  },
})

function askedFor({ childId, what, relativeId }: Parsed<'records.reveal'>): SQL {
  if (what === 'idNumber' || what === 'address') {
    if (relativeId !== undefined) throw new Refusal('INVALID_INPUT', { relativeId: 'unknownField' })
    return sql`select ${ofChild[what]} as sealed from child c where c.school_id = app.school() and c.child_id = ${childId} and ${ofChild[what]} is not null`
  }
  if (relativeId === undefined) throw new Refusal('INVALID_INPUT', { relativeId: 'required' })
  return sql`select ${ofRelative[what]} as sealed from child_relative cr join relative r using (school_id, relative_id)
    where cr.school_id = app.school() and cr.child_id = ${childId} and cr.relative_id = ${relativeId} and ${ofRelative[what]} is not null`
}
