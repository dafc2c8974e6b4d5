import { clockText, dateOf, minuteOf, weekdayName, weekdayOf } from '../../../../contract/week'
import { namesText, type Plan } from './rows'

type Left = Plan['left'][number]
type Slots = Plan['blocked'][number]['slots']

export interface Person {
  key: string
  childId: number
  names: string
  /** `3 周没通上话`; empty for less than one. */
  note: string
}

/** Children who got no time for one and the same reason. */
export interface Group {
  key: string
  /** `这 5 个孩子只能用周日晚上的 3 个时段` */
  title: string
  /** `大家轮着来，最多 2 周轮到一次` */
  note: string
  /** The first few, longest waiting first, and the rest. */
  people: Person[]
  more: Person[]
}

export interface Help {
  key: string
  text: string
  gain: string
  url: string
}

/** So many names are shown at once. */
const FEW = 8

const partOf = (minute: number) =>
  minute < 11 * 60 + 30 ? '上午' : minute < 14 * 60 ? '中午' : minute < 18 * 60 ? '下午' : '晚上'

/** `周日晚上`, `周六、周日`, `这一周`: where some slots lie, as a person says it. */
export function placeOf(slots: Slots): string {
  const days = [...new Set(slots.map(({ startsAt }) => dateOf(startsAt)))].sort()
  if (days.length > 4) return '这一周'
  const parts = new Set(slots.map(({ startsAt }) => partOf(minuteOf(startsAt))))
  const part = parts.size === 1 ? [...parts][0]! : ''
  const workdays = days.length === 4 && days.every((day) => weekdayOf(day) < 6)
  return (workdays ? `${weekdayName(days[0]!)}到${weekdayName(days[3]!)}` : days.map(weekdayName).join('、')) + part
}

const person = ({ childIds, names, weeks }: Left): Person => ({
  ...{ key: `${childIds[0]!}`, childId: childIds[0]!, names: namesText(names) },
  note: weeks > 0 ? `${weeks} 周没通上话` : '',
})

function blockedGroup(set: number, of: Left[], blocked: Plan['blocked']): Group {
  const { children, slots } = blocked[set]!
  const round = Math.max(0, ...of.map((one) => one.round ?? 0))
  return {
    key: `set${set}`,
    title: `这 ${children} 个孩子只能用${placeOf(slots)}的 ${slots.length} 个时段`,
    note: `${round > 1 ? `大家轮着来，最多 ${round} 周轮到一次。` : ''}这次轮不到：`,
    ...peopleOf(of),
  }
}

function peopleOf(of: Left[]): Pick<Group, 'people' | 'more'> {
  const all = [...of].sort((a, b) => b.weeks - a.weeks).map(person)
  return { people: all.slice(0, FEW), more: all.slice(FEW) }
}

const reasons = [
  { why: 'full', title: '合适的时段不够用', note: '先排了等得更久的孩子。' },
  { why: 'taken', title: '合适的时段都有人约了', note: '空出来会先问他们。' },
  { why: 'noTime', title: '学校开放的时间里，家里都不方便', note: '可以加开别的时间，或者和家里再商量。' },
  { why: 'nobody', title: '联系卡上还没有能打的电话', note: '点名字去补联系卡。' },
] as const

/** Who got no time, by the reason why. */
export function leftGroups({ left, blocked }: Pick<Plan, 'left' | 'blocked'>): Group[] {
  const bySet = blocked
    .map((_, set) => ({ set, of: left.filter((one) => one.set === set) }))
    .filter(({ of }) => of.length > 0)
    .map(({ set, of }) => blockedGroup(set, of, blocked))
  const others = reasons
    .map(({ why, title, note }) => ({
      why,
      title,
      note,
      of: left.filter((one) => one.set === null && one.why === why),
    }))
    .filter(({ of }) => of.length > 0)
    .map(({ why, title, note, of }) => ({ key: why, title, note, ...peopleOf(of) }))
  return [...bySet, ...others]
}

/** What would help, with the page on which it is done. */
export function helpsOf({ remedies, lines }: Pick<Plan, 'remedies' | 'lines'>): Help[] {
  const nameOf = (lineId: number) => (lines.length > 1 ? (lines.find((one) => one.lineId === lineId)?.name ?? '') : '')
  return remedies.map((remedy) => {
    const gain = `可多 ${remedy.more} 个孩子`
    if (remedy.kind === 'length') {
      const text = `${nameOf(remedy.lineId) || '电话'}改成 ${remedy.minutes} 分钟一段`
      return {
        key: `length${remedy.lineId}-${remedy.minutes}`,
        text,
        gain,
        url: `/pages/head/line/index?id=${remedy.lineId}`,
      }
    }
    const { lineId, date, from, to } = remedy
    return {
      key: `hour${lineId}-${date}-${from}`,
      text: `${nameOf(lineId)}${weekdayName(date)} ${clockText(from)}–${clockText(to)} 加开一小时`,
      gain,
      url: `/pages/head/days/index?kind=extra&line=${lineId}&on=${date}&from=${from}&to=${to}`,
    }
  })
}
