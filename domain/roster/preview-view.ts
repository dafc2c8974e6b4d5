import type { Output } from '../../contract/actions'
import { fieldWords } from './field-words'
import type { ImportState } from './importing/state'

type Preview = Output<'roster.preview'>

/** A child whom an import adds or changes, and how. */
export interface Example {
  kind: 'added' | 'changed' | 'moved'
  name: string
  className: string
  what: string[]
}

/** What an import would do, as its screen shows it. */
export function previewView(
  { sheets, tally, warnings, classSizes }: ImportState,
  examples: readonly Example[],
): Omit<Preview, 'importId' | 'fileName' | 'state'> {
  const { accepted, corrected, refused, skipped, corrections, refusals, notes } = tally
  const { added, changed, moved, same, absent } = tally
  const more = ({ first, count }: { first: unknown[]; count: number }) => count - first.length
  return {
    ...{ ...columnsOf(sheets), accepted, corrected, refused, skipped, warnings },
    ...{ corrections: corrections.first, refusals: refusals.first, notes: notes.first },
    more: { corrections: more(corrections), refusals: more(refusals), notes: more(notes) },
    changes: {
      ...{ added, changed, moved, same, absent },
      examples: examples.map(({ name, className, what }) => ({ name, className, what: what.join('；') })),
    },
    classes: tally.classes.map(({ name, pupils }) => ({ name, pupils })),
    statistics: {
      pupils: classSizes.length > 0 ? classSizes.reduce((sum, { pupils }) => sum + pupils, 0) : null,
      leftBehind: tally.leftBehind,
      care: tally.care,
    },
  }
}

function columnsOf(sheets: ImportState['sheets']): Pick<Preview, 'columns' | 'unsure'> {
  const columns = sheets.flatMap((sheet) => sheet.columns).filter(({ heading }) => heading !== '')
  const shown = columns.map(({ heading, field }) => ({ heading, field: field === null ? null : fieldWords[field] }))
  return {
    columns: [...new Map(shown.map((column) => [`${column.heading}|${column.field}`, column])).values()],
    unsure: [...new Set(columns.filter(({ doubt }) => doubt).map(({ heading }) => heading))],
  }
}
