import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
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

/** The document `OnFile` as SQL, always in the same order, so that its digest tells whether anything has changed. Who has signed in is no part of it. */
export function onFileDocument(schoolId: number): SQL {
  const links =
    list(sql`select jsonb_agg(jsonb_build_object('relativeId', l.relative_id, 'relation', l.relation, 'relationText', l.relation_text,
      'callOrder', l.call_order, 'isCaregiver', l.is_caregiver, 'atHome', l.at_home) order by l.call_order, l.relative_id)
    from child_relative l where l.school_id = c.school_id and l.child_id = c.child_id`)
  const paired = list(sql`select jsonb_agg(p.person_id order by p.person_id) from pairing p
    where p.school_id = c.school_id and p.child_id = c.child_id and p.to_on is null`)
  return sql`jsonb_build_object(
    'classes', ${list(sql`select jsonb_agg(jsonb_build_object('classId', class_id, 'grade', grade, 'number', number, 'name', name, 'pupils', pupils) order by class_id)
      from school_class where school_id = ${schoolId}`)},
    'children', ${list(sql`select jsonb_agg(jsonb_build_object('childId', c.child_id, 'classId', c.class_id, 'name', c.name, 'birthDate', c.birth_date, 'sex', c.sex,
        'idDigest', encode(c.id_number_hmac, 'hex'), 'address', encode(c.address, 'base64'), 'accommodation', c.accommodation, 'leftBehindStatus', c.left_behind_status,
        'parentalAbsence', c.parental_absence, 'specialStatus', to_jsonb(c.special_status), 'character', c.character, 'interests', c.interests, 'health', c.health,
        'remarks', c.remarks, 'left', c.left_on is not null, 'care', (select jsonb_build_object('kind', a.kind, 'caregiverId', a.caregiver_id) from care_arrangement a
          where a.school_id = c.school_id and a.child_id = c.child_id and a.to_on is null), 'paired', ${paired}, 'links', ${links}) order by c.child_id)
      from child c where c.school_id = ${schoolId}`)},
    'relatives', ${list(sql`select jsonb_agg(jsonb_build_object('relativeId', r.relative_id, 'name', r.name, 'employer', r.employer, 'occupation', r.occupation,
        'healthNote', r.health_note, 'age', r.age, 'deceased', r.deceased, 'phones', ${list(sql`select jsonb_agg(encode(f.number_hmac, 'hex') order by f.position)
          from relative_phone f where f.school_id = r.school_id and f.relative_id = r.relative_id`)}) order by r.relative_id)
      from relative r where r.school_id = ${schoolId}`)})`
}

/** The digest of `OnFile` as it stands in column `doc`. */
export const basisOfDoc = sql`encode(sha256(convert_to(doc::text, 'UTF8')), 'hex')`

/** Members of staff of today as a jsonb array of `StaffMember`. */
export function staffOf(schoolId: number, today: string): SQL {
  return list(sql`select jsonb_agg(distinct jsonb_build_object('personId', p.person_id, 'name', p.name)) from membership m join person p using (person_id)
    where m.school_id = ${schoolId} and m.since <= ${today}::date and (m.until is null or m.until >= ${today}::date)`)
}
