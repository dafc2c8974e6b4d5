import { sql } from 'drizzle-orm'
import { Refusal } from '../refusal'
import { work } from '../handler'
import { documentOf } from './document'
import { factsOf, spanOf } from './facts'
import type { Facts } from './facts'
import { packNames, packPaths } from './pack-file'
import { sectionsOf } from './sections'
import { workbookOf } from './workbook'

const MOST_A_DAY = 10
const DAY_SECONDS = 86_400

/**
 * Makes the two files of a year's audit, stores them and puts them on the list. The row is written last: a pack that is listed can be opened.
 * @throws Refusal INVALID_INPUT for a year that has not begun, TOO_OFTEN after ten a day
 */
export const makePack = work('compliance.make', async ({ year }, { caller, now, today, ports }, run) => {
  if (year > Number(today.slice(0, 4))) throw new Refusal('INVALID_INPUT', { year: 'tooBig' })
  const [row] = await run<{ allowed: boolean }>(
    sql`select app.allow_me('pack', ${MOST_A_DAY}, ${DAY_SECONDS}, ${now}::timestamptz) as allowed`,
  )
  if (!row?.allowed) throw new Refusal('TOO_OFTEN')
  const span = spanOf(year, today)
  const [found] = await run<{ facts: Facts }>(sql`select ${factsOf(caller.placeId, span)} as facts`)
  const { document, workbook } = await packOf(found!.facts, span, today)
  const paths = packPaths(caller.placeId, year)
  const documentFile = await ports.files.write(paths.document, document)
  const workbookFile = await ports.files.write(paths.workbook, workbook)
  const [pack] = await run<{ id: string }>(sql`
    insert into audit_pack (school_id, year, document_file, workbook_file, made_by, made_at)
    values (${caller.placeId}, ${year}, ${documentFile}, ${workbookFile}, ${caller.personId}, ${now}::timestamptz) returning pack_id as id`)
  const packId = Number(pack!.id)
  return { data: { packId }, children: [], detail: { packId, year } }
})

/** The two files of a pack, with the names that they go by. */
export async function packOf(facts: Facts, span: ReturnType<typeof spanOf>, today: string) {
  const sections = sectionsOf(facts, span)
  const [document, workbook] = await Promise.all([
    documentOf({ school: facts.school, span, madeOn: today, sections }),
    workbookOf(sections),
  ])
  return { document, workbook, names: packNames(facts.school, span.year) }
}
