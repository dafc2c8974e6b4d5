import type { Pool } from 'pg'
import { relationLabel } from '../../contract/labels'
import { decrypt, type Keys } from '../../database/crypto'

/**
 * Somebody whose phone can be picked on the stage. `bound` says whether they have signed in; `hint` is for the menu, in
 * Chinese.
 */
export interface Persona {
  id: string
  name: string
  role: 'head' | 'teacher' | 'desk' | 'district' | 'parent' | 'guest'
  school: string
  schoolId: number | null
  bound: boolean
  hint: string
}

/** What the cloud knows of a phone: WeChat's openid of its owner, and the number on its SIM (11 digits). */
export interface Phone {
  openid: string
  number: string | undefined
}

/** The stranger: a WeChat user whom no school has on file. */
const guest: Persona = {
  id: 'guest',
  name: '路人',
  role: 'guest',
  school: '',
  schoolId: null,
  bound: false,
  hint: '没有登记在任何学校的微信用户',
}
const guestNumber = '19900000000'

/** Staff and officers, each with their best hat; a person with two hats is one phone. */
const staffSql = `
  select 'p' || p.person_id as id, p.name, s.role, s.place as school, s.school_id::int as "schoolId",
    p.openid is not null as bound, s.classes
  from person p join lateral (
    select m.role, sc.name as place, m.school_id, array_position(array['head','teacher','desk'], m.role) as rank,
      (select string_agg(c.name, '、' order by c.grade, c.number) from class_teacher t join school_class c using (school_id, class_id)
        where t.school_id = m.school_id and t.person_id = m.person_id) as classes
    from membership m join school sc using (school_id) where m.person_id = p.person_id and m.until is null
      and m.role <> 'volunteer'
    union all
    select 'district', d.name, null, 9, null from district_officer o join district d using (district_id)
    where o.person_id = p.person_id
    order by rank limit 1
  ) s on true
  order by s.school_id nulls last, s.rank, p.person_id`

/** Every relative with a number on file who is nobody's staff phone already. */
const relativesSql = `
  select 'r' || r.school_id || '-' || r.relative_id as id, r.name, sc.name as school, r.school_id::int as "schoolId",
    r.person_id is not null as bound, c.children
  from relative r join school sc using (school_id)
  join lateral (
    select json_agg(json_build_object('name', ch.name, 'class', k.name, 'relation', cr.relation, 'text', cr.relation_text)
      order by k.grade, k.number, ch.child_id) as children, min(k.grade * 100 + k.number) as rank
    from child_relative cr join child ch using (school_id, child_id) join school_class k using (school_id, class_id)
    where cr.school_id = r.school_id and cr.relative_id = r.relative_id
  ) c on c.children is not null
  where not r.deceased
    and exists (select 1 from relative_phone f where f.school_id = r.school_id and f.relative_id = r.relative_id)
    and not exists (select 1 from membership m where m.person_id = r.person_id and m.until is null and m.role <> 'volunteer')
  order by r.school_id, c.rank, r.relative_id`

/** Whoever has signed in with this number already, as staff or as a relative, is the same WeChat user. */
const sameNumberSql = (column: string) => `
  (select p.openid from person p where p.phone_hmac = ${column}),
  (select p.openid from relative_phone g join relative q using (school_id, relative_id) join person p using (person_id)
    where g.number_hmac = ${column} and p.openid is not null limit 1)`

const staffPhoneSql = `
  select coalesce(s.openid, ${sameNumberSql('s.phone_hmac')}) as openid, s.phone as number from person s where s.person_id = $1`

const relativePhoneSql = `
  select coalesce(own.openid, ${sameNumberSql('f.number_hmac')}) as openid, f.number
  from relative r join relative_phone f using (school_id, relative_id) left join person own on own.person_id = r.person_id
  where r.school_id = $1 and r.relative_id = $2 order by f.position limit 1`

interface StaffRow extends Omit<Persona, 'hint'> {
  classes: string | null
}

interface RelativeRow extends Omit<Persona, 'hint' | 'role'> {
  children: { name: string; class: string; relation: keyof typeof relationLabel; text: string }[]
}

/** The people behind the phones, read live from the database with the rights of its owner. */
export class Personas {
  constructor(
    private readonly pool: Pool,
    private readonly keys: Keys,
  ) {}

  /** Everybody, school by school: staff first, then relatives by class; officers and the stranger at the end. */
  async list(): Promise<Persona[]> {
    const staff = (await this.pool.query<StaffRow>(staffSql)).rows.map(({ classes, ...row }): Persona => ({
      ...row,
      hint: staffHint(row.role, classes) + waiting(row.bound),
    }))
    const relatives = (await this.pool.query<RelativeRow>(relativesSql)).rows.map(({ children, ...row }): Persona => ({
      ...row,
      role: 'parent',
      hint: childrenHint(children) + waiting(row.bound),
    }))
    const schools = [...new Set([...staff, ...relatives].map(({ schoolId }) => schoolId))].filter((id) => id !== null)
    const bySchool = schools.flatMap((id) => [...staff, ...relatives].filter(({ schoolId }) => schoolId === id))
    return [...bySchool, ...staff.filter(({ schoolId }) => schoolId === null), guest]
  }

  /**
   * The phone of a persona: `p<personId>`, `r<schoolId>-<relativeId>` or `guest`.
   * @returns undefined if there is no such persona
   */
  async phone(id: string): Promise<Phone | undefined> {
    if (id === guest.id) return { openid: madeUp(id), number: guestNumber }
    const [, person] = /^p([0-9]{1,15})$/.exec(id) ?? []
    const [, school, relative] = /^r([0-9]{1,15})-([0-9]{1,15})$/.exec(id) ?? []
    if (!person && !school) return undefined
    const { rows } = person
      ? await this.pool.query<PhoneRow>(staffPhoneSql, [person])
      : await this.pool.query<PhoneRow>(relativePhoneSql, [school, relative])
    const row = rows[0]
    if (!row) return undefined
    return { openid: row.openid ?? madeUp(id), number: row.number ? decrypt(this.keys, row.number) : undefined }
  }
}

interface PhoneRow {
  openid: string | null
  number: Buffer | null
}

/** The openid of somebody who has never signed in: always the same for the same persona. */
function madeUp(id: string): string {
  return `o_local_${id}`
}

function staffHint(role: Persona['role'], classes: string | null): string {
  if (role === 'head') return '学校管理员'
  if (role === 'desk') return '亲情电话值班'
  if (role === 'district') return '区县管理员'
  return classes ? `班主任 · ${classes}` : '帮扶教师'
}

function childrenHint(children: RelativeRow['children']): string {
  return children
    .map((child) => `${child.name}（${child.class}）的${relationLabel[child.relation] ?? child.text}`)
    .join('、')
}

function waiting(bound: boolean): string {
  return bound ? '' : ' · 还没有登录'
}
