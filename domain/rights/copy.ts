import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { jsonParam, statement, work } from '../handler'
import { Refusal } from '../refusal'
import { copyDocument } from './copy-document'
import { heldRow } from './held-row'
import type { HeldRow } from './held-shape'
import { toHeld } from './held-view'
import { COPY_LASTS_HOURS } from './request'
import type { Outcome } from './request'

const COPIES_A_DAY = 5
const DAY_SECONDS = 86_400

/** A list of any length; a school's child has some thousands of entries at most. */
const ALL = 100_000

/**
 * Makes the guardian's copy of everything that is held, in full, and remembers it as a request that is done. The file lies under a path that cannot be guessed
 * (`copies/<school>/`), for a day.
 * @throws Refusal NOT_FOUND, TOO_OFTEN after five a day
 */
export const copyHeld = work('rights.copy', async ({ childId }, { caller, now, today, ports }, run) => {
  const [row] = await run<{ held: HeldRow | null; school: string; allowed: boolean }>(sql`
    select h.held, s.name as school, h.held is not null and app.allow_me('copy', ${COPIES_A_DAY}, ${DAY_SECONDS}, ${now}::timestamptz) as allowed
    from (select ${heldRow(caller.placeId, childId, ALL)} as held) h, school s where s.school_id = ${caller.placeId}`)
  if (!row?.held) throw new Refusal('NOT_FOUND')
  if (!row.allowed) throw new Refusal('TOO_OFTEN')
  const bytes = await copyDocument(toHeld(row.held, ports.keys, true), row.school, today)
  const file = await ports.files.write(`copies/${caller.placeId}/${randomUUID()}.docx`, bytes)
  const outcome: Outcome = { file }
  const [made] = await run<{ request_id: string }>(sql`
    insert into rights_request (school_id, child_id, person_id, kind, state, asked_at, answered_at, outcome)
    values (${caller.placeId}, ${childId}, ${caller.personId}, 'copy', 'done', ${now}::timestamptz, ${now}::timestamptz, ${jsonParam(outcome)}) returning request_id`)
  const requestId = Number(made!.request_id)
  return { data: { requestId }, children: [childId] }
})

/** The copy's link, for as long as the file lies there: for whoever asked for it, and the head. */
export const copyFile = statement('rights.file', {
  answer({ requestId }, { caller, now }) {
    const since = new Date(now.getTime() - COPY_LASTS_HOURS * 3_600_000)
    const found = sql`from rights_request q where q.school_id = ${caller.placeId} and q.request_id = ${requestId}
      and q.outcome ? 'file' and q.asked_at > ${since}::timestamptz`
    return {
      reply: sql`select jsonb_build_object('file', q.outcome ->> 'file', 'day', app.school_date(q.asked_at)) ${found}`,
      children: sql`select array_agg(q.child_id) ${found}`,
    }
  },
  async view({ file, day }: { file: string; day: string }, { ports }) {
    const url = (await ports.files.links([file]))[file]
    if (!url) throw new Refusal('NOT_FOUND')
    return { fileName: `个人信息副本-${day}.docx`, url }
  },
})
