import { fullTime, dayAndTime, weekText, type DateText } from '../../../../contract/week'
import { helpsOf, leftGroups, type Group, type Help } from './left'
import { daysOf, type Day, type Plan } from './rows'

export interface View {
  week: DateText
  weeks: Array<{ key: DateText; label: string }>
  /** `11月30日至12月6日` */
  span: string
  state: Plan['state']
  /** `还没发布`; empty before there is a plan. */
  tag: string
  /** `104 个孩子有了时间` */
  seated: string
  /** `还有 9 个排不上`; empty for none. */
  short: string
  /** Where it stands: `还没有发布，周五 18:00 会自动发布` */
  standing: string
  /** `96 个家庭里 23 个确认了`; empty before it is published. */
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
  plan: Plan
}

function standingOf({ state, publishesAt, publishedAt, madeAt, can }: Plan): string {
  if (state === 'published') return `${fullTime(publishedAt!)} 发布，家长已收到时间`
  if (state === 'proposal' && !can.publish) return '要排的都排好了'
  if (state === 'proposal') {
    return publishesAt ? `还没有发布，${dayAndTime(publishesAt)} 会自动发布` : `还没有发布，${dayAndTime(madeAt!)} 排的`
  }
  return publishesAt ? '周四晚上 20:00 会自动排，也可以现在就排' : '还没有排'
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
    tag: state === 'none' ? '' : can.publish ? '还没发布' : '已发布',
    seated: state === 'none' ? `${counts.children} 个孩子要通话` : `${counts.seated} 个孩子有了时间`,
    short: counts.left > 0 ? `还有 ${counts.left} 个排不上` : '',
    standing: standingOf(plan),
    confirmed:
      counts.families > 0
        ? {
            ...{ part: counts.confirmed, whole: counts.families },
            text: `排好的 ${counts.families} 个家庭，${counts.confirmed} 个确认了`,
          }
        : null,
    broken: plan.pinsBroken.map(({ name, startsAt }) => `${name}：${dayAndTime(startsAt)} 留不住了，已经另排`),
    groups: leftGroups(plan),
    helps: helpsOf(plan),
    days: daysOf(plan),
    question:
      fresh > 0
        ? `${fresh} 个家庭会收到学校排的时间，不合适可以自己改。`
        : '没有新排的时间，排不上的孩子会开始排队等空位。',
    planId: plan.planId ?? 0,
  }
}
