import { sql } from 'drizzle-orm'
import type { Run } from '../../database/connect'
import type { Writing } from './apply'
import { inChunks } from './chunks'
import type { PlannedClass } from './classes'

/** The key of a class in the map that `applyClasses` gives. */
export function classKey(grade: number, number: number): string {
  return `${grade}|${number}`
}

/** Opens the new classes and writes the sizes that changed. @returns class ids by `classKey` */
export async function applyClasses(
  run: Run,
  classes: readonly PlannedClass[],
  { schoolId }: Writing,
): Promise<Map<string, number>> {
  const ids = new Map(
    classes.flatMap((one) => (one.classId === null ? [] : [[classKey(one.grade, one.number), one.classId]])),
  )
  const changed = classes.filter((one) => one.changed)
  const written = await inChunks<PlannedClass, { class_id: string; grade: number; number: number }>(
    run,
    changed,
    (rows) => sql`
      insert into school_class (school_id, grade, number, name, pupils)
      select ${schoolId}, grade, number, name, pupils from jsonb_to_recordset(${rows}) as x(grade smallint, number smallint, name text, pupils int)
      on conflict (school_id, grade, number) do update set pupils = excluded.pupils
      returning class_id, grade, number`,
  )
  for (const one of written) ids.set(classKey(one.grade, one.number), Number(one.class_id))
  return ids
}
