import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { arrayParam, jsonParam } from '../handler'
import { holds } from '../staff/current'
import type {
  Accommodation,
  CareKind,
  LeftBehindStatus,
  ParentalAbsence,
  Relation,
  Sex,
  SpecialStatus,
} from './reading'

/** What a school has on file, as far as a roster can say something about it. Digests are hex, ciphertext is base64. */
export interface OnFile {
  classes: FiledClass[]
  children: FiledChild[]
  relatives: FiledRelative[]
}

export interface FiledClass {
  classId: number
  grade: number
  number: number
  name: string
  pupils: number | null
}

export interface FiledChild {
  childId: number
  classId: number
  name: string
  birthDate: string
  sex: Sex
  idDigest: string | null
  address: string | null
  accommodation: Accommodation
  leftBehindStatus: LeftBehindStatus
  parentalAbsence: ParentalAbsence
  specialStatus: SpecialStatus[]
  character: string
  interests: string
  health: string
  remarks: string
  left: boolean
  care: { kind: CareKind; caregiverId: number | null } | null
  /** Paired teachers of today. */
  paired: number[]
  links: FiledLink[]
}

export interface FiledLink {
  relativeId: number
  relation: Relation
  relationText: string
  callOrder: number
  isCaregiver: boolean
  atHome: boolean
}

export interface FiledRelative {
  relativeId: number
  name: string
  employer: string
  occupation: string
  healthNote: string
  age: number | null
  /** Sealed, base64. */
  address: string | null
  employerAddress: string | null
  employerPhone: string | null
  reachable: string
  deceased: boolean
  /** Digests of the numbers, in order. */
  phones: string[]
}

/** A member of staff, for pairing a child with the teacher whom the roster names. */
export interface StaffMember {
  personId: number
  name: string
}

const list = (select: SQL) => sql`coalesce((${select}), '[]'::jsonb)`

/** Whom a batch of rows may be about: names with birth dates, and digests (hex) of ID numbers and telephones. */
export interface Wanted {
  names: readonly { name: string; birthDate: string }[]
  idDigests: readonly string[]
  phones: readonly string[]
}

/** The part of a school's files that a batch of rows can say something about, as a document `OnFile`. */
export function onFileDocument(schoolId: number, { names, idDigests, phones }: Wanted): SQL {
  const bytes = (hex: readonly string[]) =>
    sql`(select coalesce(array_agg(decode(one, 'hex')), '{}') from unnest(${arrayParam(hex, 'text')}) one)::bytea[]`
  return sql`
    with wanted as materialized (
      select c.child_id from child c join jsonb_to_recordset(${jsonParam(names)}) as x(name text, "birthDate" date)
        on c.birth_date = x."birthDate" and app.plain_name(c.name) = x.name where c.school_id = ${schoolId}
      union
      select c.child_id from child c where c.school_id = ${schoolId} and c.id_number_hmac = any (${bytes(idDigests)})),
    people as materialized (
      select l.relative_id from child_relative l join wanted using (child_id) where l.school_id = ${schoolId}
      union
      select f.relative_id from relative_phone f where f.school_id = ${schoolId} and f.number_hmac = any (${bytes(phones)}))
    select jsonb_build_object('classes', ${filedClasses(schoolId)}, 'children', ${filedChildren(schoolId)}, 'relatives', ${filedRelatives(schoolId)}) as doc`
}

/** A school's classes as a jsonb array of `FiledClass`. */
export function filedClasses(schoolId: number): SQL {
  return list(sql`select jsonb_agg(jsonb_build_object('classId', class_id, 'grade', grade, 'number', number, 'name', name, 'pupils', pupils) order by class_id)
    from school_class where school_id = ${schoolId}`)
}

function filedChildren(schoolId: number): SQL {
  const links =
    list(sql`select jsonb_agg(jsonb_build_object('relativeId', l.relative_id, 'relation', l.relation, 'relationText', l.relation_text,
      'callOrder', l.call_order, 'isCaregiver', l.is_caregiver, 'atHome', l.at_home) order by l.call_order, l.relative_id)
    from child_relative l where l.school_id = c.school_id and l.child_id = c.child_id`)
  const paired = list(sql`select jsonb_agg(p.person_id order by p.person_id) from pairing p
    where p.school_id = c.school_id and p.child_id = c.child_id and p.to_on is null`)
  return list(sql`select jsonb_agg(jsonb_build_object('childId', c.child_id, 'classId', c.class_id, 'name', c.name, 'birthDate', c.birth_date, 'sex', c.sex,
      'idDigest', encode(c.id_number_hmac, 'hex'), 'address', encode(c.address, 'base64'), 'accommodation', c.accommodation, 'leftBehindStatus', c.left_behind_status,
      'parentalAbsence', c.parental_absence, 'specialStatus', to_jsonb(c.special_status), 'character', c.character, 'interests', c.interests, 'health', c.health,
      'remarks', c.remarks, 'left', c.left_on is not null, 'care', (select jsonb_build_object('kind', a.kind, 'caregiverId', a.caregiver_id) from care_arrangement a
        where a.school_id = c.school_id and a.child_id = c.child_id and a.to_on is null), 'paired', ${paired}, 'links', ${links}) order by c.child_id)
    from child c join wanted using (child_id) where c.school_id = ${schoolId}`)
}

function filedRelatives(schoolId: number): SQL {
  const phones = list(sql`select jsonb_agg(encode(f.number_hmac, 'hex') order by f.position)
    from relative_phone f where f.school_id = r.school_id and f.relative_id = r.relative_id`)
  return list(sql`select jsonb_agg(jsonb_build_object('relativeId', r.relative_id, 'name', r.name, 'employer', r.employer, 'occupation', r.occupation,
      'healthNote', r.health_note, 'age', r.age, 'deceased', r.deceased, 'address', encode(r.address, 'base64'), 'employerAddress', encode(r.employer_address, 'base64'),
      'employerPhone', encode(r.employer_phone, 'base64'), 'reachable', r.reachable, 'phones', ${phones}) order by r.relative_id)
    from relative r join people using (relative_id) where r.school_id = ${schoolId}`)
}

/** A digest of all that a roster can say something about; it tells whether anything has changed. Who has signed in is no part of it. */
export function basisOf(schoolId: number): SQL {
  const all = (table: SQL, columns: SQL, order: SQL) =>
    sql`(select coalesce(md5(string_agg(md5(row(${columns})::text), '' order by ${order})), '') from ${table} t where t.school_id = ${schoolId})`
  return sql`md5(concat_ws('|',
    ${all(sql`school_class`, sql`class_id, grade, number, name, pupils`, sql`class_id`)},
    ${all(
      sql`child`,
      sql`child_id, class_id, name, birth_date, sex, id_number_hmac, address, accommodation, left_behind_status, parental_absence, special_status, "character", interests, health, remarks, left_on`,
      sql`child_id`,
    )},
    ${all(sql`relative`, sql`relative_id, name, employer, occupation, health_note, age, deceased, address, employer_address, employer_phone, reachable`, sql`relative_id`)},
    ${all(sql`relative_phone`, sql`relative_id, position, number_hmac`, sql`relative_id, position`)},
    ${all(sql`child_relative`, sql`t.*`, sql`child_id, relative_id`)},
    ${all(sql`care_arrangement`, sql`care_id, kind, caregiver_id, to_on`, sql`care_id`)},
    ${all(sql`pairing`, sql`child_id, person_id, to_on`, sql`child_id, person_id`)}))`
}

/** Members of staff of today as a jsonb array of `StaffMember`. */
export function staffOf(schoolId: number, today: string): SQL {
  return list(sql`select jsonb_agg(distinct jsonb_build_object('personId', p.person_id, 'name', p.name)) from membership m join person p using (person_id)
    where m.school_id = ${schoolId} and ${holds(sql`m`, today)}`)
}
