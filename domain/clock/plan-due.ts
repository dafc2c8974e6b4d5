import { sql } from 'drizzle-orm'
import { weekOf } from '../../contract/week'
import type { DateText } from '../../contract/week'
import type { Database, Run } from '../../database/connect'
import { arrayParam, jsonParam } from '../handler'
import { proposalOnShow } from '../plans/on-show'
import { publishPlan } from '../plans/publish'
import { aloneAtSchool, childrenOf, propose } from '../plans/store'
import { lastPlannedWeek, publishedAt } from '../plans/when'
import { clockAt } from './caller'
import type { ClockWork } from './caller'

/** How many schools a run takes; the rest wait for the next minute, so that the other jobs have their turn. */
const MOST_A_RUN = 50

export interface PlansMade {
  proposed: number
  published: number
}

/**
 * Thursday 20:00: next week's calls are planned, once a school; Friday 18:00: what the head has not published goes out, where the school wants it
 * so. Made up for where the clock stood still, even into the week itself; a school that never planned starts with its first Thursday.
 */
export async function planDue({ database, ports }: ClockWork): Promise<PlansMade> {
  const now = ports.clock.now()
  const week = lastPlannedWeek(now)
  const made = { proposed: 0, published: 0 }
  for (const schoolId of await toPlan(database, week, now)) {
    if (await database.transaction(clockAt(schoolId), (run) => proposeAt(run, schoolId, week, now))) made.proposed += 1
  }
  if (publishedAt(week) > now.toISOString()) return made
  for (const schoolId of await toPublish(database, week)) {
    if (made.published === MOST_A_RUN) break
    if (await database.transaction(clockAt(schoolId), (run) => publishAt(run, schoolId, week, now))) made.published += 1
  }
  return made
}

async function toPlan(database: Database, week: DateText, now: Date): Promise<number[]> {
  const isAhead = week > weekOf(now)
  const rows = await database.once<{ school_id: string }>(
    clockAt(null),
    sql`select s.school_id from school s
      where not exists (select from job where name = 'plan ' || s.school_id and due = ${week})
        and (${isAhead} or exists (select from job where name = 'plan ' || s.school_id and due < ${week})) order by s.school_id limit ${MOST_A_RUN}`,
  )
  return rows.map((row) => Number(row.school_id))
}

async function toPublish(database: Database, week: DateText): Promise<number[]> {
  const rows = await database.once<{ school_id: string }>(
    clockAt(null),
    sql`select s.school_id from school s
      where exists (select from job where name = 'plan ' || s.school_id and due = ${week})
        and not exists (select from job where name = 'publish ' || s.school_id and due = ${week}) order by s.school_id`,
  )
  return rows.map((row) => Number(row.school_id))
}

/** The week's row in `job` is the lock and the memory: a second clock waits here, then finds the work done. */
async function isFirst(run: Run, name: string, week: DateText, now: Date): Promise<boolean> {
  const rows = await run(
    sql`insert into job (name, due, done_at) values (${name}, ${week}, ${now}::timestamptz) on conflict do nothing returning due`,
  )
  return rows.length > 0
}

interface Standing {
  lines: boolean
  published: boolean
  clock: boolean
}

async function standing(run: Run, schoolId: number, week: DateText): Promise<Standing> {
  const [row] = await run<Standing>(sql`
    select exists (select from phone_line where school_id = ${schoolId} and active) as lines, (app.call_rules()).publish = 'clock' as clock,
      exists (select from call_plan where school_id = ${schoolId} and week = ${week}::date and state = 'published') as published`)
  return row!
}

/** Nothing to plan where there is no line, or where the head has published that week already. */
async function proposeAt(run: Run, schoolId: number, week: DateText, now: Date): Promise<boolean> {
  if (!(await isFirst(run, `plan ${schoolId}`, week, now))) return false
  await aloneAtSchool(run, schoolId)
  const { lines, published } = await standing(run, schoolId, week)
  if (!lines || published) return false
  const { proposal } = await propose(run, { schoolId, week, now, by: null })
  await remember(run, schoolId, 'clock.plan', childrenOf(proposal), week, now)
  return true
}

/** A school that publishes by hand is looked at again as long as the week is to come: it may change its mind. */
async function publishAt(run: Run, schoolId: number, week: DateText, now: Date): Promise<boolean> {
  const { clock } = await standing(run, schoolId, week)
  if (!clock) return false
  await aloneAtSchool(run, schoolId)
  const { lines, published } = await standing(run, schoolId, week)
  const outcome =
    lines && !published
      ? await publishPlan(run, { schoolId, week, now, by: null }, (await proposalOnShow(run, schoolId, week)) ?? null)
      : null
  if (outcome?.outcome === 'changed') return false
  await isFirst(run, `publish ${schoolId}`, week, now)
  if (outcome) await remember(run, schoolId, 'clock.publish', outcome.children, week, now)
  return outcome !== null
}

async function remember(
  run: Run,
  schoolId: number,
  action: string,
  children: number[],
  week: DateText,
  now: Date,
): Promise<void> {
  await run(sql`
    insert into audit (school_id, at, person_id, hat, action, children, detail)
    values (${schoolId}, ${now}::timestamptz, null, 'clock', ${action}, ${arrayParam(children, 'bigint')}, ${jsonParam({ week })})`)
}
