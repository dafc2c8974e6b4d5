import type { Output } from '../../../../contract/actions'
import { holdings } from '../../../../contract/holdings'
import type { Holding, HoldingName } from '../../../../contract/holdings'

export interface Choice {
  name: HoldingName
  label: string
  what: string
  on: boolean
}

export interface View {
  childId: number
  name: string
  left: boolean
  /** The head enters what came on paper. */
  onPaper: boolean
  /** What can be deleted at once; all of it is chosen to begin with. */
  goes: Choice[]
  stays: Array<{ name: string; label: string; why: string }>
}

const names = Object.keys(holdings) as HoldingName[]
const of = (name: HoldingName): Holding => holdings[name]

/** What a deletion would delete now and what the law makes the school keep, longer while the child goes there. */
export function toView({ childId, name, left, onPaper }: Output<'rights.held'>): View {
  const may = (one: HoldingName) => of(one).deletable === 'atOnce' || (left && of(one).deletable === 'afterLeaving')
  return {
    childId,
    name,
    left,
    onPaper,
    goes: names.filter(may).map((one) => ({ name: one, label: of(one).label, what: of(one).what, on: true })),
    stays: names
      .filter((one) => !may(one))
      .map((one) => ({ name: one, label: of(one).label, why: `${of(one).keptBecause}（${lawOf(of(one))}）` })),
  }
}

/** 未成年人保护法第43条 of a longer sentence. */
function lawOf({ basis }: Holding): string {
  return 'law' in basis ? basis.law.split('：')[0]! : ''
}

/** The view after one choice was turned; photos hang on notes, so they go with them. */
export function chosen(view: View, name: string, on: boolean): View {
  const goes = view.goes.map((one) => (one.name === name ? { ...one, on } : one))
  const notes = goes.some((one) => one.name === 'notes' && one.on)
  return { ...view, goes: goes.map((one) => (one.name === 'photos' && notes ? { ...one, on: true } : one)) }
}

/** What the guardian asks to be deleted. */
export function asked({ goes }: View): HoldingName[] {
  return goes.filter(({ on }) => on).map(({ name }) => name)
}
