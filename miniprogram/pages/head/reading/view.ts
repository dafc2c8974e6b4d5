import type { Output } from '../../../../contract/actions'
import { roleLabel } from '../../../../contract/labels'
import { unusualRules } from '../../../../contract/unusual'
import { dateOf, monthDay, weekdayName } from '../../../../contract/week'

type Day = Output<'rights.unusual'>['days'][number]

export interface DayView {
  key: string
  personId: number
  day: string
  who: string
  hat: string
  when: string
  /** `12 个孩子的档案在十分钟内逐个打开（平常少于 8 个）` */
  signs: string[]
  looked: string
}

export interface View {
  waiting: DayView[]
  looked: DayView[]
}

function dayView({ personId, name, hat, day, signs, looked }: Day): DayView {
  return {
    key: `${personId}|${hat}|${day}`,
    personId,
    day,
    who: name || '已离开的老师',
    hat: roleLabel[hat],
    when: `${monthDay(day)} ${weekdayName(day)}`,
    signs: signs.map(({ rule, count, from }) =>
      from > 1 ? `${count} ${unusualRules[rule].text}（平常少于 ${from} 个）` : `${count} ${unusualRules[rule].text}`,
    ),
    looked: looked ? `${looked.by} ${monthDay(dateOf(looked.at))}已核实` : '',
  }
}

/** What a head should ask about, and what has been asked about already. */
export function toView({ days }: Output<'rights.unusual'>): View {
  const seen = days.map(dayView)
  return { waiting: seen.filter((day) => day.looked === ''), looked: seen.filter((day) => day.looked !== '') }
}
