import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Run } from '../../../database/connect'
import { arrayParam } from '../../handler'
import type { PlannedClass } from '../classes'
import { idsOf } from './write'
import type { Batch } from './write'

/** Base64 in one line, as the rotation of keys looks for it. */
const base64 = (column: SQL) => sql`translate(encode(${column}, 'base64'), E'\n', '')`

/** The children on file whose records a batch changes: its own, and brothers and sisters who share a contact that changes. */
export async function touchedChildren(run: Run, batch: Batch): Promise<number[]> {
  const rows = await run<{ id: string }>(sql`
    select id from ${idsOf(batch, 'changedChild')} x
    union
    select l.child_id from child_relative l join ${changedPeople(batch)} x on x.id = l.relative_id where l.school_id = ${batch.schoolId}`)
  return rows.map(({ id }) => Number(id))
}

function changedPeople({ schoolId, importId, batch }: Batch): SQL {
  return sql`(select (one ->> 'relativeId')::bigint as id from roster_piece p, jsonb_array_elements(p.rows) one
    where p.school_id = ${schoolId} and p.import_id = ${importId} and p.batch = ${batch} and p.kind = 'personChanged')`
}

/** Keeps how everything stands that a batch is about to change. */
export async function keepWas(run: Run, batch: Batch, children: readonly number[]): Promise<void> {
  const { schoolId, importId } = batch
  const ids = arrayParam(children, 'bigint')
  const start = sql`insert into roster_was (school_id, import_id, batch, of_table, child_id, relative_id, row) select ${schoolId}, ${importId}, ${batch.batch}`
  await run(sql`${start}, 'child', c.child_id, null, to_jsonb(c) || jsonb_build_object('id_number', ${base64(sql`c.id_number`)},
      'id_number_hmac', encode(c.id_number_hmac, 'hex'), 'address', ${base64(sql`c.address`)})
    from child c where c.school_id = ${schoolId} and c.child_id = any (${ids})`)
  for (const table of ['child_relative', 'care_arrangement', 'pairing'])
    await run(
      sql`${start}, ${table}::text, t.child_id, null, to_jsonb(t) from ${sql.raw(table)} t where t.school_id = ${schoolId} and t.child_id = any (${ids})`,
    )
  await run(sql`${start}, 'relative', null, r.relative_id, to_jsonb(r) || jsonb_build_object('address', ${base64(sql`r.address`)},
      'employer_address', ${base64(sql`r.employer_address`)}, 'employer_phone', ${base64(sql`r.employer_phone`)})
    from relative r join ${changedPeople(batch)} x on x.id = r.relative_id where r.school_id = ${schoolId}`)
  await run(sql`${start}, 'relative_phone', null, f.relative_id, jsonb_build_object('position', f.position, 'number', ${base64(sql`f.number`)},
      'number_hmac', encode(f.number_hmac, 'hex'))
    from relative_phone f join ${changedPeople(batch)} x on x.id = f.relative_id where f.school_id = ${schoolId}`)
}

/** Keeps how the children stand afterwards: an undo asks whether they still do. */
export async function keepAfter(run: Run, schoolId: number, importId: number): Promise<void> {
  await run(sql`
    update roster_was set after = app.roster_mark(child_id) where school_id = ${schoolId} and import_id = ${importId} and of_table = 'child'`)
}

interface WrittenClass {
  classId: string
  grade: number
  number: number
}

/** Opens the new classes and writes the sizes that changed; what they were is kept. */
export async function writeClasses(
  run: Run,
  schoolId: number,
  importId: number,
  classes: readonly PlannedClass[],
): Promise<void> {
  const changed = classes.filter((one) => one.changed)
  if (changed.length === 0) return
  const rows = sql.param(JSON.stringify(changed))
  const before = await run<{ classId: string; pupils: number | null }>(sql`
    select k.class_id as "classId", k.pupils from school_class k join jsonb_to_recordset(${rows}::jsonb) as x(grade smallint, number smallint) using (grade, number)
    where k.school_id = ${schoolId}`)
  const written = await run<WrittenClass>(sql`
    insert into school_class (school_id, grade, number, name, pupils)
    select ${schoolId}, grade, number, name, pupils from jsonb_to_recordset(${rows}::jsonb) as x(grade smallint, number smallint, name text, pupils int)
    on conflict (school_id, grade, number) do update set pupils = excluded.pupils
    returning class_id as "classId", grade, number`)
  const was = written.map(({ classId, grade, number }) => {
    const found = before.find((one) => one.classId === classId)
    const pupils = changed.find((one) => one.grade === grade && one.number === number)!.pupils
    return {
      row: { classId: Number(classId), fresh: !found, pupils: found?.pupils ?? null },
      after: String(pupils ?? ''),
    }
  })
  await run(sql`
    insert into roster_was (school_id, import_id, batch, of_table, row, after)
    select ${schoolId}, ${importId}, 0, 'school_class', x.row, x.after from jsonb_to_recordset(${sql.param(JSON.stringify(was))}::jsonb) as x(row jsonb, after text)`)
}
