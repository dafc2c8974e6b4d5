import type { Output } from '../../../../contract/actions'
import { clockText, minuteFromText, monthDay, weekOfDate, weekdayName } from '../../../../contract/week'
import type { DateText } from '../../../../contract/week'
import { hoursText } from '../view'

type List = Output<'duty.list'>

/** One shift as it is being edited; times as their picker gives them. */
export interface DraftShift {
  key: number
  personId: number
  from: string
  to: string
}

export interface View {
  title: string
  /** `电话开放 12:00–13:00、16:00–20:00` */
  open: string
  people: Array<{ key: number; label: string }>
  was: Array<{ dutyId: number; personId: number }>
}

/** Where nobody has said when the phone is open. */
const USUAL = { from: 960, to: 1200 }

/** The week whose list holds a day. */
export const weekOfDay = (on: DateText) => weekOfDate(on)

const dayOf = (reply: List, on: DateText) => reply.days.find((day) => day.on === on)

/** What stands around the shifts of one day. */
export function toView(reply: List, on: DateText): View {
  const { open = [], shifts = [] } = dayOf(reply, on) ?? {}
  return {
    title: `${weekdayName(on)} ${monthDay(on)}`,
    open: open.length > 0 ? `电话开放 ${open.map(hoursText).join('、')}` : '这一天电话不开放',
    people: reply.people.map(({ personId, name, me }) => ({ key: personId, label: me ? `${name}（我）` : name })),
    was: shifts.map(({ dutyId, personId }) => ({ dutyId, personId })),
  }
}

/** The shifts of a day; one that nobody comes to asks for somebody. A day without any begins with one over all its hours. */
export function draftOf(reply: List, on: DateText): DraftShift[] {
  const { open = [], shifts = [] } = dayOf(reply, on) ?? {}
  const all = { from: open[0]?.from ?? USUAL.from, to: open[open.length - 1]?.to ?? USUAL.to }
  const now = shifts.map(({ personId, vacant, from, to }) => ({ personId: vacant ? 0 : personId, from, to }))
  return (now.length > 0 ? now : [{ personId: 0, ...all }]).map(({ personId, from, to }, key) => ({
    key,
    personId,
    from: clockText(from),
    to: clockText(to),
  }))
}

/** One more shift, after the last one where the day has room. */
export function withAnother(shifts: readonly DraftShift[]): DraftShift[] {
  const last = shifts[shifts.length - 1]
  const from = last && minuteFromText(last.to)! < 1380 ? last.to : clockText(USUAL.from)
  const to = clockText(Math.min(1439, minuteFromText(from)! + 60))
  return [...shifts, { key: Math.max(-1, ...shifts.map(({ key }) => key)) + 1, personId: 0, from, to }]
}

/** What is still missing, in words; empty when it can be saved. */
export function troubleOf(shifts: readonly DraftShift[]): string {
  if (shifts.some(({ personId }) => personId === 0)) return '还有一班没有选老师。'
  if (shifts.some(({ from, to }) => minuteFromText(from)! >= minuteFromText(to)!)) return '结束时间要晚于开始时间。'
  const twice = shifts.some((one, index) =>
    shifts.some(
      (other, place) => place < index && other.personId === one.personId && other.from < one.to && one.from < other.to,
    ),
  )
  return twice ? '同一位老师在同一时间排了两班。' : ''
}

/** The shifts as the command wants them. */
export function toShifts(shifts: readonly DraftShift[]): Array<{ personId: number; from: number; to: number }> {
  return shifts.map(({ personId, from, to }) => ({
    personId,
    from: minuteFromText(from)!,
    to: minuteFromText(to)!,
  }))
}
