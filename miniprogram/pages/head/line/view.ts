import type { Output } from '../../../../contract/actions'
import { fieldErrorText } from '../../../../contract/errors'
import { mediumLabel } from '../../../../contract/labels'
import type { Failure } from '../../../services/failure'
import { capacityView, type CapacityView } from '../capacity'
import { slotsAWeek } from '../hours'
import { draftOf, freshDraft, hoursOf, overlapText, presets, type Draft, type OwnSpan } from './draft'

type Lines = Output<'lines.list'>

export interface View {
  draft: Draft
  /** Slots of the other lines in use, and the families who need one (and their children): what this line is added to. */
  others: number
  need: number
  children: number
  lengths: Array<{ key: number; label: string }>
}

export const media = (Object.keys(mediumLabel) as Array<keyof typeof mediumLabel>).map((key) => ({
  key,
  label: mediumLabel[key],
}))

const usualLengths = [10, 15, 20]

/** A line to be changed, or a new one (`lineId` 0); undefined where the school has no such line. */
export function toView({ lines, need, children }: Lines, lineId: number): View | undefined {
  const line = lines.find((one) => one.lineId === lineId)
  if (lineId && !line) return undefined
  const draft = line ? draftOf(line) : freshDraft(lines.length)
  const others = lines.filter((one) => one.active && one.lineId !== lineId)
  const lengths = [...new Set([...usualLengths, draft.slotMinutes])]
  return {
    draft,
    others: others.reduce((sum, one) => sum + one.slotsAWeek, 0),
    need,
    children,
    lengths: lengths.map((key) => ({ key, label: `${key} 分钟` })),
  }
}

export interface Live {
  /** `每周 84 个时段` */
  slots: string
  school: CapacityView
  hours: ReturnType<typeof hoursOf>
  presets: Array<{ key: string; label: string; text: string; on: boolean }>
}

/** What the form says while it is filled in. */
export function liveOf(draft: Draft, { others, need, children }: View): Live {
  const hours = hoursOf(draft)
  const slots = slotsAWeek(hours, draft.slotMinutes)
  return {
    slots: `每周 ${slots} 个时段`,
    school: capacityView(others + (draft.active ? slots : 0), need, children),
    hours,
    presets: presets.map(({ key, label, text }) => ({ key, label, text, on: draft.presets.includes(key) })),
  }
}

function spanProblem({ weekdays, from, to }: OwnSpan): string {
  if (weekdays.length === 0) return '请选星期几'
  return from < to ? '' : '结束时间要晚于开始时间'
}

/** What is missing in one's own spans, by their key; a span without a day would otherwise vanish without a word. */
export function spanProblems(spans: OwnSpan[]): Record<number, string> {
  const problems = spans.map((span) => [span.key, spanProblem(span)] as const)
  return Object.fromEntries(problems.filter(([, text]) => text !== ''))
}

export interface Refusals {
  /** At the name. */
  name: string
  /** Beside the button, where it is seen however long the form is. */
  trouble: string
}

export const lookAbove: Refusals = { name: '', trouble: '还有没填好的地方，请看标红的那一段。' }

/** A refusal as the form shows it. */
export function refusalsOf(error: Pick<Failure, 'code' | 'text' | 'ref' | 'fields'>, draft: Draft): Refusals {
  const taken = error.fields.name === fieldErrorText.notAllowed
  const name = taken ? '已经有一部电话叫这个名字了，请换一个。' : (error.fields.name ?? '')
  if (error.code === 'HOURS_OVERLAP') return { name, trouble: overlapText(hoursOf(draft)) || error.text }
  return { name, trouble: error.code === 'INTERNAL' ? `${error.text}（编号 ${error.ref}）` : error.text }
}
