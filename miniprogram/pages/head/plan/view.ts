import { fullTime, dayAndTime, weekText, type DateText } from '../../../../contract/week'
import { helpsOf, leftGroups, type Group, type Help } from './left'
import { daysOf, type Day, type Plan } from './rows'

export interface View {
  week: DateText
  weeks: Array<{ key: DateText; label: string }>
  /** `11月30日至12月6日` */
  span: string
  state: Plan['state']
  /** `还没发布`; empty where there is nothing to publish. */
  tag: string
  /** `104 个孩子有了时间` */
  seated: string
  /** `还有 9 个排不上`; empty for none. */
  short: string
  /** Where it stands: `周五 18:00 会自动发布，也可以现在发布` */
  standing: string
  /** `排好的 96 个家庭，23 个确认了`; null before it is published. */
  confirmed: { text: string; part: number; whole: number } | null
  /** Pins that could not be kept. */
  broken: string[]
  groups: Group[]
  helps: Help[]
  days: Day[]
  /** What the question before publishing says. */
  question: string
  planId: number
  can: Plan['can']
  /** What a tap does, where it does it: on a child without a time, on a family with one. */
  hints: { left: string; days: string }
  plan: Plan
}

function standingOf({ state, publishesAt, publishedAt, madeAt, can }: Plan): string {
  if (state === 'published') return `${fullTime(publishedAt!)} 发布，家长已收到时间`
  if (state === 'proposal' && !can.publish) return '要排的都排好了'
  if (state === 'proposal') {
    return publishesAt
      ? `${dayAndTime(publishesAt)} 会自动发布，也可以现在发布`
      : `${dayAndTime(madeAt!)} 排的，等您发布给家长`
  }
  return publishesAt ? '周四晚上 20:00 会自动排，也可以现在就排' : '还没有排'
}

function leftHint({ left, seats, free, state, can }: Plan): string {
  if (left.every(({ why }) => why === 'nobody')) return ''
  const anyTime = free.length > 0 || seats.some((seat) => seat.state === 'planned' && !seat.pinned)
  if (can.pin && anyTime) return '点名字，可以给孩子留一个时间。'
  const waits = left.some(({ why }) => why === 'full' || why === 'taken')
  return state === 'published' && waits ? '他们在排队，空出来的时间会先问他们。' : ''
}

/** The plan of a week for the screen. */
export function toView(plan: Plan): View {
  const { week, weeks, counts, state, can } = plan
  const fresh = plan.seats.filter((seat) => seat.state === 'planned').length
  return {
    week,
    weeks: weeks.map((one, place) => ({ key: one, label: place === 0 ? '这周' : '下周' })),
    span: weekText(week),
    ...{ state, can, plan },
    tag: can.publish ? '还没发布' : state === 'published' ? '已发布' : '',
    seated: state === 'none' ? `${counts.children} 个孩子要通话` : `${counts.seated} 个孩子有了时间`,
    short: counts.left > 0 ? `还有 ${counts.left} 个排不上` : '',
    standing: standingOf(plan),
    confirmed:
      counts.families > 0
        ? {
            ...{ part: counts.confirmed, whole: counts.families },
            text: `排好的 ${counts.families} 个家庭，${counts.confirmed > 0 ? `${counts.confirmed} 个确认了` : '还没有人确认'}`,
          }
        : null,
    broken: plan.pinsBroken.map(({ name, startsAt }) => `${name}：${dayAndTime(startsAt)} 留不住了，已经另排`),
    groups: leftGroups(plan),
    helps: helpsOf(plan),
    days: daysOf(plan),
    hints: { left: leftHint(plan), days: can.pin && fresh > 0 ? '点开一天看每一家；点一家，可以换时间。' : '' },
    question:
      fresh > 0
        ? `${fresh} 个家庭会收到学校排的时间，不合适可以自己改。`
        : '没有新排的时间，排不上的孩子会开始排队等空位。',
    planId: plan.planId ?? 0,
  }
}
