import { sql } from 'drizzle-orm'
import { work } from '../handler'
import { Refusal } from '../refusal'
import { keeperOnly } from './keeper'

/** Puts a written entrustment on file; the latest one counts, earlier ones stay. A parent is nobody's entrusted caregiver (未成年人保护法 Art 22, 23). */
export const recordNotice = work('records.notice', async (input, { caller, now, today }, run) => {
  const { childId, caregiverId, signedOn, validUntil, villageTold } = input
  await keeperOnly(run, childId)
  if (signedOn > today) throw new Refusal('INVALID_INPUT', { signedOn: 'inFuture' })
  if (validUntil && validUntil < signedOn) throw new Refusal('INVALID_INPUT', { validUntil: 'beforeSigned' })
  const [caregiver] = await run<{ relation: string }>(sql`
    select cr.relation from child_relative cr join relative r using (school_id, relative_id)
    where cr.school_id = app.school() and cr.child_id = ${childId} and cr.relative_id = ${caregiverId} and not r.deceased`)
  if (!caregiver) throw new Refusal('INVALID_INPUT', { caregiverId: 'notOnCard' })
  if (caregiver.relation === 'father' || caregiver.relation === 'mother')
    throw new Refusal('INVALID_INPUT', { caregiverId: 'kindDiffers' })
  const [row] = await run<{ noticeId: string }>(sql`
    insert into entrusted_care_notice (school_id, child_id, caregiver_id, signed_on, valid_until, village_told, recorded_by, recorded_at)
    values (app.school(), ${childId}, ${caregiverId}, ${signedOn}::date, ${validUntil ?? null}::date, ${villageTold}, ${caller.personId}, ${now}::timestamptz)
    returning notice_id as "noticeId"`)
  return { data: { noticeId: Number(row!.noticeId) }, children: [childId], detail: { signedOn, villageTold } }
})
