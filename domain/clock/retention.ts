import { sql } from 'drizzle-orm'
import { holdings, LEAVING_GRACE_DAYS } from '../../contract/holdings'
import type { HoldingName } from '../../contract/holdings'
import { addDays, dateOf } from '../../contract/week'
import type { DateText } from '../../contract/week'
import type { Database, Run } from '../../database/connect'
import { arrayParam, jsonParam } from '../handler'
import { erasedWords } from '../rights/deletion'
import { allSchools, clockAt } from './caller'
import type { ClockWork } from './caller'
import { doneToday, rememberDone } from './daily'

/** How many children of one school a run erases, and how many old rows it clears; the rest wait for the next minute. */
const MOST = { children: 10, rows: 2_000 }

/** A remembered reply serves a phone that sends again; no outbox waits longer. */
const COMMAND_DAYS = 30
/** Words that WeChat refused: half a year after the head looked at them, a year where nobody did. */
const REFUSED_DAYS = { seen: 180, unseen: 365 }
/** The longest window of a rate limit is a day. */
const ATTEMPT_DAYS = 2

/** For each holding that ends, the day before which a child must have left (PIPL Art 19, 47). What only a law may end, the trail, is not the clock's. */
export function terms(today: DateText): { name: HoldingName; leftBefore: DateText }[] {
  return (Object.keys(holdings) as HoldingName[])
    .filter((name) => holdings[name].deletable !== 'never')
    .map((name) => {
      const years = holdings[name].keptYears
      const yearsAgo = `${Number(today.slice(0, 4)) - years}${today.slice(4)}`
      const day = yearsAgo.endsWith('02-29') ? `${yearsAgo.slice(0, 4)}-02-28` : yearsAgo
      const grace = addDays(today, -LEAVING_GRACE_DAYS)
      return { name, leftBefore: day < grace ? day : grace }
    })
}

/**
 * Deletes what has been kept long enough: each day once, in pieces that fit a minute's run, so that a run that is killed is taken up where it stopped.
 * @returns how many children something was erased of, and how many rows were cleared
 */
export async function keepNoLonger(
  { database, ports }: ClockWork,
  most = MOST,
): Promise<{ children: number; rows: number }> {
  const now = ports.clock.now()
  const today = dateOf(now)
  const count = { children: 0, rows: 0 }
  for (const schoolId of await allSchools(database)) {
    const job = `retention ${schoolId}`
    if (await doneToday(database, job, today)) continue
    const children = await database.transaction(clockAt(schoolId), (run) =>
      eraseSome(run, schoolId, now, most.children),
    )
    const cleared = await clearRows(database, schoolId, now, most.rows)
    count.children += children
    count.rows += cleared.rows
    if (children < most.children && cleared.all) await rememberDone(database, job, today, now)
  }
  if (!(await doneToday(database, 'attempts', today))) {
    const rows = await clear(
      database,
      null,
      sql`app.clear_attempts(${daysBefore(now, ATTEMPT_DAYS)}::timestamptz, ${most.rows})`,
    )
    count.rows += rows
    if (rows < most.rows) await rememberDone(database, 'attempts', today, now)
  }
  return count
}

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000)

/** What of a school no child needs to have left for: remembered replies, and words that WeChat refused. `all`: nothing is left for the next minute. */
async function clearRows(database: Database, schoolId: number, now: Date, most: number) {
  const { seen, unseen } = REFUSED_DAYS
  const kinds = [
    sql`app.clear_commands(${daysBefore(now, COMMAND_DAYS)}::timestamptz, ${most})`,
    sql`app.clear_refused(${daysBefore(now, seen)}::timestamptz, ${daysBefore(now, unseen)}::timestamptz, ${most})`,
  ]
  const done = { rows: 0, all: true }
  for (const kind of kinds) {
    const rows = await clear(database, schoolId, kind)
    done.rows += rows
    done.all &&= rows < most
  }
  return done
}

async function clear(database: Database, schoolId: number | null, call: ReturnType<typeof sql>): Promise<number> {
  const [row] = await database.once<{ cleared: number }>(clockAt(schoolId), sql`select ${call} as cleared`)
  return row?.cleared ?? 0
}

/** The erasures of one run with their audit row: all of it or nothing. */
async function eraseSome(run: Run, schoolId: number, now: Date, most: number): Promise<number> {
  const due = await run<{ child_id: string; names: HoldingName[] }>(
    sql`select child_id, names from app.overdue(${jsonParam(terms(dateOf(now)))}, ${most})`,
  )
  for (const { child_id: child, names } of due) {
    await run(
      sql`select app.erase_child(${Number(child)}, ${arrayParam(names, 'text')}, ${erasedWords(names)}, ${now}::timestamptz)`,
    )
  }
  if (due.length > 0) {
    const children = due.map((row) => Number(row.child_id))
    await run(sql`
      insert into audit (school_id, at, person_id, hat, action, children, detail)
      values (${schoolId}, ${now}::timestamptz, null, 'clock', 'clock.erase', ${arrayParam(children, 'bigint')}, ${jsonParam({ erased: due.length })})`)
  }
  return due.length
}
