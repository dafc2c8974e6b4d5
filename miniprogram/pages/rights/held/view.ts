import type { Output } from '../../../../contract/actions'
import { holdings } from '../../../../contract/holdings'
import type { Basis, HoldingName } from '../../../../contract/holdings'
import { consentPurposeLabel } from '../../../../contract/labels'
import { monthDay } from '../../../../contract/week'

type Held = Output<'rights.held'>

export interface HoldingView {
  name: HoldingName
  label: string
  what: string
  /** `3 条，9月1日到11月20日`, or that there is none. */
  amount: string
  basis: string
  lines: Array<{ label: string; value: string }>
  more: string
  open: boolean
}

export interface View {
  childId: number
  name: string
  /** The head reads it, and enters what a guardian asks on paper. */
  onPaper: boolean
  holdings: HoldingView[]
}

/** Why the school may hold it, as one says it to a parent, or of the parents to the head. */
export function basisText(basis: Basis, onPaper: boolean): string {
  return 'law' in basis
    ? `法律要求：${basis.law}`
    : `${onPaper ? '家长' : '您'}同意过：${consentPurposeLabel[basis.consent]}`
}

function dayText(day: string, other: string): string {
  return day.slice(0, 4) === other.slice(0, 4) ? monthDay(day) : `${day.slice(0, 4)}年${monthDay(day)}`
}

function amountText({ name, count, first, last }: Held['holdings'][number]): string {
  if (count === 0) return '没有'
  if (name === 'identity' || name === 'idNumber') return '有'
  const often = name === 'contacts' ? `${count} 位家人` : name === 'photos' ? `${count} 张` : `${count} 条`
  if (!first || !last) return often
  return first === last ? `${often}，${monthDay(first)}` : `${often}，${dayText(first, last)}到${monthDay(last)}`
}

/** What the school holds on one child, each kind closed until it is tapped; who the child is stands open, so that one sees what is meant. */
export function toView({ childId, name, onPaper, holdings: held }: Held): View {
  return {
    childId,
    name,
    onPaper,
    holdings: held.map((one) => ({
      name: one.name,
      label: holdings[one.name].label,
      what: holdings[one.name].what,
      amount: amountText(one),
      basis: basisText(holdings[one.name].basis, onPaper),
      lines: one.lines,
      more: one.more > 0 ? `还有 ${one.more} 条，副本里都有` : '',
      open: one.name === 'identity',
    })),
  }
}
