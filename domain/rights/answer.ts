import { sql } from 'drizzle-orm'
import type { HoldingName } from '../../contract/holdings'
import type { Run } from '../../database/connect'
import { arrayParam, jsonParam, work } from '../handler'
import type { Context } from '../handler'
import { Refusal } from '../refusal'
import { deletionOf, erasedWords } from './deletion'
import type { Outcome } from './request'

interface Asked {
  kind: 'copy' | 'correction' | 'deletion'
  state: string
  childId: number
  left: boolean
  outcome: Outcome | null
}

/**
 * The head answers a request. A deletion that is done deletes here, in the same transaction: what may go goes, what the law makes the school keep stays and is named in the
 * answer. The photos' files follow within a minute (domain/clock/erased-files.ts), after the commit and until storage has let go of them.
 * @throws Refusal NOT_FOUND, REQUEST_ANSWERED
 */
export const answerRequest = work('rights.answer', async ({ requestId, decision, answer }, context, run) => {
  const { caller, now } = context
  const asked = await open(run, caller.placeId, requestId)
  const done = decision === 'done' && asked.kind === 'deletion'
  const { deleted, kept } = done ? await erase(run, context, asked) : { deleted: [], kept: [] }
  const outcome: Outcome = { ...asked.outcome, ...(done && { deleted, kept }) }
  await run(sql`
    update rights_request set state = ${decision}, answer = ${answer}, answered_by = ${caller.personId}, answered_at = ${now}::timestamptz, outcome = ${jsonParam(outcome)}
    where school_id = ${caller.placeId} and request_id = ${requestId}`)
  return { data: { deleted, kept }, children: [asked.childId], detail: { requestId, decision, deleted } }
})

/** The row is locked, so that of two heads who answer at once the second finds it answered. */
async function open(run: Run, schoolId: number, requestId: number): Promise<Asked> {
  const [row] = await run<{ asked: Asked }>(sql`
    with q as (select * from rights_request where school_id = ${schoolId} and request_id = ${requestId} for update)
    select jsonb_build_object('kind', q.kind, 'state', q.state, 'childId', q.child_id, 'left', c.left_on is not null, 'outcome', q.outcome) as asked
    from q join child c using (school_id, child_id)`)
  if (!row) throw new Refusal('NOT_FOUND')
  if (row.asked.state !== 'open') throw new Refusal('REQUEST_ANSWERED')
  return row.asked
}

async function erase(run: Run, { now }: Context, { childId, left, outcome }: Asked) {
  const plan = deletionOf((outcome?.asked ?? []) as HoldingName[], left)
  const [row] = await run<{ gone: HoldingName[] }>(
    sql`select app.erase_child(${childId}, ${arrayParam(plan.deleted, 'text')}, ${erasedWords(plan.deleted)}, ${now}::timestamptz) as gone`,
  )
  // Told is what there was: of nothing, nothing was deleted.
  return { deleted: plan.deleted.filter((name) => row!.gone.includes(name)), kept: plan.kept }
}
