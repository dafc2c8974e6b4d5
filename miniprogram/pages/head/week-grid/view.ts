import { clockText } from '../../../../contract/week'
import { hoursText, type Span } from '../hours'

export interface GridView {
  days: Array<{ label: string; blocks: Array<{ key: string; top: number; height: number }> }>
  /** Hours at the side; `top` in percent of the grid's height. */
  marks: Array<{ label: string; top: number }>
  spoken: string
}

const letters = ['一', '二', '三', '四', '五', '六', '日']
/** The least that a grid shows, so that one short span does not fill it. */
const LEAST_HOURS = 4

const percent = (part: number, whole: number) => Math.round((part / whole) * 1000) / 10

function window(hours: Span[]): { from: number; to: number } {
  const from = Math.floor(Math.min(...hours.map((span) => span.from)) / 60)
  const to = Math.max(Math.ceil(Math.max(...hours.map((span) => span.to)) / 60), Math.min(24, from + LEAST_HOURS))
  return { from: Math.min(from, to - LEAST_HOURS) * 60, to: to * 60 }
}

/** A week's opening hours as seven columns with blocks, from the first open hour to the last. */
export function gridView(hours: Span[]): GridView {
  if (hours.length === 0) return { days: letters.map((label) => ({ label, blocks: [] })), marks: [], spoken: '' }
  const { from, to } = window(hours)
  const whole = to - from
  const days = letters.map((label, index) => ({
    label,
    blocks: hours
      .filter((span) => span.weekday === index + 1)
      .map((span) => ({
        key: `${span.from}-${span.to}`,
        top: percent(span.from - from, whole),
        height: percent(Math.max(span.to - span.from, 0), whole),
      })),
  }))
  const step = whole > 8 * 60 ? 180 : 120
  const count = Math.floor(whole / step) + 1
  const marks = Array.from({ length: count }, (_, index) => from + index * step).map((minute) => ({
    label: clockText(minute),
    top: percent(minute - from, whole),
  }))
  return { days, marks, spoken: hoursText(hours).join('；') }
}
