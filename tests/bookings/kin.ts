import { instantAt } from '../../contract/week'
import type { Persona, World } from '../world'

/** Binds one more relative of some children to a WeChat user of their own: a grandmother, an uncle. */
export async function bindRelative(
  world: World,
  { openid, name, relation, children }: { openid: string; name: string; relation: string; children: number[] },
): Promise<Persona> {
  const { school } = world.ids
  const one = async (text: string, values: unknown[]) =>
    Number(Object.values((await world.sql<Record<string, unknown>>(text, values))[0]!)[0])
  const person = await one(`insert into person (openid, name) values ($1, $2) returning person_id`, [openid, name])
  const relative = await one(
    `insert into relative (school_id, name, employer, person_id, bound_at) values ($1, $2, '', $3, $4) returning relative_id`,
    [school, name, person, world.outside.now],
  )
  for (const child of children) {
    await world.sql(
      `insert into child_relative (school_id, child_id, relative_id, relation, call_order, is_caregiver) values ($1, $2, $3, $4, 9, false)`,
      [school, child, relative, relation],
    )
    await world.sql(
      `insert into consent (school_id, child_id, person_id, purpose, notice_version, given_at) values ($1, $2, $3, 'records', '2026-11', $4)`,
      [school, child, person, world.outside.now],
    )
  }
  return { openid, hat: `${school}:parent` }
}

/** What the school has decided, of what matters here. */
export async function setRules(world: World, rules: { callsAWeek?: number; cancelBefore?: number }): Promise<void> {
  await world.sql(
    `insert into call_rules (school_id, calls_a_week, cancel_before_minutes) values ($1, $2, $3)
     on conflict (school_id) do update set calls_a_week = excluded.calls_a_week, cancel_before_minutes = excluded.cancel_before_minutes`,
    [world.ids.school, rules.callsAWeek ?? 1, rules.cancelBefore ?? 30],
  )
}

/** A school's evening slot: `at('2026-11-27', 18, 20)`. */
export function at(date: string, hour: number, minute = 0): string {
  return instantAt(date, hour * 60 + minute)
}
