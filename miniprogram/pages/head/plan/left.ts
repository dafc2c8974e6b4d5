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
  spoken: string
}

/** Children who got no time for one and the same reason. */
export interface Group {
  key: string
  /** `这 5 个孩子只能用周日晚上的 3 个时段` */
  title: string
  /** `大家轮着来，最多 2 周轮到一次` */
  note: string
  /** Longest waiting first. */
  people: Person[]
  /** So many are shown until the rest is asked for. */
  few: number
}

export interface Help {
  key: string
  /** `周日加开 18:30–19:30` */
  text: string
  /** Which phone; empty where the school has one. */
  line: string
  gain: string
  spoken: string
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

function person({ childIds, names, weeks }: Left): Person {
  const note = weeks > 0 ? `${weeks} 周没通上话` : ''
  const spoken = [namesText(names), note].filter(Boolean).join('，')
  return { key: `${childIds[0]!}`, childId: childIds[0]!, names: namesText(names), note, spoken }
}

function blockedGroup(set: number, of: Left[], { blocked, counts }: Pick<Plan, 'blocked' | 'counts'>): Group {
  const { children, slots } = blocked[set]!
  const round = Math.max(0, ...of.map((one) => one.round ?? 0))
  return {
    key: `set${set}`,
    title: `${children === counts.children ? '全校' : '这'} ${children} 个孩子只能用${placeOf(slots)}的 ${slots.length} 个时段`,
    note: `${round > 1 ? `大家轮着来，最多 ${round} 周轮到一次。` : ''}这次轮不到：`,
    ...peopleOf(of),
  }
}

function peopleOf(of: Left[]): Pick<Group, 'people' | 'few'> {
  return { people: [...of].sort((a, b) => b.weeks - a.weeks).map(person), few: FEW }
}

const reasons = [
  { why: 'full', title: '合适的时段不够用', note: '先排了等得更久的孩子。' },
  { why: 'taken', title: '合适的时段都有人约了', note: '空出来会先问他们。' },
  { why: 'noTime', title: '学校开放的时间里，家里都不方便', note: '可以加开别的时间，或者和家里再商量。' },
  { why: 'nobody', title: '联系卡上还没有能打的电话', note: '点名字去补联系卡。' },
] as const

/** Who got no time, by the reason why. */
export function leftGroups({ left, blocked, counts }: Pick<Plan, 'left' | 'blocked' | 'counts'>): Group[] {
  const bySet = blocked
    .map((_, set) => ({ set, of: left.filter((one) => one.set === set) }))
    .filter(({ of }) => of.length > 0)
    .map(({ set, of }) => blockedGroup(set, of, { blocked, counts }))
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
  return remedies.map((remedy) => {
    const line = lines.length > 1 ? (lines.find(({ lineId }) => lineId === remedy.lineId)?.name ?? '') : ''
    const gain = `可多 ${remedy.more} 个孩子`
    const way = wayOf(remedy)
    return { ...way, line, gain, spoken: [way.text, line, gain].filter(Boolean).join('，') }
  })
}

function wayOf(remedy: Plan['remedies'][number]): Pick<Help, 'key' | 'text' | 'url'> {
  const { lineId } = remedy
  if (remedy.kind === 'length') {
    const { minutes } = remedy
    return {
      ...{ key: `length${lineId}-${minutes}`, text: `每个时段改成 ${minutes} 分钟` },
      url: `/pages/head/line/index?id=${lineId}`,
    }
  }
  const { date, from, to } = remedy
  return {
    ...{ key: `hour${lineId}-${date}-${from}`, text: `${weekdayName(date)}加开 ${clockText(from)}–${clockText(to)}` },
    url: `/pages/head/days/index?kind=extra&line=${lineId}&on=${date}&from=${from}&to=${to}`,
  }
}
