import { parseArgs } from 'node:util'
import { currentVersion, keysFrom } from '../../database/crypto'
import { leftBehind, rotateKeys } from '../../database/keys/rotate'
import { normalPhone } from '../../domain/contacts/phone'

/**
 * `npm run rotate-keys`: seals everything in DATABASE_URL anew with YANSHU_DATA_KEY, opening what YANSHU_DATA_KEYS_OLD sealed; with `--hmac` makes the look-up
 * digests anew with YANSHU_HMAC_KEY too, YANSHU_HMAC_KEY_OLD being the one of before. May be stopped and run again (docs/deploy.md, "Changing the keys").
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { hmac: { type: 'boolean', default: false } } })
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set')
  const keys = keysFrom(process.env)
  const written = { phone: normalPhone, idNumber: (text: string) => text.toUpperCase() }
  const old = Buffer.from(process.env.YANSHU_HMAC_KEY_OLD ?? '', 'base64')
  if (values.hmac && old.length !== keys.hmac.length)
    throw new Error('--hmac needs YANSHU_HMAC_KEY_OLD, base64 of 32 bytes')
  const digests = values.hmac ? { old, written } : undefined
  const progress = (table: string, rows: number) => console.log(`${table}: ${rows}`)
  await rotateKeys({ url, keys, digests, progress })
  const left = await leftBehind({ url, keys })
  if (left > 0) throw new Error(`${left} rows were written with an old key meanwhile: run it again`)
  console.log(`everything is sealed with version ${currentVersion(keys)}; the old keys can go`)
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
