import type { Output } from '../../../../contract/actions'

type Columns = Output<'roster.columns'>
type Heading = Columns['headings'][number]

const NOT_USED = '不用这一列'

export interface MappingRow {
  heading: string
  samples: string
  /** Why somebody is asked; empty where the reader is sure. */
  why: string
  /** Place in `choices`; 0 is 不用这一列. */
  choice: number
  before: number
}

export interface MappingView {
  fileName: string
  /** What every child needs and no column was found for. */
  missing: string
  /** Those that somebody should look at come first. */
  rows: MappingRow[]
  choices: string[]
  keys: Array<string | null>
  sure: number
}

function whyOf({ doubt }: Heading): string {
  if (doubt === 'twice') return '和另一列像是同一项'
  return doubt === 'unknown' ? '没看懂这一列' : ''
}

/** The headings of a file, each with what it was taken for. */
export function mappingView({ fileName, missing, headings, fields }: Columns): MappingView {
  const keys = [null, ...fields.map(({ key }) => key)]
  const rows = headings.map((one) => {
    const choice = Math.max(0, keys.indexOf(one.field))
    return {
      heading: one.heading,
      samples: one.samples.join('、') || '（空的）',
      why: whyOf(one),
      choice,
      before: choice,
    }
  })
  return {
    fileName,
    missing: missing.length > 0 ? `还缺：${missing.join('、')}。请在下面找一找，是哪一列。` : '',
    rows: [...rows.filter(({ why }) => why), ...rows.filter(({ why }) => !why)],
    choices: [NOT_USED, ...fields.map(({ label }) => label)],
    keys,
    sure: rows.filter(({ why }) => !why).length,
  }
}

/** The row's choice changed: a field is one column's, so the column that had it before gives it up (telephones and remarks may stand in several). */
export function choose(view: MappingView, at: number, choice: number): MappingRow[] {
  const field = view.keys[choice] ?? null
  const many = field !== null && /[.]phone$|^special$|^remarks$/.test(field)
  return view.rows.map((row, index) => {
    if (index === at) return { ...row, choice }
    return !many && choice > 0 && row.choice === choice ? { ...row, choice: 0 } : row
  })
}

/** What to remember: everything that was asked, and whatever somebody changed. */
export function saidOf({ rows, keys }: MappingView): Array<{ heading: string; field: string | null }> {
  return rows
    .filter(({ why, choice, before }) => why !== '' || choice !== before)
    .map(({ heading, choice }) => ({ heading, field: keys[choice] ?? null }))
}
