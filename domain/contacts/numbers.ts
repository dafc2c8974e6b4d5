import { sql } from 'drizzle-orm'
import type { Parsed } from '../../contract/actions'
import type { Run } from '../../database/connect'
import { digest, encrypt } from '../../database/crypto'
import type { Keys } from '../../database/crypto'
import { jsonParam } from '../handler'
import { Refusal } from '../refusal'
import { normalPhone } from './phone'

/** A number as it lies in the database; bytes are hex. */
export interface SealedNumber {
  number: string
  hmac: string
}

type Asked = Parsed<'contacts.save'>['phones'][number]

/** A number that was typed, sealed. */
export function sealNumber(keys: Keys, typed: string): SealedNumber {
  const number = normalPhone(typed)
  return { number: encrypt(keys, number).toString('hex'), hmac: digest(keys, number).toString('hex') }
}

/** The numbers of a relative on file, by their place. */
export async function numbersOf(run: Run, relativeId: number): Promise<SealedNumber[]> {
  return run<SealedNumber>(sql`
    select encode(number, 'hex') as number, encode(number_hmac, 'hex') as hmac from relative_phone
    where school_id = app.school() and relative_id = ${relativeId} order by position`)
}

/**
 * The numbers that will stand on file: those kept, named by their place, and those typed, in the order asked for. A number twice is one.
 * @throws Refusal RECORD_CHANGED where a kept place is empty by now
 */
export function numbersAsked(keys: Keys, asked: readonly Asked[], onFile: readonly SealedNumber[]): SealedNumber[] {
  const all = asked.map((one) => {
    if ('number' in one) return sealNumber(keys, one.number)
    const kept = onFile[one.keep - 1]
    if (!kept) throw new Refusal('RECORD_CHANGED')
    return kept
  })
  return uniqueNumbers(all, onFile)
}

/** Each number once; one that is on file already stays as it is sealed there, so that keeping it is no change. */
export function uniqueNumbers(numbers: readonly SealedNumber[], onFile: readonly SealedNumber[]): SealedNumber[] {
  const filed = new Map(onFile.map((one) => [one.hmac, one]))
  return [...new Map(numbers.map((one) => [one.hmac, filed.get(one.hmac) ?? one])).values()]
}

/** Writes the numbers of a relative, in their order, where they differ from those on file. */
export async function writeNumbers(
  run: Run,
  relativeId: number,
  numbers: readonly SealedNumber[],
  onFile: readonly SealedNumber[],
): Promise<void> {
  if (numbers.map((one) => one.hmac).join() === onFile.map((one) => one.hmac).join()) return
  await run(sql`delete from relative_phone where school_id = app.school() and relative_id = ${relativeId}`)
  const rows = numbers.map((one, index) => ({ ...one, position: index + 1 }))
  await run(sql`
    insert into relative_phone (school_id, relative_id, position, number, number_hmac)
    select app.school(), ${relativeId}, position, decode(number, 'hex'), decode(hmac, 'hex')
    from jsonb_to_recordset(${jsonParam(rows)}) as x(position smallint, number text, hmac text)`)
}
