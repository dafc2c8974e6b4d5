import type { Output } from '../../../../../contract/actions'
import { mediumLabel } from '../../../../../contract/labels'
import { weekCapacity, type CapacityView } from '../../capacity'
import { exceptionRow, type ExceptionRow } from '../../days/words'
import { hoursRows, type HoursRow, type Span } from '../../hours'

type Lines = Output<'lines.list'>

export interface LineView {
  lineId: number
  name: string
  /** `电话 · 10 分钟一段` */
  about: string
  slots: string
  active: boolean
  broken: boolean
  hours: Span[]
  rows: HoursRow[]
}

/** What else a head does here, each on a page of its own. */
export const links = [
  {
    key: 'plan',
    icon: 'calendar',
    label: '下周的安排',
    note: '谁排在什么时间，谁排不上',
    url: '/pages/head/plan/index',
  },
  { key: 'waiting', icon: 'people', label: '排队的家庭', note: '有空位就先问他们', url: '/pages/head/waiting/index' },
  { key: 'desk', icon: 'phone', label: '值班台', note: '今天谁在什么时间通话，谁通上了', url: '/pages/desk/index' },
  { key: 'duty', icon: 'swap', label: '值班表', note: '谁哪天值班，换班和交接', url: '/pages/duty/index' },
  {
    key: 'week',
    icon: 'chart',
    label: '每周对账',
    note: '约的、通的、没通的，逐个孩子',
    url: '/pages/head/calls-week/index',
  },
  {
    key: 'rules',
    icon: 'edit',
    label: '通话规定',
    note: '一周几次、最晚何时改、谁来发布',
    url: '/pages/head/rules/index',
  },
]

export interface View {
  /** The week to come: what can still be planned. */
  capacity: CapacityView
  /** What is left of this week. */
  thisWeek: string
  /** `有 6 个家庭的通话要改时间`; empty for none. */
  reviews: string
  lines: LineView[]
  exceptions: ExceptionRow[]
}

function lineView(line: Lines['lines'][number]): LineView {
  const { lineId, name, medium, slotMinutes, active, broken, number, handoff, hours, slotsAWeek } = line
  const by = medium === 'video' && handoff ? `用微信“${handoff}”` : number
  const used = broken ? '坏了，今天先停开' : `每周 ${slotsAWeek} 个时段`
  return {
    lineId,
    name,
    about: [mediumLabel[medium], `${slotMinutes} 分钟一段`, by].filter(Boolean).join(' · '),
    slots: active ? used : '已停用，家长约不到',
    active,
    broken: active && broken,
    hours,
    rows: hoursRows(hours),
  }
}

/** The school's phones with their week, those in use first, what they carry together, and the days that differ. */
export function toView({ lines, weeks, need, children, reviews, exceptions }: Lines): View {
  const inUse = (one: { active: boolean }) => (one.active ? 0 : 1)
  const [now, next] = weeks
  return {
    capacity: weekCapacity('下周', next!, need, children),
    thisWeek: now!.free > 0 ? `这周还空着 ${now!.free} 个时段` : '这周没有空着的时段了',
    reviews: reviews > 0 ? `有 ${reviews} 个家庭的通话要改时间` : '',
    lines: lines.map(lineView).sort((a, b) => inUse(a) - inUse(b)),
    exceptions: exceptions.map((one) => exceptionRow(one, lines)),
  }
}
