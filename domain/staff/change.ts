import { sql } from 'drizzle-orm'
import { digest, encrypt } from '../../database/crypto'
import { work } from '../handler'
import { Refusal } from '../refusal'
import { classesFit, closePairings, giveClasses, putOn, staffOnly, takeOff } from './hats'

/**
 * From now on somebody has exactly these hats and classes, also somebody who comes back. A name or number that was mistyped is mended on the way, unless they work at another school too.
 * Refuses NOT_FOUND, INVALID_INPUT, LAST_HEAD, PHONE_OF_ANOTHER, FORBIDDEN.
 */
export const change = work('staff.change', async ({ personId, roles, classIds, name, phone }, context, run) => {
  const { keys } = context.ports
  classesFit(roles, classIds)
  await staffOnly(run, personId, context, true)
  await putOn(run, personId, roles, context)
  if (name !== undefined || phone !== undefined) {
    const [row] = await run<{ mended: boolean }>(
      sql`select app.mend_staff(${personId}, ${name ?? null}::text, ${phone ? encrypt(keys, phone) : null}::bytea, ${phone ? digest(keys, phone) : null}::bytea) as mended`,
    )
    if (!row?.mended) throw new Refusal('FORBIDDEN')
  }
  await takeOff(run, personId, roles, context)
  await giveClasses(run, personId, classIds, context)
  if (!roles.includes('teacher')) await closePairings(run, personId, context)
  return {
    data: { personId },
    children: [],
    detail: { personId, roles, classIds, mended: [name && 'name', phone && 'phone'].filter(Boolean) },
  }
})
