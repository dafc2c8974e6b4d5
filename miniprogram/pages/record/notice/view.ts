import { noticeStandingLabel, relationLabel } from '../../../../contract/labels'
import type { Opened } from '../forms'

export interface View {
  childId: number
  name: string
  standing: string
  /** Whoever on the card is alive and no parent; the present caregiver first chosen. */
  carers: Array<{ key: number; label: string }>
  caregiverId: number
}

/** The form of one written entrustment. */
export function toView(record: Opened): View {
  const others = record.relatives.filter(
    (one) => !one.deceased && one.relation !== 'father' && one.relation !== 'mother',
  )
  const present = others.some((one) => one.relativeId === record.caregiverId) ? record.caregiverId! : 0
  return {
    childId: record.childId,
    name: record.name,
    standing: noticeStandingLabel[record.notice.standing],
    carers: others.map((one) => ({ key: one.relativeId, label: `${relationLabel[one.relation]} ${one.name}` })),
    caregiverId: present || (others.length === 1 ? others[0]!.relativeId : 0),
  }
}
