import { gunzipSync, gzipSync } from 'node:zlib'
import { decryptBytes, encrypt } from '../../database/crypto'
import type { Keys } from '../../database/crypto'
import type { RosterReading } from './reading'

/** A file that was read, and where the upload itself still lies in plain. */
export type Staged = RosterReading & { upload?: string }

/** An understood file as it waits in `roster_import`: JSON, gzipped, encrypted. */
export function seal(keys: Keys, reading: Staged): Buffer {
  return encrypt(keys, gzipSync(JSON.stringify(reading)))
}

/** The understood file again. @throws where the bytes were changed or the key is another */
export function unseal(keys: Keys, sealed: Buffer): Staged {
  return JSON.parse(gunzipSync(decryptBytes(keys, sealed)).toString('utf8')) as Staged
}
