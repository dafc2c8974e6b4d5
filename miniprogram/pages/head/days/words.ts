import type { Output } from '../../../../contract/actions'
import { exceptionReasonLabel } from '../../../../contract/line-words'
import { clockText, monthDay, weekdayName, type DateText } from '../../../../contract/week'

export type Exception = Output<'lines.list'>['exceptions'][number]
type Line = Pick<Output<'lines.list'>['lines'][number], 'lineId' | 'name'>

const weekdayNames = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** `11月28日 周六`, `11月28日至12月1日` */
export function daysText(fromOn: DateText, toOn: DateText): string {
  return fromOn === toOn ? `${monthDay(fromOn)} ${weekdayName(fromOn)}` : `${monthDay(fromOn)}至${monthDay(toOn)}`
}

/** What an exception is called: its own name where the school gave one. */
export function nameOf({ note, reason }: Pick<Exception, 'note' | 'reason'>): string {
  return note || exceptionReasonLabel[reason]
}

/** What it does: `全天停开`, `18:00–20:00 加开`, `按周五的时间开放`; and for which phone, where the school has several. */
export function effectOf(exception: Exception, lines: Line[]): string {
  const { kind, asWeekday, fromMinute, toMinute, lineId } = exception
  const line = lines.length > 1 && lineId ? `${lines.find((one) => one.lineId === lineId)?.name ?? ''} ` : ''
  if (kind === 'asWeekday') return `${line}按${weekdayNames[(asWeekday ?? 1) - 1]}的时间开放`
  const span = fromMinute === null || toMinute === null ? '全天' : `${clockText(fromMinute)}–${clockText(toMinute)} `
  return `${line}${span}${kind === 'closed' ? '停开' : '加开'}`
}

export interface ExceptionRow {
  exceptionId: number
  name: string
  days: string
  effect: string
  tone: 'missed' | 'reached' | 'booked'
  icon: string
}

const toneOf = { closed: 'missed', extra: 'reached', asWeekday: 'booked' } as const
const iconOf = { closed: 'minus', extra: 'plus', asWeekday: 'swap' } as const

/** One exception as a row of the list. */
export function exceptionRow(exception: Exception, lines: Line[]): ExceptionRow {
  return {
    exceptionId: exception.exceptionId,
    name: nameOf(exception),
    days: daysText(exception.fromOn, exception.toOn),
    effect: effectOf(exception, lines),
    tone: toneOf[exception.kind],
    icon: iconOf[exception.kind],
  }
}
