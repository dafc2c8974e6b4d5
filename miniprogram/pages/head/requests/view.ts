import type { Output } from '../../../../contract/actions'
import { holdings } from '../../../../contract/holdings'
import type { Holding, HoldingName } from '../../../../contract/holdings'
import { relationLabel } from '../../../../contract/labels'
import { requestView, type RequestView } from '../../record/request-view'

type Request = Output<'rights.list'>['requests'][number]

export interface OpenRequest extends RequestView {
  childId: number
  /** `三年级1班，爸爸 李建国`, or that it came on paper. */
  about: string
  deletion: boolean
  /** What a deletion will delete now, and what stays by law. */
  goes: string
  stays: string
}

export interface View {
  open: OpenRequest[]
  answered: OpenRequest[]
}

const names = Object.keys(holdings) as HoldingName[]

/** The rule of domain/rights/deletion.ts in the words of a question: what would go and what would stay. */
function plan(asked: readonly HoldingName[], left: boolean): { goes: string; stays: string } {
  const wanted = names.filter(
    (name) => asked.length === 0 || asked.includes(name) || (name === 'photos' && asked.includes('notes')),
  )
  const may = (name: HoldingName) => {
    const { deletable }: Holding = holdings[name]
    return deletable === 'atOnce' || (left && deletable === 'afterLeaving')
  }
  const said = (some: HoldingName[]) => some.map((name) => holdings[name].label).join('、')
  return { goes: said(wanted.filter(may)), stays: said(wanted.filter((name) => !may(name))) }
}

function openView(request: Request): OpenRequest {
  const { childId, className, left, by, kind, asked } = request
  const who = by.relation ? `${relationLabel[by.relation]} ${by.name}` : `书面申请，${by.name}登记`
  return {
    ...requestView(request),
    childId,
    about: `${className}${left ? '（已离校）' : ''}，${who}`,
    deletion: kind === 'deletion',
    ...plan(asked, left),
  }
}

/** Requests that wait, the oldest first, and those that were answered. */
export function toView({ requests }: Output<'rights.list'>): View {
  const seen = requests.map((request) => ({ open: request.state === 'open', view: openView(request) }))
  return {
    open: seen.filter(({ open }) => open).map(({ view }) => view),
    answered: seen.filter(({ open }) => !open).map(({ view }) => view),
  }
}
