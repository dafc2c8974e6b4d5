import { digest } from '../../database/crypto'
import type { Keys } from '../../database/crypto'
import { normalPhone } from '../contacts/phone'

/** Look-up digests (hex) of what a roster gives in plain, as the database keeps them. */
export interface Digests {
  phone(number: string): string
  idNumber(number: string): string
}

/** Digests under the school's keys; each number is worked out once. */
export function digestsWith(keys: Keys): Digests {
  const known = new Map<string, string>()
  const hex = (text: string) => {
    const found = known.get(text) ?? digest(keys, text).toString('hex')
    known.set(text, found)
    return found
  }
  return { phone: (number) => hex(normalPhone(number)), idNumber: (number) => hex(number.toUpperCase()) }
}
