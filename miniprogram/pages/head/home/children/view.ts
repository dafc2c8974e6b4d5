import type { Output } from '../../../../../contract/actions'
import { careArrangementLabel } from '../../../../../contract/labels'
import { dateOf, type DateText } from '../../../../../contract/week'
import { lastCallText } from '../../../record/words'
import { surveyStanding } from '../../../record/survey-progress'

type List = Output<'children.list'>

export interface Row {
  id: number
  name: string
  /** `三年级2班 · 祖辈照料` */
  about: string
  last: string
  missed: boolean
  /** Nobody on file who could be called. */
  unreachable: boolean
}

export interface View {
  total: number
  /** `113 名儿童`, `找到 2 名` */
  count: string
  /** Rows page by page, so that a further page is sent to the screen alone. */
  pages: Row[][]
  survey: ReturnType<typeof surveyStanding> | null
  more: boolean
}

function rowOf(child: List['children'][number], today: DateText): Row {
  const last = lastCallText(child.last, today)
  return {
    id: child.id,
    name: child.name,
    about: `${child.className} · ${careArrangementLabel[child.careArrangement]}`,
    last: last.text,
    missed: last.missed,
    unreachable: child.contacts === 0,
  }
}

/** The rows of one page. `present` in milliseconds since 1970. */
export function rowsOf({ children }: List, present: number): Row[] {
  const today = dateOf(present)
  return children.map((child) => rowOf(child, today))
}

/** The first page of the school's children, or of those that a search found. */
export function toView(reply: List, search: string, present: number): View {
  return {
    total: reply.total,
    count: search ? `找到 ${reply.total} 名` : `${reply.total} 名儿童`,
    pages: [rowsOf(reply, present)],
    survey: reply.survey ? surveyStanding(reply.survey) : null,
    more: reply.children.length < reply.total,
  }
}
