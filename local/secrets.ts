import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Keys, keysFrom } from '../database/crypto'
import { Trouble } from './trouble'

/**
 * The keys of one data folder. `dataKey` (AES-256-GCM) and `hmacKey` are base64 of 32 bytes and reach the functions as
 * YANSHU_DATA_KEY and YANSHU_HMAC_KEY; `linkKey` signs the stand-in's file links and never leaves this process.
 */
export interface Secrets {
  dataKey: string
  /** Data keys that are still read while they are being replaced (docs/deploy.md), `1:base64,...`; usually empty. */
  oldDataKeys: string
  hmacKey: string
  linkKey: string
}

/**
 * Reads `<data>/secrets.json`, making it on the first run. Keys in the environment come before those in the file; a key
 * that is not 32 bytes is refused, since rows written with it could not be read again later.
 * @throws Trouble if a key or the file is no good
 */
export function readSecrets(folder: string, env: NodeJS.ProcessEnv): Secrets {
  const path = join(folder, 'secrets.json')
  const stored = existsSync(path) ? read(path) : create(path)
  const dataKey = env.YANSHU_DATA_KEY || stored.YANSHU_DATA_KEY
  const hmacKey = env.YANSHU_HMAC_KEY || stored.YANSHU_HMAC_KEY
  const oldDataKeys = env.YANSHU_DATA_KEYS_OLD || (stored.YANSHU_DATA_KEYS_OLD ?? '')
  check('YANSHU_DATA_KEY', dataKey)
  check('YANSHU_HMAC_KEY', hmacKey)
  return { dataKey, oldDataKeys, hmacKey, linkKey: createHash('sha256').update(`links ${hmacKey}`).digest('base64') }
}

/** The keys in the shape that the database's crypto takes. */
export function keysOf({ dataKey, oldDataKeys, hmacKey }: Secrets): Keys {
  return keysFrom({ YANSHU_DATA_KEY: dataKey, YANSHU_DATA_KEYS_OLD: oldDataKeys, YANSHU_HMAC_KEY: hmacKey })
}

type Stored = Record<'YANSHU_DATA_KEY' | 'YANSHU_HMAC_KEY', string> & { YANSHU_DATA_KEYS_OLD?: string }

function create(path: string): Stored {
  const made = {
    YANSHU_DATA_KEY: randomBytes(32).toString('base64'),
    YANSHU_HMAC_KEY: randomBytes(32).toString('base64'),
  }
  // Written aside and renamed: a kill in between must not leave half a key that locks the data for good.
  writeFileSync(`${path}.new`, JSON.stringify(made, null, 2) + '\n', { mode: 0o600 })
  renameSync(`${path}.new`, path)
  return made
}

function read(path: string): Stored {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Stored
  } catch {
    throw new Trouble(
      `密钥文件 ${path} 读不懂：请从备份恢复。`,
      `Cannot read the keys in ${path}: restore it from a backup.`,
    )
  }
}

function check(name: string, value: unknown): void {
  if (typeof value === 'string' && Buffer.from(value.replace(/^[0-9]{1,3}:/, ''), 'base64').length === 32) return
  throw new Trouble(`${name} 不是 32 字节的 base64 密钥。`, `${name} is not base64 of 32 bytes.`)
}
