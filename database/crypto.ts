import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/**
 * The secrets of a school's data, 32 bytes each: `data` encrypts, `hmac` makes look-up digests. `version` names `data` in the first byte of what it seals;
 * `old` are the other data keys that are still read, by their versions, until `npm run rotate-keys` has sealed everything anew.
 */
export interface Keys {
  data: Buffer
  hmac: Buffer
  /** 1 to 255; 1 where it is not said. */
  version?: number
  old?: Readonly<Record<number, Buffer>>
}

const FIRST_VERSION = 1
const IV_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32

/**
 * Reads the keys from the environment: `YANSHU_DATA_KEY` is base64 of 32 bytes, or `2:base64` where it is not the first one; `YANSHU_DATA_KEYS_OLD` other keys to be
 * read, `1:base64,3:base64`; `YANSHU_HMAC_KEY` base64 of 32 bytes.
 * @throws Error naming the variable that is missing or no good.
 */
export function keysFrom(env: Record<string, string | undefined>): Keys {
  const current = versioned('YANSHU_DATA_KEY', env.YANSHU_DATA_KEY ?? '')
  const others = (env.YANSHU_DATA_KEYS_OLD ?? '').split(',').filter((one) => one.trim() !== '')
  const old: Record<number, Buffer> = {}
  for (const one of others) {
    const { version, key } = versioned('YANSHU_DATA_KEYS_OLD', one)
    if (version === current.version || version in old)
      throw new Error(`YANSHU_DATA_KEYS_OLD must not name version ${version} again`)
    old[version] = key
  }
  return {
    data: current.key,
    hmac: secret('YANSHU_HMAC_KEY', env.YANSHU_HMAC_KEY ?? ''),
    ...(current.version !== FIRST_VERSION && { version: current.version }),
    ...(others.length > 0 && { old }),
  }
}

function versioned(name: string, text: string): { version: number; key: Buffer } {
  const [, number, base64] = /^(?:([0-9]{1,3}):)?(.*)$/s.exec(text.trim())!
  const version = number === undefined ? FIRST_VERSION : Number(number)
  if (version < 1 || version > 255) throw new Error(`${name} must have a version from 1 to 255`)
  return { version, key: secret(name, base64!) }
}

function secret(name: string, base64: string): Buffer {
  const key = Buffer.from(base64, 'base64')
  if (key.length !== KEY_BYTES) throw new Error(`${name} must be the base64 of ${KEY_BYTES} bytes`)
  return key
}

/** The version of the key that seals from now on. */
export function currentVersion(keys: Keys): number {
  return keys.version ?? FIRST_VERSION
}

/** AES-256-GCM: the key's version in a byte, the nonce, the tag, then the ciphertext. */
export function encrypt(keys: Keys, plain: string | Buffer): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keys.data, iv)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([currentVersion(keys)]), iv, cipher.getAuthTag(), body])
}

/** The bytes behind `encrypt`; throws where they were changed or the key is another. */
export function decryptBytes(keys: Keys, sealed: Buffer): Buffer {
  const version = sealed[0] ?? 0
  const key = version === currentVersion(keys) ? keys.data : keys.old?.[version]
  if (!key) throw new Error(`unknown cipher version ${version}`)
  const iv = sealed.subarray(1, 1 + IV_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, iv)
  decipher.setAuthTag(sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()])
}

/** The text behind `encrypt`. */
export function decrypt(keys: Keys, sealed: Buffer): string {
  return decryptBytes(keys, sealed).toString('utf8')
}

/**
 * A file sealed with a random key of its own, which is sealed with the school's in turn: `key` stands in a row, `sealed` in cloud storage, and without the row the file is noise.
 */
export function sealFile(keys: Keys, plain: Uint8Array): { sealed: Buffer; key: Buffer } {
  const own = randomBytes(KEY_BYTES)
  return { sealed: encrypt({ data: own, hmac: keys.hmac }, Buffer.from(plain)), key: encrypt(keys, own) }
}

/** The bytes behind `sealFile`; throws where the file or its key was changed. */
export function openSealedFile(keys: Keys, { sealed, key }: { sealed: Buffer; key: Buffer }): Buffer {
  return decryptBytes({ data: decryptBytes(keys, key), hmac: keys.hmac }, sealed)
}

/** A digest for equality look-ups (HMAC-SHA256), so that the row itself need not be opened. Give it normalised text. */
export function digest(keys: Keys, text: string): Buffer {
  return createHmac('sha256', keys.hmac).update(text).digest()
}
