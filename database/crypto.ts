import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/** The two secrets of a school's data, 32 bytes each: one encrypts, one makes look-up digests. */
export interface Keys {
  data: Buffer
  hmac: Buffer
}

const VERSION = 1
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * Reads the keys from the environment (`YANSHU_DATA_KEY`, `YANSHU_HMAC_KEY`, base64 of 32 bytes).
 * @throws Error naming the variable that is missing or of the wrong length.
 */
export function keysFrom(env: Record<string, string | undefined>): Keys {
  const read = (name: string) => {
    const key = Buffer.from(env[name] ?? '', 'base64')
    if (key.length !== 32) throw new Error(`${name} must be the base64 of 32 bytes`)
    return key
  }
  return { data: read('YANSHU_DATA_KEY'), hmac: read('YANSHU_HMAC_KEY') }
}

/** AES-256-GCM: a version byte, the nonce, the tag, then the ciphertext. */
export function encrypt(keys: Keys, plain: string | Buffer): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keys.data, iv)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), body])
}

/** The bytes behind `encrypt`; throws where they were changed or the key is another. */
export function decryptBytes(keys: Keys, sealed: Buffer): Buffer {
  if (sealed[0] !== VERSION) throw new Error(`unknown cipher version ${sealed[0]}`)
  const iv = sealed.subarray(1, 1 + IV_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', keys.data, iv)
  decipher.setAuthTag(sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()])
}

/** The text behind `encrypt`. */
export function decrypt(keys: Keys, sealed: Buffer): string {
  return decryptBytes(keys, sealed).toString('utf8')
}

/** A digest for equality look-ups (HMAC-SHA256), so that the row itself need not be opened. Give it normalised text. */
export function digest(keys: Keys, text: string): Buffer {
  return createHmac('sha256', keys.hmac).update(text).digest()
}
