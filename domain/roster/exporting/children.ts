import { sql } from 'drizzle-orm'
import type { Run } from '../../../database/connect'
import type { Context } from '../../handler'
import type { Accommodation, LeftBehindStatus, ParentalAbsence, Relation, Sex, SpecialStatus } from '../reading'

/** Children a statement. */
export const CHILDREN_A_PAGE = 1_000

/** A child as an export lays it out; sealed values are base64. */
export interface ExportedChild {
  childId: number
  grade: number
  classNumber: number
  name: string
  sex: Sex
  birthDate: string
  accommodation: Accommodation
  leftBehindStatus: LeftBehindStatus
  parentalAbsence: ParentalAbsence
  specialStatus: SpecialStatus[]
  idNumber: string | null
  address: string | null
  character: string
  interests: string
  remarks: string
  health: string
  teacher: string | null
  card: ExportedRelative[]
}

export interface ExportedRelative {
  relation: Relation
  relationText: string
  isCaregiver: boolean
  atHome: boolean
  name: string
  employer: string
  occupation: string
  healthNote: string
  age: number | null
  deceased: boolean
  reachable: string
  address: string | null
  employerAddress: string | null
  employerPhone: string | null
  phones: string[]
}

/** Children at school after one in the order of their classes: those of the school for a head, of the own classes for a class teacher. */
export async function childrenAfter(
  run: Run,
  { caller }: Context,
  last: ExportedChild | undefined,
): Promise<ExportedChild[]> {
  const beyond = last
    ? sql`and (k.grade, k.number, c.child_id) > (${last.grade}::int, ${last.classNumber}::int, ${last.childId}::bigint)`
    : sql``
  const rows = await run<{ child: ExportedChild }>(sql`
    select jsonb_build_object('childId', c.child_id, 'grade', k.grade, 'classNumber', k.number, 'name', c.name, 'sex', c.sex, 'birthDate', c.birth_date,
      'accommodation', c.accommodation, 'leftBehindStatus', c.left_behind_status, 'parentalAbsence', c.parental_absence, 'specialStatus', to_jsonb(c.special_status),
      'idNumber', encode(c.id_number, 'base64'), 'address', encode(c.address, 'base64'), 'character', c."character", 'interests', c.interests, 'remarks', c.remarks,
      'health', c.health, 'teacher', (select min(p.name) from pairing b join person p using (person_id)
        where b.school_id = c.school_id and b.child_id = c.child_id and b.to_on is null),
      'card', coalesce((select jsonb_agg(jsonb_build_object('relation', l.relation, 'relationText', l.relation_text, 'isCaregiver', l.is_caregiver, 'atHome', l.at_home,
          'name', r.name, 'employer', r.employer, 'occupation', r.occupation, 'healthNote', r.health_note, 'age', r.age, 'deceased', r.deceased,
          'reachable', r.reachable, 'address', encode(r.address, 'base64'), 'employerAddress', encode(r.employer_address, 'base64'),
          'employerPhone', encode(r.employer_phone, 'base64'), 'phones', coalesce((select jsonb_agg(encode(f.number, 'base64') order by f.position)
            from relative_phone f where f.school_id = r.school_id and f.relative_id = r.relative_id), '[]'::jsonb)) order by l.call_order, r.relative_id)
        from child_relative l join relative r using (school_id, relative_id) where l.school_id = c.school_id and l.child_id = c.child_id), '[]'::jsonb)) as child
    from child c join school_class k using (school_id, class_id)
    where c.school_id = ${caller.placeId} and c.left_on is null ${beyond}
      and (app.hat() = 'head' or exists (select from class_teacher t where t.school_id = c.school_id and t.class_id = c.class_id and t.person_id = ${caller.personId}))
    order by k.grade, k.number, c.child_id limit ${CHILDREN_A_PAGE}`)
  return rows.map(({ child }) => child)
}

/** A class and its size, for the sheet 班级人数. */
export interface ExportedClass {
  grade: number
  number: number
  pupils: number
}

/** The sizes that are on file, and how the school is called. */
export async function sizesAndSchool(
  run: Run,
  { caller }: Context,
): Promise<{ school: string; classes: ExportedClass[] }> {
  const [row] = await run<{ school: string; classes: ExportedClass[] }>(sql`
    select (select name from school where school_id = ${caller.placeId}) as school,
      (select coalesce(jsonb_agg(jsonb_build_object('grade', k.grade, 'number', k.number, 'pupils', k.pupils) order by k.grade, k.number), '[]'::jsonb)
        from school_class k where k.school_id = ${caller.placeId} and k.pupils is not null
          and (app.hat() = 'head' or exists (select from class_teacher t where t.school_id = k.school_id and t.class_id = k.class_id and t.person_id = ${caller.personId}))) as classes`)
  return row!
}
