import { currentVersion, decryptBytes, encrypt } from '../crypto'
import type { Keys } from '../crypto'

/** The same value under the current key; the bytes themselves where that is the one they are under. @throws Error where no key that is known opens it */
export function reseal(keys: Keys, sealed: Buffer): Buffer {
  return sealed[0] === currentVersion(keys) ? sealed : encrypt(keys, decryptBytes(keys, sealed))
}

/** Version, nonce and tag: nothing shorter is sealed. */
const LEAST_BYTES = 29
/** As Node writes it, or PostgreSQL, which breaks its lines. */
const base64 = /^[A-Za-z0-9+/\n]{40,}={0,2}$/

/** A base64 text under the current key if it is something sealed; undefined where it is not, or is already. */
export function resealText(keys: Keys, text: string): string | undefined {
  if (!base64.test(text)) return undefined
  const bytes = Buffer.from(text, 'base64')
  const version = bytes[0]!
  if (bytes.length < LEAST_BYTES || version === currentVersion(keys) || !keys.old?.[version]) return undefined
  try {
    return encrypt(keys, decryptBytes(keys, bytes)).toString('base64')
  } catch {
    // Text that only looks like it: the tag says so with certainty.
    return undefined
  }
}

/** What stands in the place of a text of a document; undefined where it stays. */
type Replace = (text: string) => string | undefined

/** A document with some of its texts, at any depth, replaced. */
export function replaced(value: unknown, replace: Replace): { value: unknown; changed: boolean } {
  if (typeof value === 'string') {
    const fresh = replace(value)
    return fresh === undefined ? { value, changed: false } : { value: fresh, changed: true }
  }
  if (value === null || typeof value !== 'object') return { value, changed: false }
  const parts = Object.entries(value).map(([key, part]) => [key, replaced(part, replace)] as const)
  if (!parts.some(([, part]) => part.changed)) return { value, changed: false }
  const values = parts.map(([key, part]) => [key, part.value] as const)
  return { value: Array.isArray(value) ? values.map(([, part]) => part) : Object.fromEntries(values), changed: true }
}
