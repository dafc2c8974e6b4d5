import { sql } from 'drizzle-orm'
import { work } from '../handler'
import { changing } from '../records/changing'
import { keeperOnly } from '../records/keeper'
import { Refusal } from '../refusal'
import { answerByMove, movedAs, onPossibleDay } from './moving'

/** A child changes class. The class teacher may give a child to any class of the school; from then on it is that class's. */
export const moveClass = work('moves.class', async ({ childId, classId, on }, context, run) => {
  const schoolId = context.caller.placeId
  await keeperOnly(run, childId)
  await changing(run, context, { children: [childId], kind: 'classMoved', on }, async () => {
    await onPossibleDay(run, context, childId, on)
    await answerByMove(run, context, childId, 'changed')
    const [known] = await run<{ moves: boolean }>(sql`
      select k.class_id <> c.class_id as moves from child c, school_class k
      where c.school_id = ${schoolId} and c.child_id = ${childId} and c.left_on is null and k.school_id = ${schoolId} and k.class_id = ${classId}`)
    if (!known) throw new Refusal('NOT_FOUND')
    if (!known.moves) throw new Refusal('INVALID_INPUT', { classId: 'notAllowed' })
    await run(sql`update child set class_id = ${classId} where school_id = ${schoolId} and child_id = ${childId}`)
  })
  return { data: await movedAs(run, context, childId), children: [childId], detail: { classId } }
})
