import type { Input, Output } from '../../../../../contract/actions'
import { leftForLabel } from '../../../../../contract/labels'

type Form = Output<'moves.form'>
export type Where = Input<'moves.leave'>['where']

export interface View {
  childId: number
  name: string
  className: string
  today: string
  earliest: string
  /** What happens with it, in a sentence each. */
  consequences: string[]
  /** Somebody else has written down already that the child has left. */
  gone: boolean
}

export const wheres = Object.entries(leftForLabel).map(([key, label]) => ({ key: key as Where, label }))

/** What the form for leaving shows. */
export function toView({ childId, name, className, today, earliest, bookings, paired, leftOn }: Form): View {
  return {
    childId,
    name,
    className,
    today,
    earliest,
    gone: leftOn !== null,
    consequences: [
      '档案会留着，以后回来还能接着用；从现在起只有学校管理员能看。',
      ...(bookings > 0 ? [`已经约好的 ${bookings} 次通话会取消，同意收消息的家长会收到微信消息。`] : []),
      ...(paired ? ['帮扶结对到这一天结束。'] : []),
    ],
  }
}
