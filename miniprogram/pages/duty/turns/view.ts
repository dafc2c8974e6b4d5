import type { Input, Output } from '../../../../contract/actions'
import { addDays, daysBetween, weekOfDate, weekText } from '../../../../contract/week'
import type { DateText } from '../../../../contract/week'

type List = Output<'duty.list'>

export interface View {
  people: Array<{ key: number; label: string }>
  weeks: Array<{ key: DateText; label: string }>
  week: DateText
}

export interface Draft {
  people: number[]
  week: DateText
  weeks: number
  weekdays: number[]
}

/** Weekdays by their chips. */
export const weekdayChips = ['一', '二', '三', '四', '五', '六', '日'].map((day, index) => ({
  key: index + 1,
  label: `周${day}`,
}))

/** How many weeks at once. */
export const weeksChips = [
  { key: 1, label: '排1周' },
  { key: 2, label: '排2周' },
  { key: 4, label: '排4周' },
]

const words = ['这周', '下周', '再下周']

/** Who can be chosen, and from which week on. */
export function toView(reply: List): View {
  const first = weekOfDate(reply.today)
  return {
    people: reply.people.map(({ personId, name, me }) => ({ key: personId, label: me ? `${name}（我）` : name })),
    weeks: words.map((word, index) => {
      const week = addDays(first, 7 * index)
      return { key: week, label: `${word} ${weekText(week)}` }
    }),
    week: reply.week < first || daysBetween(first, reply.week) > 14 ? first : reply.week,
  }
}

/** `林老师、石老师`, in the order in which they were tapped: so they come. */
export function orderText(view: View, people: readonly number[]): string {
  return people.map((key) => view.people.find((one) => one.key === key)?.label ?? '').join(' → ')
}

/** The command for turns, or for the week before where nobody is chosen. */
export function toInput({ people, week, weeks, weekdays }: Draft, copy: boolean): Input<'duty.copy'> {
  return copy ? { week, weeks } : { week, weeks, people, weekdays: [...weekdays].sort((a, b) => a - b) }
}

/** What became of it. */
export function doneText({ days }: Output<'duty.copy'>): string {
  return days > 0 ? `排好了 ${days} 天` : '没有空着的日子了，原来排好的都留着'
}
