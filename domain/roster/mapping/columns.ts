import { work } from '../../handler'
import { Refusal } from '../../refusal'
import { fieldWords } from '../field-words'
import { lockedImport } from '../importing/state'
import { openFile } from '../read-file'
import { headingKey } from '../reading'
import type { Column, OpenSheet, SurveyedSheet } from '../reading'
import { isField, rememberedHeadings } from './remembered'

const SAMPLES = 3

/** The headings of a file that waits, with samples, for somebody to say which is which. */
export const rosterColumns = work('roster.columns', async ({ importId }, { caller, ports }, run) => {
  const one = await lockedImport(run, ports.keys, caller.placeId, importId)
  if (one.state !== 'preview') throw new Refusal('ROSTER_ALREADY_CONFIRMED')
  const remembered = await rememberedHeadings(run, caller.placeId)
  const open = await openFile(ports.files, one.file.upload, one.fileName)
  const headings = one.file.sheets.flatMap((sheet) =>
    sheet.columns
      .filter(({ field }) => field !== 'serial')
      .map((column) => ({
        heading: column.heading,
        samples: samplesOf(open, sheet, column),
        field: column.field,
        doubt: column.doubt ?? null,
        said: remembered.has(headingKey(column.heading)),
      })),
  )
  return {
    data: {
      importId,
      fileName: one.fileName,
      missing: one.file.missing,
      headings: [...new Map(headings.map((each) => [headingKey(each.heading), each])).values()],
      fields: Object.entries(fieldWords).flatMap(([key, label]) =>
        key === 'serial' || !isField(key) ? [] : [{ key, label }],
      ),
    },
    children: [],
  }
})

/** The first different texts under a heading. */
function samplesOf(open: readonly OpenSheet[], { name, headingRows }: SurveyedSheet, { index }: Column): string[] {
  const rows = open.find((sheet) => sheet.name === name)?.top ?? []
  const texts = rows
    .filter(({ number }) => number > headingRows.at(-1)!)
    .map((row) => (row.cells[index]?.text ?? '').trim())
    .filter((text) => text !== '')
  return [...new Set(texts.map(maskedSample))].slice(0, SAMPLES)
}

/** A sample that tells what kind of thing stands there, but no number to dial and no house to find. */
export function maskedSample(text: string): string {
  const short = text.length > 24 ? `${text.slice(0, 23)}…` : text
  return short.normalize('NFKC').replace(/[0-9][0-9Xx -]{4,}[0-9Xx]/g, (digits) => {
    const bare = digits.replace(/[ -]/g, '')
    return /^(19|20)[0-9]{6}$/.test(bare) ? digits : `${bare.slice(0, 3)}****${bare.slice(-2)}`
  })
}
