import { createHmac } from 'node:crypto'
import type { Client } from 'pg'
import { decrypt } from '../crypto'
import type { Keys } from '../crypto'
import { sealedTables } from './sealed'
import type { DigestOf } from './sealed'

/** How a value is written before its digest is made. */
export type Written = Record<DigestOf, (plain: string) => string>

/** The digests' key of before, and how values are written. */
export interface OldDigests {
  old: Buffer
  written: Written
}

const hex = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest('hex')

/** Old digest to new one (hex), of every number that is on file: a digest alone says nothing of what it was made from. */
export async function digestsAnew(
  client: Client,
  keys: Keys,
  { old, written }: OldDigests,
): Promise<Map<string, string>> {
  const anew = new Map<string, string>()
  for (const { table, digests = {} } of sealedTables) {
    for (const { from, as } of Object.values(digests)) {
      const { rows } = await client.query<{ sealed: Buffer }>(
        `select ${from} as sealed from ${table} where ${from} is not null`,
      )
      for (const { sealed } of rows) {
        const text = written[as](decrypt(keys, sealed))
        anew.set(hex(old, text), hex(keys.hmac, text))
      }
    }
  }
  return anew
}
