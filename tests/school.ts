import { hatKey } from '../contract/roles'
import type { Role } from '../contract/roles'
import { digest, encrypt } from '../database/crypto'
import { testKeys } from './ports'

/** Someone with a phone, by a short name. */
export interface Persona {
  openid: string
  hat?: string
}

export type PersonaName =
  | 'head'
  | 'teacher'
  | 'otherTeacher'
  | 'desk'
  | 'father'
  | 'mother'
  | 'otherFather'
  | 'farHead'
  | 'farTeacher'
  | 'farFather'
  | 'officer'

export interface Ids {
  school: number
  farSchool: number
  district: number
  /** Class of `teacher`, and the one of `otherTeacher`. */
  ownClass: number
  otherClass: number
  farClass: number
  /** Siblings of `father` and `mother`, in the own class; then a child of another family in the same class, in the other class, and far away. */
  child: number
  sibling: number
  classmate: number
  otherChild: number
  farChild: number
  relatives: { father: number; mother: number; grandmother: number; otherFather: number; farFather: number }
  line: number
  people: Record<PersonaName, number>
}

/** SQL as the owner, past all policies. */
export type OwnerSql = <Row = Record<string, never>>(text: string, values?: unknown[]) => Promise<Row[]>

/** Two small schools of one district: three families in the near one, one in the far one. Everyone is signed in; nobody has consented to more than the record. */
export async function populate(
  sql: OwnerSql,
  now: Date,
): Promise<{ ids: Ids; personas: Record<PersonaName, Persona> }> {
  const one = async (text: string, values: unknown[] = []) =>
    Number(Object.values((await sql(text, values))[0] as object)[0])
  const settings = { talkEveryDays: 28, visitEveryDays: 84 }
  const district = await one(`insert into district (name) values ('测试县') returning district_id`)
  const school = await one(
    `insert into school (district_id, name, settings) values ($1, '测试小学', $2) returning school_id`,
    [district, settings],
  )
  const farSchool = await one(
    `insert into school (district_id, name, settings) values ($1, '远山小学', $2) returning school_id`,
    [district, settings],
  )

  const people = {} as Record<PersonaName, number>
  const personas = {} as Record<PersonaName, Persona>
  const person = async (key: PersonaName, name: string, place: number, role: Role) => {
    const openid = `o_${key}`
    people[key] = await one(`insert into person (openid, name) values ($1, $2) returning person_id`, [openid, name])
    personas[key] = { openid, hat: hatKey(place, role) }
    if (role === 'district')
      await sql(`insert into district_officer (district_id, person_id) values ($1, $2)`, [place, people[key]])
    else if (role !== 'parent') {
      await sql(`insert into membership (school_id, person_id, role, since) values ($1, $2, $3, '2024-09-01')`, [
        place,
        people[key],
        role,
      ])
    }
  }
  await person('head', '高校长', school, 'head')
  await person('teacher', '林老师', school, 'teacher')
  await person('otherTeacher', '石老师', school, 'teacher')
  await person('desk', '方老师', school, 'desk')
  await person('father', '甲父', school, 'parent')
  await person('mother', '甲母', school, 'parent')
  await person('otherFather', '乙父', school, 'parent')
  await person('farHead', '远校长', farSchool, 'head')
  await person('farTeacher', '远老师', farSchool, 'teacher')
  await person('farFather', '远父', farSchool, 'parent')
  await person('officer', '县里', district, 'district')

  const addClass = (place: number, grade: number, number: number, name: string, pupils: number) =>
    one(
      `insert into school_class (school_id, grade, number, name, pupils) values ($1, $2, $3, $4, $5) returning class_id`,
      [place, grade, number, name, pupils],
    )
  const ownClass = await addClass(school, 3, 1, '三年级1班', 48)
  const otherClass = await addClass(school, 4, 1, '四年级1班', 46)
  const farClass = await addClass(farSchool, 3, 1, '三年级1班', 20)
  const teaches = (place: number, classId: number, who: number) =>
    sql(`insert into class_teacher (school_id, class_id, person_id) values ($1, $2, $3)`, [place, classId, who])
  await teaches(school, ownClass, people.teacher)
  await teaches(school, otherClass, people.otherTeacher)
  await teaches(farSchool, farClass, people.farTeacher)

  const addChild = async (place: number, classId: number, name: string, initials: string, birth: string) => {
    const child = await one(
      `insert into child (school_id, class_id, name, initials, sex, birth_date, address, parental_absence, left_behind_status, accommodation, special_status, enrolled_on)
       values ($1, $2, $3, $4, 'female', $5, $6, 'both', 'bothParents', 'day', '{}', '2026-09-01') returning child_id`,
      [place, classId, name, initials, birth, encrypt(testKeys, '测试县东河镇上村3组12号')],
    )
    await sql(
      `insert into care_arrangement (school_id, child_id, kind, from_on) values ($1, $2, 'kinshipGrandparent', '2026-09-01')`,
      [place, child],
    )
    return child
  }
  const child = await addChild(school, ownClass, '甲一', 'jy', '2017-05-01')
  const sibling = await addChild(school, ownClass, '甲二', 'je', '2018-06-02')
  const classmate = await addChild(school, ownClass, '乙一', 'yy', '2017-08-03')
  const otherChild = await addChild(school, otherClass, '丙一', 'by', '2016-09-04')
  const farChild = await addChild(farSchool, farClass, '丁一', 'dy', '2017-01-05')

  let nextNumber = 19900008001
  const addRelative = async (
    place: number,
    name: string,
    relation: string,
    children: number[],
    who: number | null,
    order: number,
  ) => {
    const relative = await one(
      `insert into relative (school_id, name, employer, person_id, bound_at) values ($1, $2, '外地电子厂', $3, $4) returning relative_id`,
      [place, name, who, who === null ? null : now],
    )
    const number = String(nextNumber++)
    await sql(
      `insert into relative_phone (school_id, relative_id, position, number, number_hmac) values ($1, $2, 1, $3, $4)`,
      [place, relative, encrypt(testKeys, number), digest(testKeys, number)],
    )
    for (const id of children) {
      await sql(
        `insert into child_relative (school_id, child_id, relative_id, relation, call_order, is_caregiver) values ($1, $2, $3, $4, $5, $6)`,
        [place, id, relative, relation, order, relation === 'grandmotherMaternal'],
      )
      if (who !== null) {
        await sql(
          `insert into consent (school_id, child_id, person_id, purpose, notice_version, given_at) values ($1, $2, $3, 'records', '2026-11', $4)`,
          [place, id, who, now],
        )
      }
    }
    return relative
  }
  const relatives = {
    father: await addRelative(school, '甲父', 'father', [child, sibling], people.father, 1),
    mother: await addRelative(school, '甲母', 'mother', [child, sibling], people.mother, 2),
    grandmother: await addRelative(school, '甲外婆', 'grandmotherMaternal', [child, sibling], null, 3),
    otherFather: await addRelative(school, '乙父', 'father', [classmate], people.otherFather, 1),
    farFather: await addRelative(farSchool, '远父', 'father', [farChild], people.farFather, 1),
  }

  // One voice line, every day 12:00-13:00 and 16:00-20:00, ten minutes a slot.
  const line = await one(
    `insert into phone_line (school_id, name, medium, slot_minutes) values ($1, '亲情电话', 'voice', 10) returning line_id`,
    [school],
  )
  await sql(
    `insert into opening_hours (school_id, line_id, weekday, from_minute, to_minute)
     select $1, $2, d, f, t from generate_series(1, 7) d, (values (720, 780), (960, 1200)) h(f, t)`,
    [school, line],
  )
  return {
    personas,
    ids: {
      school,
      farSchool,
      district,
      ownClass,
      otherClass,
      farClass,
      child,
      sibling,
      classmate,
      otherChild,
      farChild,
      relatives,
      line,
      people,
    },
  }
}
