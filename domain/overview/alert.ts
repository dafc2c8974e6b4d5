import type { Output } from '../../contract/actions'
import type { Label } from '../../contract/labels'
import type { careArrangementLabel, noticeStandingLabel } from '../../contract/labels'
import { ageOn } from '../../contract/week'
import type { DateText } from '../../contract/week'

export type Alert = Output<'records.open'>['alerts'][number]

const LAW = '未成年人保护法第21条'
const LAW_OF_NOTICE = '未成年人保护法第23条'
export const MAY_NOT_LIVE_ALONE_UNDER = 16
const MAY_NOT_BE_UNATTENDED_UNDER = 8

/** What an alert is judged by. */
export interface Standing {
  birthDate: DateText
  care: Label<typeof careArrangementLabel>
  notice: Label<typeof noticeStandingLabel>
}

/**
 * What the law says about who looks after a child, the gravest first. Red: under 16 living apart from a guardian, under 8 with nobody to attend to them (未成年人保护法
 * Art 21). Amber: the written entrustment is missing or has run out (Art 23).
 */
export function alertsOf({ birthDate, care, notice }: Standing, today: DateText): Alert[] {
  const red = redAlert(birthDate, care, today)
  const amber = noticeAlert(notice)
  return [...(red ? [red] : []), ...(amber ? [amber] : [])]
}

function redAlert(birthDate: DateText, care: Standing['care'], today: DateText): Alert | undefined {
  const age = ageOn(birthDate, today)
  if (care === 'livingAlone' && age < MAY_NOT_LIVE_ALONE_UNDER) {
    const rule = age < MAY_NOT_BE_UNATTENDED_UNDER ? '未满8周岁不得无人看护' : '未满16周岁不得脱离监护单独生活'
    return { level: 'red', text: `${age}岁，登记为独自生活：${rule}`, law: LAW }
  }
  if (care === 'none' && age < MAY_NOT_BE_UNATTENDED_UNDER) {
    const text = `${age}岁，没有登记由谁照料：未满8周岁不得无人看护，请尽快核实`
    return { level: 'red', text, law: LAW }
  }
  return undefined
}

function noticeAlert(notice: Standing['notice']): Alert | undefined {
  if (notice === 'missing') return { level: 'amber', text: '父母外出，还没有交委托照护书', law: LAW_OF_NOTICE }
  if (notice === 'expired') return { level: 'amber', text: '委托照护书已经过期，请家长重新签', law: LAW_OF_NOTICE }
  return undefined
}
