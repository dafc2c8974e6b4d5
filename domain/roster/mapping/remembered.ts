import { sql } from 'drizzle-orm'
import type { Run } from '../../../database/connect'
import { fieldWords } from '../field-words'
import type { Field, Remembered } from '../reading'

/** Whether a text names a field that a column can hold. */
export function isField(text: string): text is Field {
  return Object.hasOwn(fieldWords, text)
}

/** What heads of this school have said of headings. */
export async function rememberedHeadings(run: Run, schoolId: number): Promise<Remembered> {
  const rows = await run<{ heading: string; field: string | null }>(
    sql`select heading, field from roster_mapping where school_id = ${schoolId}`,
  )
  return new Map(rows.flatMap(({ heading, field }) => (field === null || isField(field) ? [[heading, field]] : [])))
}
