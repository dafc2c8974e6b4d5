import type { Output } from '../../../../contract/actions'
import { fieldErrorText } from '../../../../contract/errors'
import { closedReasonLabel } from '../../../../contract/line-words'
import type { Failure } from '../../../services/failure'
import { weekdays } from '../hours'
import type { Draft } from './draft'
import { daysText, effectOf, nameOf } from './words'

type Lines = Output<'lines.list'>

export interface View {
  /** Chips to choose a phone from; empty where the school has one. */
  lines: Array<{ key: number; label: string }>
  /** The exception that the page was opened for; null for a new one. */
  shown: { exceptionId: number; name: string; days: string; effect: string } | null
}

export const kinds = [
  { key: 'closed', label: '停开' },
  { key: 'extra', label: '加开' },
  { key: 'asWeekday', label: '调休' },
]
export const kindNotes = {
  closed: '放假、考试或有别的事，这些天电话不开。',
  extra: '平时不开的时间，这些天多开一段。',
  asWeekday: '补课的周末，按平时某一天的时间开放。',
}
export const reasons = (Object.keys(closedReasonLabel) as Array<keyof typeof closedReasonLabel>).map((key) => ({
  key,
  label: closedReasonLabel[key],
}))
export { weekdays }

/** A new exception (`exceptionId` 0), or one on file; undefined where it is gone. */
export function toView({ lines, exceptions }: Lines, exceptionId: number): View | undefined {
  const found = exceptions.find((one) => one.exceptionId === exceptionId)
  if (exceptionId && !found) return undefined
  const active = lines.filter((one) => one.active)
  const chips = active.map(({ lineId, name }) => ({ key: lineId, label: name }))
  return {
    lines: chips.length > 1 ? [{ key: 0, label: '所有电话' }, ...chips] : [],
    shown: found
      ? {
          exceptionId,
          name: nameOf(found),
          days: daysText(found.fromOn, found.toOn),
          effect: effectOf(found, lines),
        }
      : null,
  }
}

/** The first and the last day in words. */
export const pickedOf = ({ fromOn, toOn }: Pick<Draft, 'fromOn' | 'toOn'>) => ({
  from: daysText(fromOn, fromOn),
  to: daysText(toOn, toOn),
})

/** Where the form shows what is wrong. */
export interface Troubles {
  days: string
  clock: string
  trouble: string
}

export const noTroubles: Troubles = { days: '', clock: '', trouble: '' }

/** What the general words of a field mean here. */
const daysWords: Record<string, string> = {
  [fieldErrorText.tooSmall]: '最后一天不能早于第一天',
  [fieldErrorText.tooBig]: '一次最多登记 90 天，请分开登记',
}

/** A refusal as the form shows it: at the days, at the clocks, or beside the button. */
export function troublesOf({ code, text, ref, fields }: Pick<Failure, 'code' | 'text' | 'ref' | 'fields'>): Troubles {
  if (code !== 'INVALID_INPUT') return { ...noTroubles, trouble: code === 'INTERNAL' ? `${text}（编号 ${ref}）` : text }
  const days = fields.fromOn ?? fields.toOn ?? ''
  const clock = fields.fromMinute ?? (fields.toMinute ? '结束要晚于开始，至少够一次通话' : '')
  return { days: daysWords[days] ?? days, clock, trouble: text }
}
