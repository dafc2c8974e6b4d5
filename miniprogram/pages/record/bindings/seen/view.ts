import { actionWords } from '../../../../../contract/action-words'
import type { Output } from '../../../../../contract/actions'
import { clockText, dateOf, dayName, minuteOf } from '../../../../../contract/week'

type Seen = Output<'binding.seen'>

export interface Line {
  key: number
  time: string
  what: string
  children: string
}

export interface View {
  name: string
  count: string
  days: Array<{ day: string; rows: Line[] }>
}

const words = (action: string) => (actionWords as Record<string, string>)[action] ?? '看了孩子的内容'

/** What somebody did, day by day, latest first. `present` in milliseconds since 1970. */
export function toView({ name, total, rows }: Seen, present: number): View {
  const days: View['days'] = []
  rows.forEach(({ at, action, children }, key) => {
    const day = dayName(dateOf(at), dateOf(present))
    if (days[days.length - 1]?.day !== day) days.push({ day, rows: [] })
    days[days.length - 1]!.rows.push({
      key,
      time: clockText(minuteOf(at)),
      what: words(action),
      children: children.join('、'),
    })
  })
  const shown = rows.length < total ? `，下面是最近 ${rows.length} 次` : ''
  return { name, count: `以家长身份一共 ${total} 次${shown}`, days }
}
