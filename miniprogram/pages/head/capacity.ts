export interface CapacityView {
  /** `84 个时段，113 个孩子：还差 29 个` */
  text: string
  /** What would help; empty where nothing is missing. */
  advice: string
  enough: boolean
}

/** What the phones carry in a week against the children who need a call each. */
export function capacityView(capacity: number, need: number): CapacityView {
  const text = `每周 ${capacity} 个时段，${need} 个孩子`
  if (need === 0) return { text: `每周 ${capacity} 个时段`, advice: '', enough: true }
  if (capacity >= need) return { text: `${text}：够每个孩子约一次`, advice: '', enough: true }
  return {
    text: `${text}：还差 ${need - capacity} 个`,
    advice: capacity === 0 ? '先开通一部亲情电话，家长才能约时间。' : '可以加开时段，或改用 10 分钟一段。',
    enough: false,
  }
}
