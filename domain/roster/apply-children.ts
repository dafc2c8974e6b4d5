import { sql } from 'drizzle-orm'
import type { Run } from '../../database/connect'
import { digest, encrypt } from '../../database/crypto'
import type { Keys } from '../../database/crypto'
import { initialsOf } from '../children/initials'
import type { Writing } from './apply'
import { classKey } from './apply-classes'
import { inChunks } from './chunks'
import type { PlannedChild } from './plan'

/** A child's row for `jsonb_to_recordset`; bytes are hex. */
function childRow({ filed, target }: PlannedChild, classIds: ReadonlyMap<string, number>, keys: Keys) {
  const { grade, classNumber, idNumber, address, ...facts } = target
  const id = idNumber?.toUpperCase()
  return {
    ...facts,
    childId: filed?.childId ?? null,
    classId: classIds.get(classKey(grade, classNumber))!,
    initials: initialsOf(target.name),
    idNumber: id && encrypt(keys, id).toString('hex'),
    idDigest: id && digest(keys, id).toString('hex'),
    address: address && encrypt(keys, address).toString('hex'),
  }
}

const columns = sql`x("childId" bigint, "classId" bigint, name text, initials text, sex text, "birthDate" date, "idNumber" text, "idDigest" text, address text,
  "parentalAbsence" text, "leftBehindStatus" text, accommodation text, "specialStatus" text[], "character" text, interests text, health text, remarks text)`

/** Adds the new children and writes the changed rows. @returns the id of every child of `touched` */
export async function applyChildren(
  run: Run,
  touched: readonly PlannedChild[],
  classIds: ReadonlyMap<string, number>,
  { schoolId, today, keys }: Writing,
): Promise<Map<PlannedChild, number>> {
  const fresh = touched.filter((child) => !child.filed)
  const changed = touched.filter((child) => child.filed && child.rowChanged)
  const row = (child: PlannedChild) => childRow(child, classIds, keys)
  const added = await inChunks<unknown, { child_id: string; name: string; born: string }>(
    run,
    fresh.map(row),
    (rows) => sql`
      insert into child (school_id, class_id, name, initials, sex, birth_date, id_number, id_number_hmac, address, parental_absence, left_behind_status,
        accommodation, special_status, "character", interests, health, remarks, enrolled_on)
      select ${schoolId}, "classId", name, initials, sex, "birthDate", decode("idNumber", 'hex'), decode("idDigest", 'hex'), decode(address, 'hex'), "parentalAbsence",
        "leftBehindStatus", accommodation, "specialStatus", coalesce("character", ''), coalesce(interests, ''), coalesce(health, ''), coalesce(remarks, ''), ${today}::date
      from jsonb_to_recordset(${rows}) as ${columns}
      returning child_id, name, birth_date::text as born`,
  )
  await inChunks(
    run,
    changed.map(row),
    (rows) => sql`
      update child c set class_id = x."classId", name = x.name, initials = x.initials, sex = x.sex, birth_date = x."birthDate",
        id_number = coalesce(decode(x."idNumber", 'hex'), c.id_number), id_number_hmac = coalesce(decode(x."idDigest", 'hex'), c.id_number_hmac),
        address = coalesce(decode(x.address, 'hex'), c.address), parental_absence = x."parentalAbsence", left_behind_status = x."leftBehindStatus",
        accommodation = x.accommodation, special_status = x."specialStatus", "character" = coalesce(x."character", c."character"),
        interests = coalesce(x.interests, c.interests), health = coalesce(x.health, c.health), remarks = coalesce(x.remarks, c.remarks), left_on = null
      from jsonb_to_recordset(${rows}) as ${columns} where c.school_id = ${schoolId} and c.child_id = x."childId"`,
  )
  const newIds = new Map(added.map((one) => [`${one.name}|${one.born}`, Number(one.child_id)]))
  return new Map(
    touched.map((child) => [
      child,
      child.filed?.childId ?? newIds.get(`${child.target.name}|${child.target.birthDate}`)!,
    ]),
  )
}
