import { sql } from 'drizzle-orm'
import { arrayParam, work } from '../handler'
import { changing } from '../records/changing'
import { keeperOnly } from '../records/keeper'
import { Refusal } from '../refusal'

/** Puts the card in the order in which to call. Whoever was added or taken off meanwhile makes it RECORD_CHANGED: nobody is lost by it. */
export const orderContacts = work('contacts.order', async ({ childId, relativeIds }, context, run) => {
  await keeperOnly(run, childId)
  await run(sql`select from child where school_id = app.school() and child_id = ${childId} for update`)
  const rows = await run<{ id: string }>(
    sql`select relative_id as id from child_relative where school_id = app.school() and child_id = ${childId}`,
  )
  const onCard = new Set(rows.map((row) => Number(row.id)))
  const asked = new Set(relativeIds)
  const all = asked.size === relativeIds.length && asked.size === onCard.size
  if (!all || relativeIds.some((id) => !onCard.has(id))) throw new Refusal('RECORD_CHANGED')
  await changing(run, context, { children: [childId], kind: 'contactChanged' }, () =>
    run(sql`
      update child_relative cr set call_order = x.place
      from unnest(${arrayParam(relativeIds, 'bigint')}) with ordinality x(id, place)
      where cr.school_id = app.school() and cr.child_id = ${childId} and cr.relative_id = x.id and cr.call_order <> x.place`),
  )
  return { data: { ordered: true as const }, children: [childId] }
})
