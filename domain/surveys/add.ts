import { sql } from 'drizzle-orm'
import type { Parsed } from '../../contract/actions'
import { ageOn } from '../../contract/week'
import type { DateText } from '../../contract/week'
import type { Run } from '../../database/connect'
import { initialsOf } from '../children/initials'
import { jsonParam, work } from '../handler'
import { relationsOf } from '../records/care'
import { Refusal } from '../refusal'
import { addFirstRelative } from './first-relative'
import { answerByMove, movedAs } from './moving'

type Added = Parsed<'children.add'>

/** A pupil is at least and at most so old, in whole years. */
const YOUNGEST = 3
const OLDEST = 20

const registerStatus = { none: 'none', one: 'oneParent', both: 'bothParents' } as const

/** Puts a child on file: the facts, who cares, and whom to call first. The rest of the record can follow. */
export const addChild = work('children.add', async (input, context, run) => {
  const { caller, now, today } = context
  const on = input.on ?? today
  plausible(input, on, today)
  await notHereBefore(run, input)
  const childId = await putOnFile(run, input, on)
  const relativeId = input.relative ? await addFirstRelative(run, context, childId, input.relative) : null
  if (input.care !== 'none') {
    await run(sql`
      insert into care_arrangement (school_id, child_id, kind, caregiver_id, from_on, recorded_by, recorded_at)
      values (${caller.placeId}, ${childId}, ${input.care}, ${input.relative?.isCaregiver ? relativeId : null}::bigint, ${on}::date, ${caller.personId}, ${now}::timestamptz)`)
  }
  await run(sql`
    insert into record_event (school_id, child_id, kind, happened_on, before, version, recorded_by, recorded_at)
    values (${caller.placeId}, ${childId}, 'added', ${on}::date, '{}', 1, ${caller.personId}, ${now}::timestamptz)`)
  await answerByMove(run, context, childId, 'new')
  return { data: { childId, ...(await movedAs(run, context, childId)) }, children: [childId] }
})

/** @throws Refusal at the field that no pupil's record can hold */
function plausible({ birthDate, care, relative }: Added, on: DateText, today: DateText): void {
  if (on > today) throw new Refusal('INVALID_INPUT', { on: 'inFuture' })
  const age = ageOn(birthDate, on)
  if (age < YOUNGEST || age > OLDEST) throw new Refusal('INVALID_INPUT', { birthDate: 'ageImplausible' })
  if (relative?.isCaregiver && !relationsOf[care].includes(relative.relation)) {
    throw new Refusal('INVALID_INPUT', { 'relative.isCaregiver': 'kindDiffers' })
  }
}

/** A child who left earlier has a record already, and should find it again. */
async function notHereBefore(run: Run, { name, birthDate, classId }: Added): Promise<void> {
  const [row] = await run<{ left: string | null }>(
    sql`select app.find_left(null, ${name}, ${birthDate}::date, ${classId}) as left`,
  )
  if (row?.left != null) throw new Refusal('CHILD_LEFT_BEFORE')
}

async function putOnFile(run: Run, input: Added, on: DateText): Promise<number> {
  const { classId, name, sex, birthDate, parentalAbsence, accommodation } = input
  const facts = {
    ...{ name, sex, birthDate, parentalAbsence, accommodation },
    initials: initialsOf(name),
    leftBehindStatus: registerStatus[parentalAbsence],
    specialStatus: [...new Set(input.specialStatus)],
  }
  const [row] = await run<{ child: string | null }>(
    sql`select app.add_child(${classId}, ${jsonParam(facts)}, ${on}::date) as child`,
  )
  if (row?.child == null) throw new Refusal('NOT_FOUND')
  return Number(row.child)
}
