import type { Input, Output } from '../../../contract/actions'
import { fullTime } from '../../../contract/week'
import { call } from '../../services/cloud'
import type { Failure } from '../../services/failure'

type Effect = Output<'lines.effect'>

/** What the form itself will say when it is sent: no reason to stop before. */
const SAID_BY_THE_FORM = ['INVALID_INPUT', 'HOURS_OVERLAP', 'NOT_FOUND']

/**
 * Asks the school's system what a change of hours would do and, where families would have to find another time, the head once. Nothing has changed until the change itself is sent.
 * @returns whether to go on; `error` where nobody could be asked
 */
export async function sureOf(change: Input<'lines.effect'>): Promise<{ go: boolean; error?: Failure }> {
  const answer = await call('lines.effect', change)
  if (!answer.ok)
    return SAID_BY_THE_FORM.includes(answer.error.code) ? { go: true } : { go: false, error: answer.error }
  const question = questionOf(answer.data)
  if (!question) return { go: true }
  const { confirm } = await wx.showModal({ ...question, confirmText: '就这样改', cancelText: '再想想' })
  return { go: confirm }
}

/** The question before a change; undefined where nobody has to find another time. */
export function questionOf({ flagged, calls }: Effect): { title: string; content: string } | undefined {
  if (flagged === 0) return undefined
  const [first] = calls
  const who = calls.map(({ names }) => names.join('和')).join('、')
  const rest = flagged > calls.length ? `等 ${flagged} 家` : ''
  const when = first && flagged === 1 ? `（${fullTime(first.startsAt)}）` : ''
  return {
    title: `有 ${flagged} 个家庭约在这些时间`,
    content: `${who}${rest}${when}。约好的不会取消，会请家长另选一个时间；不用微信的，请学校打电话。`,
  }
}

/** What has happened, for the toast. */
export function doneText({ flagged, back }: Pick<Effect, 'flagged' | 'back'>): string {
  if (flagged > 0) return `已请 ${flagged} 家改时间`
  return back > 0 ? `${back} 家照原时间通话` : '保存好了'
}
