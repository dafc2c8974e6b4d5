/** One time on one line. */
export interface SlotTime {
  lineId: number
  startsAt: string
}

/** How a slot is called in the planner. */
export function slotId({ lineId, startsAt }: SlotTime): string {
  return `${lineId}@${startsAt}`
}

/** The slot behind a name of `slotId`. */
export function slotOf(id: string): SlotTime {
  const at = id.indexOf('@')
  return { lineId: Number(id.slice(0, at)), startsAt: id.slice(at + 1) }
}

/** By time, then by line. */
export function bySlot(a: SlotTime, b: SlotTime): number {
  return a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : a.lineId - b.lineId
}
