import { sql } from 'drizzle-orm'
import { work } from '../handler'
import { Refusal } from '../refusal'

/** Takes a wrongly bound WeChat off a contact: from the next call on it is nobody's parent here, and their messages are not sent. Refuses NOT_FOUND where nobody is bound. */
export const unbind = work('binding.unbind', async ({ relativeId, reason }, { caller, now }, run) => {
  const [holder] = await run<{ person_id: string | null }>(
    sql`select person_id from relative where school_id = ${caller.placeId} and relative_id = ${relativeId}`,
  )
  const [row] = await run<{ children: string[] | null }>(
    sql`select app.unbind(${relativeId}, ${reason}, ${now}::timestamptz) as children`,
  )
  if (!holder?.person_id || !row?.children) throw new Refusal('NOT_FOUND')
  const personId = Number(holder.person_id)
  return {
    data: { unbound: true as const, personId },
    children: row.children.map(Number),
    detail: { relativeId, personId },
  }
})
