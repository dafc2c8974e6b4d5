import { sql } from 'drizzle-orm'
import type { Run } from '../../../database/connect'
import { arrayParam } from '../../handler'

/** Children that are compared and written together. */
export const ROWS_A_BATCH = 1_000

/**
 * Puts rows that speak of the same people (brothers and sisters, also by what is on file) into the same batch, so that each batch can be compared alone.
 * A family of more than a batch (a home whose director stands for everybody) is cut: its contact is then written once a batch.
 * @returns how many batches there are
 */
export async function settleBatches(run: Run, schoolId: number, importId: number): Promise<number> {
  const here = sql`school_id = ${schoolId} and import_id = ${importId}`
  const [count] = await run<{ rows: number; last: number }>(
    sql`select count(*) filter (where verdict = 'accepted')::int as rows, coalesce(max(row_no), 0)::int as last from roster_row where ${here}`,
  )
  const { rows, last } = count!
  if (rows <= ROWS_A_BATCH) {
    await run(sql`update roster_row set batch = 0 where ${here} and verdict = 'accepted'`)
    return 1
  }
  const families = await run<{ rows: number[] }>(familiesOf(schoolId, importId))
  const accepted = await run<{ row: number }>(
    sql`select row_no as row from roster_row where ${here} and verdict = 'accepted' order by row_no`,
  )
  const { batchOf, batches } = shareOut(
    accepted.map(({ row }) => row),
    families.map((family) => family.rows),
    last,
  )
  await run(sql`
    update roster_row r set batch = x.batch
    from unnest(${arrayParam(
      accepted.map(({ row }) => row),
      'bigint',
    )}, ${arrayParam(batchOf, 'bigint')}) as x(row_no, batch)
    where r.school_id = ${schoolId} and r.import_id = ${importId} and r.row_no = x.row_no`)
  return batches
}

/** Rows that share a contact's name and number, an ID number, or a child or contact on file. */
function familiesOf(schoolId: number, importId: number) {
  return sql`
    with k as materialized (
      select r.row_no, unnest(r.keys) as key from roster_row r where r.school_id = ${schoolId} and r.import_id = ${importId} and r.verdict = 'accepted'),
    filed as materialized (
      select f.relative_id, hashtextextended(p.name || '|' || encode(f.number_hmac, 'hex'), 0) as key
      from relative_phone f join relative p using (school_id, relative_id) where f.school_id = ${schoolId}),
    matched as (
      select r.row_no, c.child_id from roster_row r join child c on c.school_id = r.school_id and c.birth_date = r.birth_date and app.plain_name(c.name) = r.name
        where r.school_id = ${schoolId} and r.import_id = ${importId} and r.verdict = 'accepted'
      union
      select k.row_no, c.child_id from k join child c on hashtextextended('id|' || encode(c.id_number_hmac, 'hex'), 0) = k.key where c.school_id = ${schoolId}),
    shared as (
      select row_no, key from k
      union all select row_no, hashtextextended('child|' || child_id, 0) from matched
      union all select m.row_no, hashtextextended('relative|' || l.relative_id, 0) from matched m join child_relative l on l.school_id = ${schoolId} and l.child_id = m.child_id
      union all select k.row_no, hashtextextended('relative|' || filed.relative_id, 0) from k join filed using (key))
    select array_agg(distinct row_no order by row_no) as rows from shared group by key having count(distinct row_no) > 1`
}

/** Families as sets of rows that hang together, dealt into batches in the order of their first rows. Pure. */
export function shareOut(
  rows: readonly number[],
  families: readonly number[][],
  last: number,
): { batchOf: number[]; batches: number } {
  const head = Int32Array.from({ length: last + 1 }, (_, row) => row)
  const root = (row: number): number => {
    let at = row
    while (head[at] !== at) at = head[at] = head[head[at]!]!
    return at
  }
  for (const [first, ...others] of families)
    for (const other of others) {
      const [one, two] = [root(first!), root(other)]
      head[Math.max(one, two)] = Math.min(one, two)
    }
  const sizes = new Int32Array(last + 1)
  for (const row of rows) sizes[root(row)]! += 1
  const places = new Int32Array(last + 1).fill(-1)
  let batch = 0
  let filled = 0
  const batchOf = rows.map((row) => {
    const top = root(row)
    const cut = sizes[top]! > ROWS_A_BATCH
    if (places[top] === -1 || cut) {
      const size = cut ? 1 : sizes[top]!
      if (filled > 0 && filled + size > ROWS_A_BATCH) {
        batch += 1
        filled = 0
      }
      places[top] = batch
      filled += size
    }
    return places[top]!
  })
  return { batchOf, batches: batch + 1 }
}
