import type { Input } from '../../../../contract/actions'
import type { closedReasonLabel } from '../../../../contract/line-words'
import { addDays, clockText, minuteFromText, weekdayOf, type DateText } from '../../../../contract/week'

/** A special day as its form holds it. */
export interface Draft {
  kind: 'closed' | 'extra' | 'asWeekday'
  reason: keyof typeof closedReasonLabel
  /** 0 for all lines. */
  lineId: number
  fromOn: DateText
  toOn: DateText
  wholeDay: boolean
  /** `18:30` */
  from: string
  to: string
  asWeekday: number
  note: string
}

/** The holidays that schools close for, and how long each usually is. Their days are chosen each year: the State Council fixes them anew. */
export const holidays = [
  { key: '元旦', days: 3 },
  { key: '寒假', days: 28 },
  { key: '清明节', days: 3 },
  { key: '劳动节', days: 5 },
  { key: '端午节', days: 3 },
  { key: '暑假', days: 56 },
  { key: '中秋节', days: 3 },
  { key: '国庆节', days: 7 },
].map((one) => ({ ...one, label: one.key }))

/** A holiday of one day, tomorrow: the usual case of a day that was forgotten. */
export const freshDraft = (today: DateText): Draft => ({
  kind: 'closed',
  reason: 'holiday',
  lineId: 0,
  fromOn: addDays(today, 1),
  toOn: addDays(today, 1),
  wholeDay: true,
  from: clockText(18 * 60),
  to: clockText(20 * 60),
  asWeekday: 5,
  note: '',
})

/** Another first day takes the last one along, so that the length stays. */
export function withFrom(draft: Draft, fromOn: DateText): Draft {
  const days = Math.round((Date.parse(draft.toOn) - Date.parse(draft.fromOn)) / 86_400_000)
  return { ...draft, fromOn, toOn: addDays(fromOn, Math.max(0, days)) }
}

/** A holiday by its name, with its usual length from the first day on; tapped again it is off. */
export function withHoliday(draft: Draft, name: string): Draft {
  if (draft.note === name) return { ...draft, note: '' }
  const days = holidays.find(({ key }) => key === name)?.days ?? 1
  return { ...draft, note: name, toOn: addDays(draft.fromOn, days - 1) }
}

/** Make-up lessons are on a weekend as a rule: the coming one is offered. */
export function withKind(draft: Draft, kind: Draft['kind']): Draft {
  const toWeekend = (6 - weekdayOf(draft.fromOn) + 7) % 7
  if (kind !== 'asWeekday') return { ...draft, kind }
  const day = weekdayOf(draft.fromOn) === 7 ? draft.fromOn : addDays(draft.fromOn, toWeekend)
  return { ...draft, kind, fromOn: day, toOn: day }
}

/** An hour that a plan found would help (pages/head/plan): one line, one day, minutes of the day. */
export function extraHour(draft: Draft, { line, on, from, to }: Record<string, string | undefined>): Draft {
  const [fromOn, lineId] = [on ?? draft.fromOn, Number(line ?? 0)]
  const clock = (minute: string | undefined, usual: string) => (minute ? clockText(Number(minute)) : usual)
  return {
    ...draft,
    kind: 'extra',
    lineId,
    fromOn,
    toOn: fromOn,
    from: clock(from, draft.from),
    to: clock(to, draft.to),
  }
}

/** What `lines.except` takes. */
export function inputOf(draft: Draft): Input<'lines.except'> {
  const { fromOn, toOn, kind, reason, asWeekday } = draft
  const of = { lineId: draft.lineId || null, note: draft.note.trim() }
  const span = { fromMinute: minuteFromText(draft.from) ?? 0, toMinute: minuteFromText(draft.to) ?? 0 }
  if (kind === 'closed') return { kind, reason, ...of, fromOn, toOn, ...(draft.wholeDay ? {} : span) }
  if (kind === 'extra') return { kind, ...of, fromOn, toOn, ...span }
  return { kind, ...of, fromOn, toOn: fromOn, asWeekday }
}
