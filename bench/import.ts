import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { xlsxTable } from '../domain/roster/exporting/xlsx-table'
import { testDatabase } from '../tests/database'
import { headings, meanings } from '../tests/roster/layouts'
import { madeRow } from '../tests/roster/made-up-roster'
import { makeWorld } from '../tests/world'
import type { Measured } from './report'
import { insertRaw, rowsOf } from './import-raw'
import type { ImportWork, Imported } from './import-work'

const ROWS = Number(process.env.BENCH_ROWS ?? 40_000)
const FEWER_ROWS = 10_000
const ROUNDS = 5
/** At most five times as long as the bare inserts. */
const TARGET = 0.2

/**
 * Brings a roster of 40,000 children in through the product's own steps (upload read, rows understood, compared, confirmed) and sets that against raw multi-row inserts of
 * the same rows into the same tables, sealed beforehand. Prints how much memory the function took, for 10,000 rows and for 40,000.
 */
export async function measureImport(): Promise<Measured> {
  const database = await testDatabase()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'yanshu-import-'))
  const world = await makeWorld(database.url)
  const owner = new Client({ connectionString: database.url })
  await owner.connect()
  try {
    const [file, fewer] = [await writeRoster(folder, ROWS), await writeRoster(folder, FEWER_ROWS)]
    const openid = world.personas.farHead!.openid!
    const one = async (of: string) => importInto(database.url, of, openid, await newSchool(owner, openid))
    const small = await one(fewer)
    const measured: Measured = { unit: 'rows/s', subject: [], reference: [], target: TARGET }
    const rows = await rowsOf(owner, (await one(file)).schoolId)
    await insertRaw(database.url, rows, await newSchool(owner, openid))
    let peak = 0
    for (let round = 0; round < ROUNDS; round++) {
      const ours = await one(file)
      peak = Math.max(peak, ours.peakMb)
      measured.subject.push((ROWS * 1000) / ours.ms)
      measured.reference.push((ROWS * 1000) / (await insertRaw(database.url, rows, await newSchool(owner, openid))))
      console.log(`  round ${round + 1}: ours ${Math.round(ours.ms)} ms, longest call ${Math.round(ours.longestMs)} ms`)
    }
    console.log(`import: memory above idle ${small.peakMb} MB for ${FEWER_ROWS} rows, ${peak} MB for ${ROWS}`)
    return measured
  } finally {
    await owner.end()
    await world.close()
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A made-up roster in the township's shape; every fifth child has a brother or sister in another class. */
export async function writeRoster(folder: string, count: number): Promise<string> {
  const table = await xlsxTable('青禾县留守儿童信息表')
  table.head(meanings.map((meaning) => headings[meaning][0]!))
  for (let index = 0; index < count; index++) {
    const family = index % 5 === 4 ? index - Math.min(index, 2_003) : index
    const row = madeRow(index)
    const { fatherName: father, motherName: mother } = madeRow(family)
    const numbered = {
      fatherPhone: phone(family * 3),
      motherPhone: phone(family * 3 + 1),
      guardianPhone: phone(index * 3 + 2),
    }
    const made = {
      ...row,
      ...numbered,
      name: `${row.name.slice(0, 2)}${numeral(index)}`,
      fatherName: father,
      motherName: mother,
    }
    table.row(meanings.map((meaning) => made[meaning]))
  }
  table.sizes([])
  const file = path.join(folder, `${count}.xlsx`)
  writeFileSync(file, await table.bytes())
  return file
}

const phone = (number: number) => `199${String(number).padStart(8, '0')}`
const numeral = (index: number) =>
  [...String(index).padStart(5, '0')].map((digit) => '甲乙丙丁戊己庚辛壬癸'[Number(digit)]).join('')

let made = 0

async function newSchool(owner: Client, openid: string): Promise<number> {
  const { rows } = await owner.query<{ school_id: string }>(
    `insert into school (district_id, name, settings) select district_id, $1, settings from school order by school_id limit 1 returning school_id`,
    [`第${++made}小学`],
  )
  const schoolId = Number(rows[0]!.school_id)
  await owner.query(
    `insert into membership (school_id, person_id, role, since) select $1, person_id, 'head', '2020-01-01' from person where openid = $2`,
    [schoolId, openid],
  )
  return schoolId
}

/** Runs the steps in a process of its own, with as little memory as a function has. */
async function importInto(url: string, file: string, openid: string, schoolId: number): Promise<Imported> {
  const child = fork(path.join(__dirname, 'import-work.ts'), {
    execArgv: ['--import', 'tsx', '--max-old-space-size=160'],
  })
  child.send({ url, file, openid, schoolId } satisfies ImportWork)
  const answer = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => undefined)])
  if (!answer) throw new Error('the import ended without an answer')
  child.disconnect()
  return answer[0] as Imported
}
