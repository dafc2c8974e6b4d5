import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Parsed } from '../../contract/actions'
import type { RecordEventKind } from '../../contract/labels'
import type { Run } from '../../database/connect'
import { decrypt, digest, encrypt } from '../../database/crypto'
import { initialsOf } from '../children/initials'
import { arrayParam, work } from '../handler'
import type { Context } from '../handler'
import { Refusal } from '../refusal'
import { changing } from './changing'
import { identityErrors, normalIdNumber } from './fact-checks'
import { keeperOnly } from './keeper'
import type { RecordDocument } from './shape'

type Changes = Parsed<'records.correct'>['changes']

/** What stands on file, locked: the record today, the fields that changed since a version, and those that changed on a day after the one from which the change is to hold. */
interface OnFile {
  version: number
  enrolledOn: string
  present: RecordDocument
  changedLater: string[]
  changedSince: string[]
}

/** Corrects a child's record, or writes down what changed, from a day on. What was typed in two places at once is told apart field by field. */
export const correctRecord = work('records.correct', async (input, context, run) => {
  const { childId, changes, note } = input
  const { today } = context
  const on = input.on ?? today
  await keeperOnly(run, childId)
  const onFile = await lockedRecord(run, input, on)
  if (onFile.changedSince.some((field) => Object.hasOwn(changes, field))) throw new Refusal('RECORD_CHANGED')
  if (on > today) throw new Refusal('INVALID_INPUT', { on: 'inFuture' })
  if (on < onFile.enrolledOn) throw new Refusal('INVALID_INPUT', { on: 'beforeEnrolment' })
  checkIdentity(changes, onFile.present, context)

  const change = { children: [childId], kind: kindOf(changes, onFile.present), on, note }
  const restated = restatedKeys(changes, onFile)
  await changing(run, context, { ...change, restated }, () =>
    run(
      sql`update child set ${assignments(changes, context)} where school_id = ${context.caller.placeId} and child_id = ${childId}`,
    ),
  )
  return { data: { version: onFile.version + 1 }, children: [childId], detail: { fields: Object.keys(changes), on } }
})

async function lockedRecord(run: Run, { childId, version }: Parsed<'records.correct'>, on: string): Promise<OnFile> {
  await run(sql`select from child where school_id = app.school() and child_id = ${childId} for update`)
  // Events of before there were versions, and of imports, carry none: they count as later than any form.
  const [row] = await run<OnFile>(sql`
    select c.version, c.enrolled_on::text as "enrolledOn", app.record_of(c.child_id) as present, array(
        select distinct jsonb_object_keys(e.before) from record_event e
        where e.school_id = c.school_id and e.child_id = c.child_id and e.happened_on > ${on}::date) as "changedLater",
      case when c.version = ${version} then '{}' else array(
        select distinct jsonb_object_keys(e.before) from record_event e
        where e.school_id = c.school_id and e.child_id = c.child_id and coalesce(e.version > ${version}, true)) end as "changedSince"
    from child c where c.school_id = app.school() and c.child_id = ${childId}`)
  return row!
}

function checkIdentity(changes: Changes, present: RecordDocument, { ports, today }: Context): void {
  const onFile = present.idNumber && decrypt(ports.keys, Buffer.from(present.idNumber, 'base64'))
  const typed = changes.idNumber === undefined ? onFile : normalIdNumber(changes.idNumber) || null
  const identity = {
    sex: changes.sex ?? present.sex,
    birthDate: changes.birthDate ?? present.birthDate,
    idNumber: typed,
  }
  const fields = identityErrors(identity, new Set(Object.keys(changes)), today)
  if (Object.keys(fields).length > 0) throw new Refusal('INVALID_INPUT', fields)
}

const away = { none: 0, one: 1, both: 2 }

function kindOf({ parentalAbsence }: Changes, present: RecordDocument): RecordEventKind {
  if (parentalAbsence === undefined || parentalAbsence === present.parentalAbsence) return 'corrected'
  return away[parentalAbsence] < away[present.parentalAbsence] ? 'parentReturned' : 'absenceChanged'
}

/** Fields that say today what was typed, but have said something else since the day from which it is to hold. */
function restatedKeys(changes: Changes, { present, changedLater }: OnFile): string[] {
  return changedLater.filter((key) => {
    const typed = changes[key as keyof Changes]
    return typed !== undefined && JSON.stringify(present[key as keyof RecordDocument]) === JSON.stringify(typed)
  })
}

const columns = {
  name: 'name',
  sex: 'sex',
  birthDate: 'birth_date',
  parentalAbsence: 'parental_absence',
  leftBehindStatus: 'left_behind_status',
  accommodation: 'accommodation',
  character: 'character',
  interests: 'interests',
  health: 'health',
  remarks: 'remarks',
} as const satisfies Partial<Record<keyof Changes, string>>

/** The assignments of an update of `child`; what is sensitive goes in sealed, with its digest. */
function assignments(changes: Changes, { ports }: Context): SQL {
  const set = (column: string, value: unknown) => sql`${sql.identifier(column)} = ${value}`
  const parts = (Object.keys(columns) as (keyof typeof columns)[]).flatMap((key) =>
    changes[key] === undefined ? [] : [set(columns[key], changes[key])],
  )
  if (changes.name !== undefined) parts.push(set('initials', initialsOf(changes.name)))
  if (changes.specialStatus)
    parts.push(sql`special_status = ${arrayParam([...new Set(changes.specialStatus)], 'text')}`)
  if (changes.address !== undefined)
    parts.push(set('address', changes.address === '' ? null : encrypt(ports.keys, changes.address)))
  if (changes.idNumber !== undefined) {
    const number = normalIdNumber(changes.idNumber)
    parts.push(set('id_number', number === '' ? null : encrypt(ports.keys, number)))
    parts.push(set('id_number_hmac', number === '' ? null : digest(ports.keys, number)))
  }
  return sql.join(parts, sql`, `)
}
