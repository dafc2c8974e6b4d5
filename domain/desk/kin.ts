import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import { decrypt } from '../../database/crypto'
import { maskedPhone } from '../contacts/phone'
import type { Ports } from '../ports'

type Kin = Output<'desk.today'>['turns'][number]['relatives'][number]

/** A relative as SQL gives one: the numbers still sealed. */
export type SealedKin = Omit<Kin, 'phones'> & { sealed: string[] }

/**
 * jsonb: who can be called for these children (an array of their numbers), each once: `first` (who booked; may be null) before the order of the contact card.
 */
export function kinOf(schoolId: number, children: SQL, first: SQL): SQL {
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object('relativeId', k.relative_id, 'childIds', k.child_ids, 'relation', k.relation, 'name', r.name, 'sealed', ${sealedNumbers(sql`r`)})
      order by k.relative_id is not distinct from ${first} desc, k.call_order, k.relative_id)
    from (
      select cr.relative_id, min(cr.call_order) as call_order, (array_agg(cr.relation order by cr.call_order, cr.child_id))[1] as relation, to_jsonb(array_agg(cr.child_id order by cr.child_id)) as child_ids
      from child_relative cr where cr.school_id = ${schoolId} and cr.child_id = any (${children}) group by cr.relative_id) k
    join relative r on r.school_id = ${schoolId} and r.relative_id = k.relative_id
    where not r.deceased), '[]'::jsonb)`
}

/** jsonb: the sealed numbers of a relative (an alias with school_id and relative_id), the first one first. */
export function sealedNumbers(relative: SQL): SQL {
  return sql`coalesce((select jsonb_agg(encode(f.number, 'base64') order by f.position) from relative_phone f
    where f.school_id = ${relative}.school_id and f.relative_id = ${relative}.relative_id), '[]'::jsonb)`
}

/** The same with masked numbers. */
export function maskedKin(sealed: SealedKin[], { keys }: Ports): Kin[] {
  return sealed.map(({ sealed: numbers, ...kin }) => ({
    ...kin,
    phones: numbers.map((text) => maskedPhone(decrypt(keys, Buffer.from(text, 'base64')))),
  }))
}
