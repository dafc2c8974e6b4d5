import type { Output } from '../../../contract/actions'
import { holdings } from '../../../contract/holdings'
import type { HoldingName } from '../../../contract/holdings'
import { requestKindLabel, requestStateLabel } from '../../../contract/labels'
import { dateOf, monthDay } from '../../../contract/week'

type Request = Output<'rights.mine'>['requests'][number]

export interface RequestView {
  requestId: number
  title: string
  words: string
  state: string
  /** Class and icon of the state: told apart by more than a colour. */
  tone: 'waiting' | 'reached' | 'missed'
  icon: string
  asked: string
  answered: string
  answer: string
  deleted: string
  kept: Array<{ name: string; text: string }>
  file: boolean
}

const tones = {
  open: ['waiting', 'half-circle'],
  done: ['reached', 'check-round'],
  refused: ['missed', 'cross-round'],
} as const

const labels = (names: readonly HoldingName[]) => names.map((name) => holdings[name].label).join('、')

/** One request with its answer, in the words of whoever asked. */
export function requestView(request: Request): RequestView {
  const { requestId, name, kind, words, state, askedAt, answeredAt, answer, asked, deleted, kept, file } = request
  const [tone, icon] = tones[state]
  return {
    requestId,
    title: `${name} · ${requestKindLabel[kind]}`,
    words: words || (asked.length > 0 ? labels(asked) : ''),
    state: requestStateLabel[state],
    tone,
    icon,
    asked: `${monthDay(dateOf(askedAt))}提出`,
    answered: answeredAt && kind !== 'copy' ? `${monthDay(dateOf(answeredAt))}答复` : '',
    answer,
    deleted: deleted.length > 0 ? labels(deleted) : '',
    kept: kept.map((one) => ({ name: one, text: `${holdings[one].label}：${holdings[one].keptBecause}` })),
    file,
  }
}
