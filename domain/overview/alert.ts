import type { CareKind } from '../roster/reading'
import { ageOn } from '../../contract/week'
import type { DateText } from '../../contract/week'

const LAW = '未成年人保护法第21条'
const MAY_NOT_LIVE_ALONE_UNDER = 16
const MAY_NOT_BE_UNATTENDED_UNDER = 8

/**
 * What the law calls red about who looks after a child (未成年人保护法 Art 21: under 8 never unattended, under 16 never living apart from a guardian).
 * @returns undefined where there is nothing to say
 */
export function alertOf(
  birthDate: DateText,
  care: CareKind,
  today: DateText,
): { text: string; law: string } | undefined {
  const age = ageOn(birthDate, today)
  if (care === 'livingAlone' && age < MAY_NOT_LIVE_ALONE_UNDER) {
    const rule = age < MAY_NOT_BE_UNATTENDED_UNDER ? '未满8周岁不得无人看护' : '未满16周岁不得脱离监护单独生活'
    return { text: `${age}岁，登记为独自生活：${rule}`, law: LAW }
  }
  if (care === 'none' && age < MAY_NOT_BE_UNATTENDED_UNDER) {
    return { text: `${age}岁，没有登记由谁照料：未满8周岁不得无人看护，请尽快核实`, law: LAW }
  }
  return undefined
}
