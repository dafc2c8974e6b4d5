import { createHmac } from 'node:crypto'
import { CODE_ALPHABET, CODE_LENGTH } from '../../contract/bind-code'
import { digest } from '../../database/crypto'
import type { Keys } from '../../database/crypto'

/** Days for which a printed code holds. */
export const CODE_DAYS = 30

/**
 * The code that belongs to a random seed. Commands keep the seed to answer a replay alike; without the school's key it tells nothing, so the code itself stands nowhere but on paper.
 * @returns ten letters and figures of CODE_ALPHABET
 */
export function codeOf(keys: Keys, seed: string): string {
  let rest = BigInt(`0x${createHmac('sha256', keys.hmac).update(`bind code|${seed}`).digest('hex')}`)
  const size = BigInt(CODE_ALPHABET.length)
  return Array.from({ length: CODE_LENGTH }, () => {
    const letter = CODE_ALPHABET[Number(rest % size)]!
    rest /= size
    return letter
  }).join('')
}

/** What is kept of a code. `code` as the contract gives it: capitals and figures alone. */
export function codeDigest(keys: Keys, code: string): Buffer {
  return digest(keys, `bind code|${code}`)
}

/** `3F7K-9QRT-XY`: easier to read and to type from paper. */
export function printedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}
