import type { Input, Output } from '../../../../contract/actions'
import { clockText, minuteFromText } from '../../../../contract/week'
import { spanText, weekdays, weekdaysText, type Span } from '../hours'

type Line = Output<'lines.list'>['lines'][number]

export interface OwnSpan {
  key: number
  weekdays: number[]
  /** `12:40` */
  from: string
  to: string
}

/** A phone line as its form holds it: hours by presets and by own spans. */
export interface Draft {
  /** 0 for a new one. */
  lineId: number
  name: string
  medium: Line['medium']
  slotMinutes: Input<'lines.save'>['slotMinutes']
  active: boolean
  /** The school's public number, by which families know who rings. */
  number: string
  /** A video line: the WeChat name from which the desk calls. */
  handoff: string
  presets: string[]
  spans: OwnSpan[]
}

const workdays = [1, 2, 3, 4, 5]
const at = (hour: number, minute = 0) => hour * 60 + minute

/** The times when boarding schools open their family phone (../shared/field.md 3). */
export const presets = [
  { key: 'lunch', label: '午休', weekdays: workdays, from: at(11, 50), to: at(12, 50) },
  { key: 'afterSchool', label: '放学后', weekdays: workdays, from: at(16), to: at(18) },
  { key: 'weekend', label: '周末', weekdays: [6, 7], from: at(9), to: at(12) },
].map((preset) => ({ ...preset, text: `${weekdaysText(preset.weekdays)} ${spanText(preset)}` }))

/** A new line: the usual hours are on, so that one tap is enough. */
export const freshDraft = (count: number): Draft => ({
  lineId: 0,
  name: count === 0 ? '亲情电话' : `亲情电话 ${count + 1}`,
  medium: 'voice',
  slotMinutes: 10,
  active: true,
  number: '',
  handoff: '',
  presets: ['lunch', 'afterSchool'],
  spans: [],
})

const alike = (one: Span, weekday: number, span: { from: number; to: number }) =>
  one.weekday === weekday && one.from === span.from && one.to === span.to

/** Hours that are alike on several days are one span. */
function spansOf(hours: Span[]): OwnSpan[] {
  const days = new Map<string, { from: number; to: number; weekdays: number[] }>()
  for (const { weekday, from, to } of hours) {
    const span = days.get(`${from}-${to}`) ?? { from, to, weekdays: [] }
    span.weekdays.push(weekday)
    days.set(`${from}-${to}`, span)
  }
  return [...days.values()].map((span, index) => ({
    key: index + 1,
    weekdays: span.weekdays,
    from: clockText(span.from),
    to: clockText(span.to),
  }))
}

/** A line on file, taken apart into presets and own spans. */
export function draftOf({ lineId, name, medium, slotMinutes, active, number, handoff, hours }: Line): Draft {
  const on = presets.filter((preset) =>
    preset.weekdays.every((weekday) => hours.some((one) => alike(one, weekday, preset))),
  )
  const rest = hours.filter(
    (one) => !on.some((preset) => preset.weekdays.some((weekday) => alike(one, weekday, preset))),
  )
  return {
    ...{ lineId, name, medium, active, number, handoff, slotMinutes: slotMinutes as Draft['slotMinutes'] },
    presets: on.map(({ key }) => key),
    spans: spansOf(rest),
  }
}

/** One more span of one's own: Monday to Friday in the evening, to be changed. */
export function withSpan(spans: OwnSpan[]): OwnSpan[] {
  const key = Math.max(0, ...spans.map((span) => span.key)) + 1
  return [...spans, { key, weekdays: workdays, from: '18:30', to: '19:30' }]
}

/** The hours of a draft, each with the own span it comes from (0: a preset). */
export function hoursOf(draft: Draft): Array<Span & { own: number }> {
  const fromPresets = presets
    .filter(({ key }) => draft.presets.includes(key))
    .map(({ weekdays: days, from, to }) => ({ own: 0, days, from, to }))
  const fromSpans = draft.spans.map(({ key, weekdays: days, from, to }) => ({
    ...{ own: key, days },
    from: minuteFromText(from) ?? 0,
    to: minuteFromText(to) ?? 0,
  }))
  return [...fromPresets, ...fromSpans].flatMap(({ own, days, from, to }) =>
    [...days].sort((a, b) => a - b).map((weekday) => ({ weekday, from, to, own })),
  )
}

/** What `lines.save` takes. */
export function inputOf(draft: Draft): Input<'lines.save'> {
  const { lineId, name, medium, slotMinutes, active } = draft
  const [number, handoff] = [draft.number.trim(), medium === 'video' ? draft.handoff.trim() : '']
  const hours = hoursOf(draft).map(({ weekday, from, to }) => ({ weekday, from, to }))
  return { ...(lineId ? { lineId } : {}), name: name.trim(), medium, slotMinutes, active, number, handoff, hours }
}

/** Which hours overlap, so that a refusal points at them; empty for none. */
export function overlapText(hours: Span[]): string {
  const sorted = [...hours].sort((a, b) => a.weekday - b.weekday || a.from - b.from)
  const place = sorted.findIndex((one, index) => {
    const next = sorted[index + 1]
    return next !== undefined && next.weekday === one.weekday && next.from < one.to
  })
  const [one, next] = [sorted[place], sorted[place + 1]]
  if (!one || !next) return ''
  return `${weekdays[one.weekday - 1]!.label} ${spanText(one)} 和 ${spanText(next)} 重叠了，请改其中一段。`
}
