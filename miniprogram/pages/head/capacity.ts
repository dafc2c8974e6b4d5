import type { Output } from '../../../contract/actions'

export interface CapacityView {
  /** `84 个时段，113 个孩子：还差 29 个` */
  text: string
  /** What would help; empty where nothing is missing. */
  advice: string
  enough: boolean
}

export type Week = Output<'lines.list'>['weeks'][number]
export type Advice = Week['advice']

/** What the phones carry in a usual week against the families who need a call each: siblings share one. */
export function capacityView(capacity: number, need: number, children = need): CapacityView {
  const text = `每周 ${capacity} 个时段，${needText(need, children)}`
  if (need === 0) return { text: `每周 ${capacity} 个时段`, advice: '', enough: true }
  if (capacity >= need) return { text: `${text}：够每个孩子约一次`, advice: '', enough: true }
  return {
    text: `${text}：还差 ${need - capacity} 个`,
    advice: capacity === 0 ? '先开通一部亲情电话，家长才能约时间。' : '可以加开时段，或改用 10 分钟一段。',
    enough: false,
  }
}

/** `113 个孩子`, or `106 个家庭（113 个孩子）` where siblings share a call. */
export const needText = (families: number, children: number) =>
  families === children ? `${children} 个孩子` : `${families} 个家庭（${children} 个孩子）`

/** One week's slots against the calls that it needs; `name` is 这周 or 下周. */
export function weekCapacity(name: string, { slots, advice }: Week, families: number, children: number): CapacityView {
  if (children === 0) return { text: `${name} ${slots} 个时段`, advice: '', enough: true }
  const text = `${name} ${slots} 个时段，${needText(families, children)}`
  if (advice.lacking === 0) return { text: `${text}：每家都能约上`, advice: '', enough: true }
  return { text: `${text}：还差 ${advice.lacking} 个`, advice: adviceText(advice, families), enough: false }
}

/** `再开 29 个时段（约 7 个半小时），或改成 10 分钟一段就够了。` */
export function adviceText({ lacking, moreMinutes, shorter }: Advice, need: number): string {
  const open = `再开 ${lacking} 个时段（${lengthText(moreMinutes)}）`
  if (!shorter) return `${open}就够了。`
  const still = need - shorter.slots
  return `${open}，或改成 ${shorter.minutes} 分钟一段${still > 0 ? `，再开 ${still} 个` : ''}就够了。`
}

/** `约 5 小时`, `约 3 个半小时`, `30 分钟`; rounded up to half hours, since nobody opens a phone for seven minutes. */
export function lengthText(minutes: number): string {
  const halves = Math.ceil(minutes / 30)
  if (halves <= 1) return '30 分钟'
  return halves % 2 === 0 ? `约 ${halves / 2} 小时` : `约 ${(halves - 1) / 2} 个半小时`
}
