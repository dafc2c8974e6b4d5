import { sql } from 'drizzle-orm'
import type { RecordEventKind } from '../../contract/labels'
import type { DateText } from '../../contract/week'
import type { Run } from '../../database/connect'
import { arrayParam } from '../handler'
import type { Context } from '../handler'

/** What is about to be changed, and from which day on it holds. */
export interface Change {
  children: readonly number[]
  kind: RecordEventKind
  /** The school's date where it is not today's. */
  on?: DateText
  note?: string
  importId?: number
  /** Keys of the record that are said to hold from `on` even where what they say is no news today: they held from a later day until now. */
  restated?: readonly string[]
}

/**
 * The one way in which a child's record changes: what stood there before is kept as an event of its day, so that the record of any past day can be read (`app.record_on`).
 * Locks the children in the order of their ids, so that two who change the same ones take turns, and raises their version. A change that changes nothing leaves no event.
 * Care arrangements are a history of their own and need no event.
 */
export async function changing<T>(
  run: Run,
  { caller, now, today }: Context,
  { children, kind, on = today, note = '', importId, restated = [] }: Change,
  work: () => Promise<T>,
): Promise<T> {
  const ids = arrayParam(children, 'bigint')
  await run(sql`
    with locked as (
      select child_id from child where school_id = ${caller.placeId} and child_id = any(${ids}) order by child_id for update)
    update child c set version = c.version + 1 from locked where c.school_id = ${caller.placeId} and c.child_id = locked.child_id`)
  const [before] = await run<{ records: string }>(
    sql`select coalesce(jsonb_agg(jsonb_build_object('childId', id, 'record', app.record_of(id))), '[]')::text as records from unnest(${ids}) id`,
  )
  const result = await work()
  // `offset 0`: a child's record is read once, not once for each of its keys (33 children of a roster: 13 s).
  await run(sql`
    with changed as (
      select x."childId", (select jsonb_object_agg(key, value) from jsonb_each(x.record) where value is distinct from after.record -> key or key = any(${arrayParam(restated, 'text')})) as was
      from jsonb_to_recordset(${before!.records}::jsonb) as x("childId" bigint, record jsonb) cross join lateral (select app.record_of(x."childId") as record offset 0) after
      where x.record is not null)
    insert into record_event (school_id, child_id, kind, happened_on, before, note, version, import_id, recorded_by, recorded_at)
    select ${caller.placeId}, c.child_id, ${kind}, ${on}::date, was, ${note}, c.version, ${importId ?? null}::bigint, ${caller.personId}, ${now}::timestamptz
    from changed join child c on c.school_id = ${caller.placeId} and c.child_id = "childId" where was is not null`)
  return result
}
