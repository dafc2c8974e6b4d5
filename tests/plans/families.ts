import type { Availability } from '../../contract/availability-cells'
import { PARTS } from '../../contract/availability-cells'
import { hatKey } from '../../contract/roles'
import { digest, encrypt } from '../../database/crypto'
import { testKeys } from '../ports'
import type { World } from '../world'

export interface Family {
  children: number[]
  relativeId: number
  personId: number
  openid: string
}

export interface Wanted {
  /** Children who call together. */
  size?: number
  /** Weekdays (1 = Monday) and parts of the day (place in PARTS) at which the father can be reached; left out: at any time. */
  only?: [weekday: number, part: number][]
  /** He is signed in, consents to messages and allows so many of each kind. */
  bound?: boolean
}

/** The part of the day in which a minute lies. */
export const partAt = (minute: number): number => PARTS.findIndex(({ from, to }) => from <= minute && minute < to)

let made = 0

/** One more family of the near school: a father far away, and his children, in the own class. */
export async function addFamily(world: World, { size = 1, only, bound = false }: Wanted = {}): Promise<Family> {
  const one = async (text: string, values: unknown[]) =>
    Number(Object.values((await world.sql(text, values))[0] as object)[0])
  const { school, ownClass, people } = world.ids
  const name = `家${String(++made).padStart(4, '0')}`
  const openid = `o_family${made}`
  const personId = await one(`insert into person (openid, name) values ($1, $2) returning person_id`, [
    openid,
    `${name}父`,
  ])
  const relativeId = await one(
    `insert into relative (school_id, name, employer, person_id, bound_at) values ($1, $2, '', $3, $4) returning relative_id`,
    [school, `${name}父`, bound ? personId : null, bound ? world.outside.now : null],
  )
  const number = `1990001${String(made).padStart(4, '0')}`
  await world.sql(
    `insert into relative_phone (school_id, relative_id, position, number, number_hmac) values ($1, $2, 1, $3, $4)`,
    [school, relativeId, encrypt(testKeys, number), digest(testKeys, number)],
  )
  const children: number[] = []
  for (let k = 0; k < size; k++) {
    const childId = await one(
      `insert into child (school_id, class_id, name, initials, sex, birth_date, parental_absence, left_behind_status, accommodation, special_status, enrolled_on)
       values ($1, $2, $3, 'j', 'male', '2017-03-01', 'both', 'bothParents', 'boarding', '{}', '2026-09-01') returning child_id`,
      [school, ownClass, `${name}${'甲乙丙'[k]}`],
    )
    await world.sql(
      `insert into child_relative (school_id, child_id, relative_id, relation, call_order) values ($1, $2, $3, 'father', 1)`,
      [school, childId, relativeId],
    )
    if (bound) {
      await world.sql(
        `insert into consent (school_id, child_id, person_id, purpose, notice_version, given_at) select $1, $2, $3, p, '2026-11', $4 from unnest('{records,messages}'::text[]) p`,
        [school, childId, personId, world.outside.now],
      )
    }
    children.push(childId)
  }
  if (bound) {
    await world.sql(
      `insert into message_credit (school_id, person_id, template, "left", last_choice, changed_at) select $1, $2, t, 5, 'accept', $3 from unnest('{callBooked,callChanged}'::text[]) t`,
      [school, personId, world.outside.now],
    )
  }
  if (only) {
    const said: Availability = { pattern: 'own', anchor: '2026-11-23', cells: [cellsOf(only)], restDays: [] }
    await world.sql(
      `insert into availability (school_id, relative_id, pattern, anchor, cells, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [school, relativeId, said.pattern, said.anchor, said.cells, people.head, world.outside.now],
    )
  }
  return { children, relativeId, personId, openid }
}

function cellsOf(only: [number, number][]): string {
  const cells = Array.from({ length: 7 * PARTS.length }, () => '0')
  for (const [weekday, part] of only) cells[(weekday - 1) * PARTS.length + part] = '1'
  return cells.join('')
}

/** The phone of a family's father. */
export const fatherOf = (world: World, { openid }: Family) =>
  world.as({ openid, hat: hatKey(world.ids.school, 'parent') })

/** The line is open only on these days and hours. */
export async function openOnly(world: World, spans: [weekday: number, from: number, to: number][]): Promise<void> {
  const { school, line } = world.ids
  await world.sql(`delete from opening_hours where school_id = $1 and line_id = $2`, [school, line])
  for (const [weekday, from, to] of spans) {
    await world.sql(
      `insert into opening_hours (school_id, line_id, weekday, from_minute, to_minute) values ($1, $2, $3, $4, $5)`,
      [school, line, weekday, from, to],
    )
  }
}
