import type { Output } from '../../../../contract/actions'
import { reviewReasonLabel } from '../../../../contract/line-words'
import { dayAndTime, fullTime } from '../../../../contract/week'

type Reply = Output<'lines.review'>

export interface CallView {
  bookingId: number
  /** The first child: the way to the family's numbers. */
  childId: number
  /** `甲一和甲二` */
  names: string
  className: string
  /** `11月28日 周六 17:00` and, where the school has several phones, which. */
  when: string
  reason: string
  told: string
  isTold: boolean
  near: Array<{ key: string; lineId: number; startsAt: string; label: string }>
}

export interface View {
  summary: string
  calls: CallView[]
}

/** The calls whose time is gone, each with the free slots it could go to. */
export function toView({ lines, calls }: Reply): View {
  const several = lines.length > 1
  const nameOf = (lineId: number) => lines.find((one) => one.lineId === lineId)?.name ?? ''
  const untold = calls.filter((one) => !one.told).length
  return {
    summary: untold === 0 ? '家长都收到了消息，自己也会改。' : `${untold} 家收不到微信消息，请打电话商量。`,
    calls: calls.map(({ bookingId, lineId, startsAt, children, className, reason, told, near }) => ({
      bookingId,
      childId: children[0]!.childId,
      names: children.map((one) => one.name).join('和'),
      className,
      when: `${fullTime(startsAt)}${several ? ` ${nameOf(lineId)}` : ''}`,
      reason: reviewReasonLabel[reason],
      told: told ? '已发微信' : '还没人告诉家长',
      isTold: told,
      near: near.map((slot) => ({
        ...slot,
        key: `${slot.lineId}@${slot.startsAt}`,
        label: `${dayAndTime(slot.startsAt)}${slot.lineId === lineId ? '' : ` ${nameOf(slot.lineId)}`}`,
      })),
    })),
  }
}
