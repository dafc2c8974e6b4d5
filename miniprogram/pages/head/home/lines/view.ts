import type { Output } from '../../../../../contract/actions'
import { mediumLabel } from '../../../../../contract/labels'
import { capacityView, type CapacityView } from '../../capacity'
import { hoursRows, type HoursRow, type Span } from '../../hours'

type Lines = Output<'lines.list'>

export interface LineView {
  lineId: number
  name: string
  /** `电话 · 10 分钟一段` */
  about: string
  slots: string
  active: boolean
  hours: Span[]
  rows: HoursRow[]
}

export interface View {
  capacity: CapacityView
  lines: LineView[]
}

function lineView({ lineId, name, medium, slotMinutes, active, hours, slotsAWeek }: Lines['lines'][number]): LineView {
  return {
    lineId,
    name,
    about: `${mediumLabel[medium]} · ${slotMinutes} 分钟一段`,
    slots: active ? `每周 ${slotsAWeek} 个时段` : '已停用，家长约不到',
    active,
    hours,
    rows: hoursRows(hours),
  }
}

/** The school's phones with their week, those in use first, and what they carry together. */
export function toView({ lines, capacity, need }: Lines): View {
  const inUse = (one: { active: boolean }) => (one.active ? 0 : 1)
  return {
    capacity: capacityView(capacity, need),
    lines: lines.map(lineView).sort((a, b) => inUse(a) - inUse(b)),
  }
}
