import { sql } from 'drizzle-orm'
import type { Run } from '../../database/connect'
import { work } from '../handler'
import type { Context } from '../handler'
import { Refusal } from '../refusal'
import { beginImport } from './importing/begin'
import { lockedImport } from './importing/state'
import type { Import } from './importing/state'
import { workOn } from './importing/work'
import { otherSchool } from './other-school'
import { previewView } from './preview-view'
import type { Example } from './preview-view'

const EXAMPLES = 20

/**
 * Shows what an import would do. The file's understood rows are kept encrypted until it is confirmed; no child's record is written.
 * @throws Refusal NOT_FOUND, ROSTER_FILE_NO_CHILDREN where a column is missing that everything needs
 */
export const previewRoster = work('roster.preview', async (input, context, run) => {
  const { caller, ports } = context
  const children: number[] = []
  const one =
    'importId' in input
      ? await lockedImport(run, ports.keys, caller.placeId, input.importId)
      : await beginImport(run, context, input.fileId, input.fileName)
  if (one.phase === 'mapping') throw new Refusal('ROSTER_FILE_NO_CHILDREN')
  while (!('importId' in input) && one.phase !== 'ready') children.push(...(await workOn(run, context, one)))
  if (one.phase !== 'ready') throw new Refusal('NOT_FOUND')
  const { examples, school } = await shownWith(run, context, one)
  const preview = previewView(one.file, examples)
  const other = otherSchool(
    one.file.sheets.flatMap((sheet) => sheet.titles),
    school,
  )
  const warning = other ? [`表的标题写的是“${other}”，这里是${school}，请看看是不是选错了文件。`] : []
  return {
    data: {
      ...{ importId: one.importId, fileName: one.fileName, state: one.state, ...preview },
      warnings: [...warning, ...preview.warnings],
    },
    children,
    detail: { importId: one.importId },
  }
})

/** The first changes, changed children before new ones: they are what somebody should look at. */
async function shownWith(
  run: Run,
  { caller }: Context,
  { importId }: Import,
): Promise<{ examples: Example[]; school: string }> {
  const [row] = await run<{ examples: Example[]; school: string }>(sql`
    select (select name from school where school_id = ${caller.placeId}) as school,
      (select coalesce(jsonb_agg(one order by at), '[]'::jsonb) from (
        select one, row_number() over (order by one ->> 'kind' = 'added', p.batch, n) as at
        from roster_piece p, jsonb_array_elements(p.rows) with ordinality as e(one, n)
        where p.school_id = ${caller.placeId} and p.import_id = ${importId} and p.kind = 'list' order by at limit ${EXAMPLES}) first) as examples`)
  return row!
}
