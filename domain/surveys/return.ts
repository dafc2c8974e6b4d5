import { sql } from 'drizzle-orm'
import { work } from '../handler'
import { changing } from '../records/changing'
import { Refusal } from '../refusal'
import { answerByMove, movedAs, onPossibleDay } from './moving'

/** A child who left comes back, and finds the record as it was. What was cancelled or ended when the child left stays so. */
export const returnToSchool = work('moves.return', async (input, context, run) => {
  const { childId: named = null, name = null, birthDate = null, classId, on } = input
  const [row] = await run<{ child: string | null }>(
    sql`select app.find_left(${named}::bigint, ${name}::text, ${birthDate}::date, ${classId}) as child`,
  )
  if (row?.child == null) throw new Refusal('NOT_FOUND')
  const childId = Number(row.child)
  await changing(run, context, { children: [childId], kind: 'cameBack', on }, async () => {
    await onPossibleDay(run, context, childId, on)
    const [back] = await run<{ back: boolean }>(sql`select app.bring_back(${childId}, ${classId}) as back`)
    if (!back!.back) throw new Refusal('NOT_FOUND')
    await answerByMove(run, context, childId, 'new')
  })
  return { data: { childId, ...(await movedAs(run, context, childId)) }, children: [childId], detail: { classId } }
})
