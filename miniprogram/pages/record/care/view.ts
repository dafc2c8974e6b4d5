import { careArrangementLabel, relationLabel } from '../../../../contract/labels'
import { optionsOf, type Opened } from '../forms'
import { dayText } from '../file/words'

export type CareKind = Opened['facts']['careArrangement']

export interface View {
  childId: number
  name: string
  className: string
  /** `现在是祖辈照料（外婆 王桂兰），从 2026年9月1日 起` */
  nowText: string
  kinds: Array<{ key: string; label: string }>
  /** Who on the card can be the caregiver, by kind of care. */
  carers: Record<CareKind, Array<{ key: number; label: string }>>
  from: string
  kind: CareKind
  caregiverId: number
}

const relationsOf: Record<CareKind, RegExp | null> = {
  parent: /^(father|mother)$/,
  kinshipGrandparent: /^grand/,
  kinshipOther: /^(uncle|aunt|sibling|otherRelative)$/,
  unrelatedAdult: /^(unrelated|otherRelative)$/,
  livingAlone: null,
  none: null,
}

/** The form in which a new arrangement is written down: the relatives of the card sorted by what they can be. */
export function toView(record: Opened): View {
  const { facts, careSince, relatives, caregiverId } = record
  const living = relatives.filter((one) => !one.deceased)
  const label = (one: Opened['relatives'][number]) => `${relationLabel[one.relation]} ${one.name}`
  const of = (pattern: RegExp | null) =>
    living.filter((one) => pattern?.test(one.relation)).map((one) => ({ key: one.relativeId, label: label(one) }))
  const now = living.find((one) => one.relativeId === caregiverId)
  const since = careSince ? `，从 ${dayText(careSince)} 起` : ''
  return {
    childId: record.childId,
    name: record.name,
    className: record.className,
    nowText: `现在是${careArrangementLabel[facts.careArrangement]}${now ? `（${label(now)}）` : ''}${since}`,
    kinds: optionsOf(careArrangementLabel).filter(({ key }) => key !== 'none'),
    carers: Object.fromEntries(
      Object.entries(relationsOf).map(([kind, pattern]) => [kind, of(pattern)]),
    ) as View['carers'],
    from: careSince ?? record.firstDay,
    kind: facts.careArrangement,
    caregiverId: caregiverId ?? 0,
  }
}
