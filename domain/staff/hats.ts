import { sql } from 'drizzle-orm'
import type { Parsed } from '../../contract/actions'
import type { Run } from '../../database/connect'
import { arrayParam } from '../handler'
import type { Context } from '../handler'
import { Refusal } from '../refusal'

type Roles = Parsed<'staff.change'>['roles']

/** Classes are a teacher's. @throws Refusal INVALID_INPUT */
export function classesFit(roles: Roles, classIds: readonly number[]): void {
  if (classIds.length > 0 && !roles.includes('teacher')) throw new Refusal('INVALID_INPUT', { classIds: 'notAllowed' })
}

/** Puts these hats on somebody; one that had been taken off is put on again, from today. */
export async function putOn(run: Run, personId: number, roles: Roles, { caller, today }: Context): Promise<void> {
  await run(sql`
    insert into membership as m (school_id, person_id, role, since)
    select ${caller.placeId}, ${personId}, role, ${today}::date from unnest(${arrayParam([...new Set(roles)], 'text')}) role
    on conflict (school_id, person_id, role) do update set
      since = case when m.ended_at is null and (m.until is null or m.until >= excluded.since) then m.since else excluded.since end, until = null, ended_at = null`)
}

/** Takes off every hat but these. The trigger keep_a_head refuses LAST_HEAD. */
export async function takeOff(run: Run, personId: number, but: Roles, { caller, now }: Context): Promise<void> {
  await run(sql`
    update membership set ended_at = ${now}::timestamptz
    where school_id = ${caller.placeId} and person_id = ${personId} and ended_at is null and not (role = any (${arrayParam(but, 'text')}))`)
}

/** Makes these the classes of a class teacher, and no others. */
export async function giveClasses(
  run: Run,
  personId: number,
  classIds: readonly number[],
  { caller }: Context,
): Promise<number> {
  const gone = await run(sql`
    delete from class_teacher where school_id = ${caller.placeId} and person_id = ${personId} and not (class_id = any (${arrayParam(classIds, 'bigint')})) returning class_id`)
  await run(sql`
    insert into class_teacher (school_id, class_id, person_id)
    select ${caller.placeId}, id, ${personId} from unnest(${arrayParam([...new Set(classIds)], 'bigint')}) id on conflict do nothing`)
  return gone.length
}

/** Pairings of somebody who teaches here no more are closed; they stay on file with their days. */
export async function closePairings(run: Run, personId: number, { caller, today }: Context): Promise<number> {
  const closed = await run(
    sql`update pairing set to_on = ${today}::date where school_id = ${caller.placeId} and person_id = ${personId} and to_on is null returning child_id`,
  )
  return closed.length
}

/** @throws Refusal NOT_FOUND for anybody who wears no hat of this school, now or (with `ever`) at any time */
export async function staffOnly(run: Run, personId: number, { caller }: Context, ever = false): Promise<void> {
  const [row] = await run(
    sql`select 1 from membership where school_id = ${caller.placeId} and person_id = ${personId} and (${ever}::boolean or ended_at is null) limit 1`,
  )
  if (!row) throw new Refusal('NOT_FOUND')
}
