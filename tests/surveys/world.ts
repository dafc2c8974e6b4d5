import type { Phone, PersonaName } from '../world'
import { SchoolWeek } from '../updates/school-week'

export const TODAY = '2026-11-25'

/** A world for each test of a file, and the steps that several tests of the survey take. */
export class Surveyed extends SchoolWeek {
  get ids() {
    return this.world.ids
  }

  as = (name: PersonaName): Phone => this.phone(name)

  answer = (name: PersonaName, childId: number, answer: 'unchanged' | 'changed' = 'unchanged') =>
    this.as(name).call('surveys.answer', { answers: [{ childId, answer }] })

  /** This term's answers by child, and who gave them. */
  answers = async (): Promise<Record<number, { answer: string; by: number }>> => {
    const rows = await this.world.sql<{ child_id: string; answer: string; answered_by: string }>(
      `select child_id, answer, answered_by from survey_answer where term = '2026-autumn'`,
    )
    return Object.fromEntries(
      rows.map((row) => [Number(row.child_id), { answer: row.answer, by: Number(row.answered_by) }]),
    )
  }

  /** A child whom no school has seen yet. */
  newChild = (change: object = {}) => ({
    classId: this.ids.ownClass,
    name: '新来的',
    sex: 'male' as const,
    birthDate: '2017-03-04',
    parentalAbsence: 'one' as const,
    care: 'kinshipGrandparent' as const,
    accommodation: 'day' as const,
    relative: {
      name: '新奶奶',
      relation: 'grandmotherPaternal' as const,
      phone: '199 0000 7777',
      isCaregiver: true,
    },
    ...change,
  })

  /** The class and leaving day that the record of a past day shows. */
  asOf = async (childId: number, on: string) => {
    const [row] = await this.world.sql<{ on: { classId: number; leftOn: string | null } }>(
      `with later as (
         select distinct on (key) key, value from record_event e cross join lateral jsonb_each(e.before)
         where e.child_id = $1 and e.happened_on > $2::date order by key, e.happened_on, e.event_id)
       select jsonb_build_object('classId', c.class_id, 'leftOn', c.left_on) || coalesce((select jsonb_object_agg(key, value) from later), '{}') as on
       from child c where c.child_id = $1`,
      [childId, on],
    )
    return { classId: row!.on.classId, leftOn: row!.on.leftOn }
  }
}

export const no = (code: string, fields?: object) => ({ ok: false, error: { code, ...(fields && { fields }) } })
