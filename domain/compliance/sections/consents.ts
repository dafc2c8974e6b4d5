import { consentPurposeLabel } from '../../../contract/labels'
import type { Facts, Span } from '../facts'
import type { Section } from '../section'

type Row = Facts['consents'][number]

const unasked = ({ children, given, withdrawn }: Row) => children - given - withdrawn
const cells = (row: Row) => [row.children, row.given, row.withdrawn, unasked(row)]

/** A class or the school, purpose by purpose: given, withdrawn, never asked; the three add up to the children. */
export function consentsSection({ consents, renewals }: Facts, { lastDay }: Span): Section {
  const purposes = Object.keys(consentPurposeLabel) as (keyof typeof consentPurposeLabel)[]
  const sums = purposes.map((purpose) => {
    const rows = consents.filter((row) => row.purpose === purpose)
    const sum = (pick: (row: Row) => number) => rows.reduce((total, row) => total + pick(row), 0)
    return [
      consentPurposeLabel[purpose],
      sum((row) => row.children),
      sum((row) => row.given),
      sum((row) => row.withdrawn),
      sum(unasked),
    ]
  })
  return {
    title: '同意情况',
    paragraphs: [
      `截至 ${lastDay}。“已同意”指孩子至少有一位监护人的同意有效；“已撤回”指给过同意、现在都已撤回；“未表示”指从未同意过。三项相加等于孩子人数。`,
      ...(renewals > 0 ? [`本年度有 ${renewals} 条同意换了新版告知书：旧的一条留存在记录里，不算撤回。`] : []),
    ],
    tables: [
      {
        caption: '全校',
        sheet: '同意（全校）',
        head: ['目的', '孩子', '已同意', '已撤回', '未表示'],
        widths: [40, 15, 15, 15, 15],
        rows: sums,
        none: '还没有孩子',
      },
      {
        caption: '各班',
        sheet: '同意（各班）',
        head: ['班级', '目的', '孩子', '已同意', '已撤回', '未表示'],
        widths: [18, 34, 12, 12, 12, 12],
        rows: consents.map((row) => [row.className, consentPurposeLabel[row.purpose], ...cells(row)]),
        none: '还没有孩子',
      },
    ],
  }
}
