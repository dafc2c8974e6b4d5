import type { Output } from '../../../../contract/actions'
import { boundByLabel, relationLabel } from '../../../../contract/labels'
import { momentText } from '../../../services/clock'

type List = Output<'binding.list'>

export interface Row {
  relativeId: number
  name: string
  /** `爸爸` */
  kin: string
  /** `2026年9月3日 用手机号绑定`, `还没有绑定` */
  text: string
  bound: boolean
  /** 0 for nobody. */
  personId: number
}

export interface FormerRow {
  relativeId: number
  personId: number
  name: string
  text: string
  reason: string
}

export interface View {
  name: string
  className: string
  rows: Row[]
  former: FormerRow[]
  mayUnbind: boolean
}

const dayOf = (instant: string, present: number) => momentText(Date.parse(instant), present)

function textOf({ bound, codeUntil }: List['relatives'][number], present: number): string {
  if (bound) return `${bound.at ? `${dayOf(bound.at, present)} ` : ''}用${boundByLabel[bound.by]}绑定`
  return codeUntil ? `还没有绑定，绑定码 ${dayOf(codeUntil, present)} 前有效` : '还没有绑定'
}

/** Who of a child's relatives reads along. `present` in milliseconds since 1970. */
export function toView({ child, relatives, former, can }: List, present: number): View {
  return {
    name: child.name,
    className: child.className,
    rows: relatives.map((one) => ({
      relativeId: one.relativeId,
      name: one.name,
      kin: relationLabel[one.relation],
      text: textOf(one, present),
      bound: one.bound !== null,
      personId: one.bound?.personId ?? 0,
    })),
    former: former.map(({ relativeId, personId, name, unboundAt, unboundBy, reason }) => ({
      ...{ relativeId, personId, name, reason },
      text: `${dayOf(unboundAt, present)} 由${unboundBy || '学校'}解除`,
    })),
    mayUnbind: can.unbind,
  }
}

/** `ABCD-EFGH-JK`: as it stands on the card. */
export function printedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** What the teacher tells the family, by phone or by message. */
export function codeText(name: string, code: string, until: string): string {
  return `${name}的绑定码：${printedCode(code)}。在微信里搜索小程序“雁书”，点“用联系卡上的绑定码”，输入就能看到孩子的情况。只能用一次，${until} 前有效，请只交给本人。`
}
