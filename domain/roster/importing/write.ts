import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Run } from '../../../database/connect'
import type { Context } from '../../handler'

const REASON = '名册更新'

const childColumns = sql`x("childId" bigint, grade smallint, "classNumber" smallint, name text, initials text, sex text, "birthDate" date, "idNumber" text, "idDigest" text,
  address text, "parentalAbsence" text, "leftBehindStatus" text, accommodation text, "specialStatus" text[], "character" text, interests text, health text, remarks text)`
const personColumns = sql`x("relativeId" bigint, name text, employer text, occupation text, "healthNote" text, age smallint, deceased boolean, reachable text, address text,
  "employerAddress" text, "employerPhone" text)`

/** Where a batch's pieces lie. */
export interface Batch {
  schoolId: number
  importId: number
  batch: number
  today: string
}

/** The rows of a piece as the table `x`. */
function pieceOf({ schoolId, importId, batch }: Batch, kind: string, columns: SQL): SQL {
  return sql`(select x.* from roster_piece p, jsonb_to_recordset(p.rows) as ${columns}
    where p.school_id = ${schoolId} and p.import_id = ${importId} and p.batch = ${batch} and p.kind = ${kind})`
}

/** The ids of a piece as a table `x(id)`. */
export function idsOf({ schoolId, importId, batch }: Batch, kind: string): SQL {
  return sql`(select one::bigint as id from roster_piece p, jsonb_array_elements_text(p.rows) one
    where p.school_id = ${schoolId} and p.import_id = ${importId} and p.batch = ${batch} and p.kind = ${kind})`
}

type Statement = (batch: Batch) => SQL

/** One statement for each kind of row, in the order in which they may be written. */
const statements: Record<string, Statement> = {
  childNew: (b) => sql`
    insert into child (school_id, child_id, class_id, name, initials, sex, birth_date, id_number, id_number_hmac, address, parental_absence, left_behind_status,
      accommodation, special_status, "character", interests, health, remarks, enrolled_on) overriding system value
    select ${b.schoolId}, x."childId", k.class_id, x.name, x.initials, x.sex, x."birthDate", decode(x."idNumber", 'base64'), decode(x."idDigest", 'hex'),
      decode(x.address, 'base64'), x."parentalAbsence", x."leftBehindStatus", x.accommodation, x."specialStatus", coalesce(x."character", ''), coalesce(x.interests, ''),
      coalesce(x.health, ''), coalesce(x.remarks, ''), ${b.today}::date
    from ${pieceOf(b, 'childNew', childColumns)} x join school_class k on k.school_id = ${b.schoolId} and k.grade = x.grade and k.number = x."classNumber"`,
  childChanged: (b) => sql`
    update child c set class_id = k.class_id, name = x.name, initials = x.initials, sex = x.sex, birth_date = x."birthDate",
      id_number = coalesce(decode(x."idNumber", 'base64'), c.id_number), id_number_hmac = coalesce(decode(x."idDigest", 'hex'), c.id_number_hmac),
      address = coalesce(decode(x.address, 'base64'), c.address), parental_absence = x."parentalAbsence", left_behind_status = x."leftBehindStatus",
      accommodation = x.accommodation, special_status = x."specialStatus", "character" = coalesce(x."character", c."character"),
      interests = coalesce(x.interests, c.interests), health = coalesce(x.health, c.health), remarks = coalesce(x.remarks, c.remarks), left_on = null
    from ${pieceOf(b, 'childChanged', childColumns)} x join school_class k on k.school_id = ${b.schoolId} and k.grade = x.grade and k.number = x."classNumber"
    where c.school_id = ${b.schoolId} and c.child_id = x."childId"`,
  personNew: (b) => sql`
    insert into relative (school_id, relative_id, name, employer, occupation, health_note, age, deceased, reachable, address, employer_address, employer_phone)
      overriding system value
    select ${b.schoolId}, "relativeId", name, employer, occupation, "healthNote", age, deceased, reachable, decode(address, 'base64'),
      decode("employerAddress", 'base64'), decode("employerPhone", 'base64')
    from ${pieceOf(b, 'personNew', personColumns)} x`,
  personChanged: (b) => sql`
    update relative r set name = x.name, employer = x.employer, occupation = x.occupation, health_note = x."healthNote", age = x.age, deceased = x.deceased,
      reachable = x.reachable, address = coalesce(decode(x.address, 'base64'), r.address), version = r.version + 1,
      employer_address = coalesce(decode(x."employerAddress", 'base64'), r.employer_address),
      employer_phone = coalesce(decode(x."employerPhone", 'base64'), r.employer_phone)
    from ${pieceOf(b, 'personChanged', personColumns)} x where r.school_id = ${b.schoolId} and r.relative_id = x."relativeId"`,
  phonesGone: (b) => sql`
    delete from relative_phone f using ${idsOf(b, 'phonesGone')} x where f.school_id = ${b.schoolId} and f.relative_id = x.id`,
  phone: (b) => sql`
    insert into relative_phone (school_id, relative_id, position, number, number_hmac)
    select ${b.schoolId}, "relativeId", position, decode(number, 'base64'), decode(digest, 'hex')
    from ${pieceOf(b, 'phone', sql`x("relativeId" bigint, position smallint, number text, digest text)`)} x`,
  unbound: (b) => sql`
    update relative r set person_id = null, bound_at = null from ${idsOf(b, 'unbound')} x
    where r.school_id = ${b.schoolId} and r.relative_id = x.id and r.person_id is not null`,
  linkGone: (b) => sql`
    delete from child_relative l using ${pieceOf(b, 'linkGone', sql`x("childId" bigint, "relativeId" bigint)`)} x
    where l.school_id = ${b.schoolId} and l.child_id = x."childId" and l.relative_id = x."relativeId"`,
  link: (b) => sql`
    insert into child_relative (school_id, child_id, relative_id, relation, relation_text, call_order, is_caregiver, at_home)
    select ${b.schoolId}, "childId", "relativeId", relation, "relationText", "callOrder", "isCaregiver", "atHome"
    from ${pieceOf(
      b,
      'link',
      sql`x("childId" bigint, "relativeId" bigint, relation text, "relationText" text, "callOrder" smallint, "isCaregiver" boolean, "atHome" boolean)`,
    )} x
    on conflict (school_id, child_id, relative_id) do update set relation = excluded.relation, relation_text = excluded.relation_text,
      call_order = excluded.call_order, is_caregiver = excluded.is_caregiver, at_home = excluded.at_home`,
  // Who cares for a child is a history: the open row is closed with today's date, never overwritten, and a new one opened.
  careGone: (b) => sql`
    update care_arrangement a set to_on = ${b.today}::date, reason = case when a.reason = '' then ${REASON} else a.reason end
    from ${idsOf(b, 'careGone')} x where a.school_id = ${b.schoolId} and a.child_id = x.id and a.to_on is null`,
  care: (b) => sql`
    insert into care_arrangement (school_id, child_id, kind, caregiver_id, from_on)
    select ${b.schoolId}, "childId", kind, "caregiverId", ${b.today}::date
    from ${pieceOf(b, 'care', sql`x("childId" bigint, kind text, "caregiverId" bigint)`)} x`,
  // The teacher who was paired before no longer sees the child.
  pairGone: (b) => sql`
    update pairing p set to_on = ${b.today}::date from ${idsOf(b, 'pairGone')} x where p.school_id = ${b.schoolId} and p.child_id = x.id and p.to_on is null`,
  pair: (b) => sql`
    insert into pairing (school_id, child_id, person_id, from_on)
    select ${b.schoolId}, "childId", "personId", ${b.today}::date from ${pieceOf(b, 'pair', sql`x("childId" bigint, "personId" bigint)`)} x
    on conflict (school_id, child_id, person_id) do update set from_on = excluded.from_on, to_on = null`,
}

/** Writes a batch: one statement a kind of row, however many there are. */
export async function writeBatch(run: Run, batch: Batch, kinds: ReadonlySet<string>): Promise<void> {
  for (const [kind, statement] of Object.entries(statements)) if (kinds.has(kind)) await run(statement(batch))
}

/** New children's histories begin with their first day on file. */
export async function noteAdded(run: Run, { caller, now, today }: Context, batch: Batch): Promise<void> {
  await run(sql`
    insert into record_event (school_id, child_id, kind, happened_on, before, version, import_id, recorded_by, recorded_at)
    select ${batch.schoolId}, x.id, 'added', ${today}::date, '{}'::jsonb, 1, ${batch.importId}, ${caller.personId}, ${now}::timestamptz
    from ${idsOf(batch, 'madeChild')} x`)
}
