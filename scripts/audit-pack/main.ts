import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { dateOf } from '../../contract/week'
import { makePackFor } from './make'

const MIN_YEAR = 2020

/** `npm run audit-pack -- --school N --year Y --out DIR`: the pack of `compliance.make` into a folder, with DATABASE_URL and no cloud (docs/deploy.md). */
async function main(): Promise<void> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ options: { school: text, year: text, out: text } })
  const [schoolId, year] = [Number(values.school), Number(values.year)]
  const url = process.env.DATABASE_URL
  const now = new Date()
  if (!url || !values.out || !(schoolId > 0) || !(year >= MIN_YEAR && year <= Number(dateOf(now).slice(0, 4))))
    throw new Error(
      'Needs DATABASE_URL, --school (its number), --year (not a later one than this) and --out (a folder)',
    )
  const pack = await makePackFor({ url, schoolId, year, now })
  mkdirSync(values.out, { recursive: true })
  for (const [name, bytes] of [
    [pack.names.document, pack.document],
    [pack.names.workbook, pack.workbook],
  ] as const) {
    const file = path.join(values.out, name)
    writeFileSync(file, bytes, { mode: 0o600 })
    console.log(file)
  }
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
