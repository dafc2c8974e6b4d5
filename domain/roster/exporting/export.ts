import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { termOf } from '../../../contract/term'
import { decrypt } from '../../../database/crypto'
import type { Run } from '../../../database/connect'
import { work } from '../../handler'
import type { Context } from '../../handler'
import { Refusal } from '../../refusal'
import { keepFile } from '../files'
import { gradeClassText } from '../reading'
import { CHILDREN_A_PAGE, childrenAfter, sizesAndSchool } from './children'
import type { ExportedChild } from './children'
import { csvBytes, csvTable } from './csv-table'
import { columns, neededColumns } from './layout'
import type { Table } from './table'
import { xlsxTable } from './xlsx-table'

/** A file with everybody's numbers is nothing that anybody needs often. */
const MOST_A_DAY = 10
const A_DAY = 86_400

/**
 * Writes the children on file as a roster: a head those of the school, a class teacher those of the own classes. Every child in it is on the audit; the file lies where
 * nobody can guess it, its link ends and the clock deletes it.
 * @throws Refusal TOO_OFTEN; NOT_FOUND where there is nobody to export
 */
export const exportRoster = work('roster.export', async ({ format }, context, run) => {
  const { now, today } = context
  const [allowed] = await run<{ ok: boolean }>(
    sql`select app.allow_me('export', ${MOST_A_DAY}, ${A_DAY}, ${now}::timestamptz) as ok`,
  )
  if (!allowed!.ok) throw new Refusal('TOO_OFTEN')
  const { school, classes } = await sizesAndSchool(run, context)
  const title = `${school}${termOf(today).label}留守儿童信息表`
  const needed = await extrasOf(run, context)
  const table = format === 'xlsx' ? await xlsxTable(title) : csvTable(title)
  const children = await writeChildren(run, context, table, neededColumns(needed))
  if (children.length === 0) throw new Refusal('NOT_FOUND')
  table.sizes(
    classes.map(({ grade, number, pupils }) => [gradeClassText(grade, number).slice(0, 3), `${number}班`, pupils]),
  )
  const text = await table.bytes()
  const bytes = format === 'csvGbk' ? await csvBytes(text, 'gb18030') : text
  const ending = format === 'xlsx' ? 'xlsx' : 'csv'
  const url = await keepFile(run, context, `${randomUUID().replace(/-/g, '')}.${ending}`, bytes)
  return {
    data: { fileName: `${title}.${ending}`, url, children: children.length },
    children,
    detail: { format, children: children.length },
  }
})

async function* pages(run: Run, context: Context): AsyncGenerator<ExportedChild[]> {
  let last: ExportedChild | undefined
  for (;;) {
    const page = await childrenAfter(run, context, last)
    yield page
    if (page.length < CHILDREN_A_PAGE) return
    last = page.at(-1)
  }
}

const opening =
  ({ ports }: Context) =>
  (sealed: string) =>
    decrypt(ports.keys, Buffer.from(sealed, 'base64'))

/** Which of the columns beyond the form somebody needs. */
async function extrasOf(run: Run, context: Context): Promise<Set<number>> {
  const needed = new Set<number>()
  const present = () => 'x'
  for await (const page of pages(run, context))
    for (const child of page)
      columns.forEach((column, at) => {
        if (column.extra && !needed.has(at) && column.text(child, present) !== '') needed.add(at)
      })
  return needed
}

async function writeChildren(run: Run, context: Context, table: Table, used: readonly number[]): Promise<number[]> {
  const open = opening(context)
  const ids: number[] = []
  table.head(['序号', ...used.map((at) => columns[at]!.heading)])
  for await (const page of pages(run, context))
    for (const child of page) {
      ids.push(child.childId)
      table.row([ids.length, ...used.map((at) => columns[at]!.text(child, open))])
    }
  return ids
}
