import type { Output } from '../../../../../contract/actions'
import { weekText } from '../../../../../contract/week'
import { schoolRow, type SchoolRow } from '../view'

/** As many schools as one can ring up in a morning. */
const BEHIND_SHOWN = 5

export interface View {
  district: string
  week: string
  called: number
  leftBehind: number
  callsText: string
  facts: Array<{ label: string; text: string }>
  behind: SchoolRow[]
}

/** How the district's week stands, and which schools are furthest behind. */
export function toView({ district, week, schools, total }: Output<'overview.district'>): View {
  const rows = schools.map(schoolRow)
  const short = rows.filter(({ gap }) => gap > 0)
  const left = total.leftBehind - total.called
  return {
    district,
    week: weekText(week),
    called: total.called,
    leftBehind: total.leftBehind,
    callsText: left > 0 ? `还有 ${left} 个孩子这周没和家里通上话` : '这周每个孩子都和家里通上话了',
    facts: [
      { label: '学校', text: `${schools.length} 所` },
      { label: '学生', text: `${total.pupils} 名` },
      { label: '留守儿童', text: `${total.leftBehind} 名` },
      { label: '通话时段不够的学校', text: `${short.length} 所` },
    ],
    behind: rows
      .filter(({ share }) => share < 100)
      .sort((a, b) => a.share - b.share || b.leftBehind - a.leftBehind)
      .slice(0, BEHIND_SHOWN),
  }
}
