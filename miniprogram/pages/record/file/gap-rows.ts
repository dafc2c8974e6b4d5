import {
  gapGroupLabel,
  gaps,
  gapTurnLabel,
  type Gap,
  type GapGroup,
  type GapKey,
} from '../../../../contract/completeness'
import type { Opened } from '../forms'
import type { RecordForm } from '../go'

export interface GapRow {
  group: GapGroup
  label: string
  /** `身份证号、家庭住址` */
  text: string
  /** `请家长、班主任补` */
  turn: string
  form: RecordForm
  /** The rest of the form's query: which part of it, or whose card. */
  more: Record<string, string | number>
}

/** What is missing, a row a group and form; a gap of a relative's card opens that relative. */
export function gapRows({ gaps: missing, caregiverId, relatives }: Opened): GapRow[] {
  const rows = new Map<string, GapRow & { turns: Set<string> }>()
  for (const key of missing) {
    const { group, label, turn, form }: Gap = gaps[key]
    const whose = form === 'contact' ? whoseCard(key, caregiverId, relatives) : 0
    const at = `${group}|${form}|${whose}`
    const words: RecordForm = form === 'child' ? 'correct' : form
    const more: GapRow['more'] = form === 'child' ? { part: 'about' } : whose ? { relative: whose } : {}
    const row = rows.get(at) ?? {
      group,
      label: gapGroupLabel[group],
      text: '',
      turn: '',
      form: words,
      more,
      turns: new Set(),
    }
    row.text = row.text ? `${row.text}、${label}` : label
    row.turns.add(gapTurnLabel[turn])
    rows.set(at, row)
  }
  return [...rows.values()].map(({ turns, ...row }) => ({ ...row, turn: `请${[...turns].join('、')}补` }))
}

/** The relative whose card lacks something; 0 for a new one. */
function whoseCard(key: GapKey, caregiverId: number | null, relatives: Opened['relatives']): number {
  if (key.startsWith('caregiver')) return caregiverId ?? 0
  const living = relatives.filter((one) => !one.deceased)
  const away = living.filter(
    ({ relation, atHome, isCaregiver }) => /^(father|mother)$/.test(relation) && !atHome && !isCaregiver,
  )
  if (key === 'employer') return away.find((one) => one.employer === '')?.relativeId ?? 0
  if (key === 'parentPhone') return away.find((one) => one.phones.length === 0)?.relativeId ?? 0
  if (key === 'reachable') return living.find((one) => one.phones.length > 0)?.relativeId ?? 0
  return key === 'anyPhone' ? (living[0]?.relativeId ?? 0) : 0
}
