import { sql } from 'drizzle-orm'
import type { Parsed } from '../../contract/actions'
import type { Label, careArrangementLabel, relationLabel } from '../../contract/labels'
import type { Run } from '../../database/connect'
import { work } from '../handler'
import type { Context } from '../handler'
import { Refusal } from '../refusal'
import { changing } from './changing'
import { keeperOnly } from './keeper'

type Kind = Label<typeof careArrangementLabel>
type Relation = Label<typeof relationLabel>

/** Minutes in which a slip of one's own is mended instead of becoming history. */
const SLIP_MINUTES = 10

/** Who may be the caregiver of each kind; nobody for the last two. */
export const relationsOf: Record<Kind, readonly Relation[]> = {
  parent: ['father', 'mother'],
  kinshipGrandparent: ['grandfatherPaternal', 'grandmotherPaternal', 'grandfatherMaternal', 'grandmotherMaternal'],
  kinshipOther: ['uncle', 'aunt', 'sibling', 'otherRelative'],
  unrelatedAdult: ['unrelated', 'otherRelative'],
  livingAlone: [],
  none: [],
}

interface Open {
  careId: number
  fromOn: string
  mine: boolean
  /** When the arrangement before began. */
  before: string | null
}

/**
 * Writes down who cares for the child from a day on: the open row of the history is closed at that day and a new one opened; none is overwritten. Only a slip that the
 * same person wrote down in the last ten minutes is mended in place. The card's mark of who looks after the child follows.
 */
export const recordCare = work('records.care', async (input, context, run) => {
  const { childId, kind, from } = input
  await keeperOnly(run, childId)
  await run(sql`select from child where school_id = app.school() and child_id = ${childId} for update`)
  await checkCaregiver(run, input)
  const open = await openCareOf(run, childId, context)
  await checkFrom(run, childId, from, open, context)
  const caregiverId = input.caregiverId ?? null
  const careId = await changing(run, context, { children: [childId], kind: 'careChanged', on: from }, async () => {
    await run(sql`update child_relative set is_caregiver = relative_id is not distinct from ${caregiverId}::bigint
      where school_id = app.school() and child_id = ${childId} and is_caregiver is distinct from (relative_id is not distinct from ${caregiverId}::bigint)`)
    return open?.mine ? mend(run, open, input, context) : begin(run, open, input, context)
  })
  const replaced = open?.mine ?? false
  return { data: { careId, replaced }, children: [childId], detail: { kind, caregiverId, from, replaced } }
})

async function checkCaregiver(run: Run, { childId, kind, caregiverId }: Parsed<'records.care'>): Promise<void> {
  if (caregiverId === undefined) return
  const [found] = await run<{ relation: Relation }>(sql`
    select cr.relation from child_relative cr join relative r using (school_id, relative_id)
    where cr.school_id = app.school() and cr.child_id = ${childId} and cr.relative_id = ${caregiverId} and not r.deceased`)
  if (!found) throw new Refusal('INVALID_INPUT', { caregiverId: 'notOnCard' })
  if (!relationsOf[kind].includes(found.relation)) throw new Refusal('INVALID_INPUT', { caregiverId: 'kindDiffers' })
}

async function openCareOf(run: Run, childId: number, { caller, now }: Context): Promise<Open | undefined> {
  const since = new Date(now.getTime() - SLIP_MINUTES * 60_000)
  const [open] = await run<Omit<Open, 'careId'> & { careId: string }>(sql`
    select a.care_id as "careId", a.from_on::text as "fromOn", coalesce(a.recorded_by = ${caller.personId} and a.recorded_at > ${since}::timestamptz, false) as mine,
      (select max(b.from_on)::text from care_arrangement b where b.school_id = a.school_id and b.child_id = a.child_id and b.to_on is not null) as before
    from care_arrangement a where a.school_id = app.school() and a.child_id = ${childId} and a.to_on is null`)
  return open && { ...open, careId: Number(open.careId) }
}

async function checkFrom(
  run: Run,
  childId: number,
  from: string,
  open: Open | undefined,
  { today }: Context,
): Promise<void> {
  if (from > today) throw new Refusal('INVALID_INPUT', { from: 'inFuture' })
  const [child] = await run<{ enrolledOn: string }>(
    sql`select enrolled_on::text as "enrolledOn" from child where school_id = app.school() and child_id = ${childId}`,
  )
  const floor = open && (open.mine ? open.before : open.fromOn)
  if (floor && from < floor) throw new Refusal('DATE_TOO_EARLY', { from: 'beforeLast' })
  if (!floor && from < child!.enrolledOn) throw new Refusal('DATE_TOO_EARLY', { from: 'beforeEnrolment' })
}

async function begin(
  run: Run,
  open: Open | undefined,
  { childId, kind, caregiverId, from, reason }: Parsed<'records.care'>,
  { caller, now }: Context,
): Promise<number> {
  if (open)
    await run(
      sql`update care_arrangement set to_on = ${from}::date where school_id = app.school() and care_id = ${open.careId}`,
    )
  const [row] = await run<{ careId: string }>(sql`
    insert into care_arrangement (school_id, child_id, kind, caregiver_id, from_on, reason, recorded_by, recorded_at)
    values (app.school(), ${childId}, ${kind}, ${caregiverId ?? null}::bigint, ${from}::date, ${reason}, ${caller.personId}, ${now}::timestamptz)
    returning care_id as "careId"`)
  return Number(row!.careId)
}

/** The row that the slip closed ends where the mended one begins. */
async function mend(
  run: Run,
  open: Open,
  { childId, kind, caregiverId, from, reason }: Parsed<'records.care'>,
  { now }: Context,
): Promise<number> {
  await run(sql`update care_arrangement set to_on = ${from}::date where care_id = (
    select care_id from care_arrangement where school_id = app.school() and child_id = ${childId} and to_on is not null order by from_on desc, care_id desc limit 1)
    and school_id = app.school()`)
  await run(sql`update care_arrangement set kind = ${kind}, caregiver_id = ${caregiverId ?? null}::bigint, from_on = ${from}::date, reason = ${reason},
    recorded_at = ${now}::timestamptz where school_id = app.school() and care_id = ${open.careId}`)
  return open.careId
}
