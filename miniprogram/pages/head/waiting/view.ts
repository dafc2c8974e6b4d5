import type { Output } from '../../../../contract/actions'
import { callOutcomeLabel } from '../../../../contract/labels'
import { reviewReasonLabel } from '../../../../contract/line-words'
import { clockText, dayAndTime, dayName, dateOf, minuteOf } from '../../../../contract/week'

type List = Output<'waiting.list'>
type Child = List['children'][number]

export interface Row {
  childId: number
  place: number
  name: string
  className: string
  /** Why here: 没接通（没人接），排在最前 · 3 周没通话 · 周三 15:02 排队 */
  why: string
  front: boolean
  /** 已留 周日 18:20，到 17:40 */
  offer: string
}

export interface View {
  week: string
  weeks: { key: string; label: string }[]
  count: string
  rows: Row[]
}

function reasonOf(why: string | null): string {
  const words: Record<string, string> = { ...reviewReasonLabel, ...callOutcomeLabel, unlogged: '当天没有记录' }
  return (why && words[why]) || ''
}

function whyOf({ front, why, weeks, since }: Child): string {
  const reason = reasonOf(why)
  return [
    front ? `没接通${reason && `（${reason}）`}，优先` : '',
    weeks > 0 ? `${weeks} 周没通话` : '',
    front ? '' : `${dayAndTime(since)} 起排队`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Who waits for a time, first to be served first; children on one place call together. `present` in milliseconds since 1970. */
export function toView({ week, weeks, children }: List, present: number): View {
  const families = new Set(children.map(({ place }) => place)).size
  return {
    week,
    weeks: weeks.map((key, index) => ({ key, label: index === 0 ? '本周' : '下周' })),
    count: children.length > families ? `${children.length} 个孩子，${families} 个家庭` : `${children.length} 个孩子`,
    rows: children.map((child) => ({
      childId: child.childId,
      place: child.place,
      name: child.name,
      className: child.className,
      why: whyOf(child),
      front: child.front,
      offer: child.offer
        ? `已留${dayName(dateOf(child.offer.startsAt), dateOf(present))} ${clockText(minuteOf(child.offer.startsAt))}，等家长回话到 ${clockText(minuteOf(child.offer.until))}`
        : '',
    })),
  }
}
