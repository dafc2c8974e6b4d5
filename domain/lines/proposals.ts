export interface Slot {
  lineId: number
  startsAt: string
}

interface Call extends Slot {
  week: string
}

/** How many free slots each call is offered. */
const OFFERED = 3

/**
 * Free slots for calls that have lost theirs, in the calls' order: of the same week, on a line of the same kind first, the nearest first. Each call gets slots of its own while there are enough, so
 * that whoever works down the list is not offered one that the tap before has taken; where there are none left, the nearest all the same.
 */
export function proposals(
  calls: readonly Call[],
  free: readonly (Slot & { week: string })[],
  mediumOf: ReadonlyMap<number, string>,
): Slot[][] {
  const nearest = calls.map((call) => free.filter((slot) => slot.week === call.week).sort(nearerTo(call, mediumOf)))
  const own = calls.map((): Slot[] => [])
  const given = new Set<Slot>()
  for (let round = 0; round < OFFERED; round += 1) {
    for (const [index, slots] of nearest.entries()) {
      const slot = slots.find((one) => !given.has(one))
      if (!slot) continue
      given.add(slot)
      own[index]!.push(slot)
    }
  }
  return own.map((slots, index) =>
    (slots.length > 0 ? slots : nearest[index]!.slice(0, OFFERED))
      .map(({ lineId, startsAt }) => ({ lineId, startsAt }))
      .sort((a, b) => a.startsAt.localeCompare(b.startsAt) || a.lineId - b.lineId),
  )
}

function nearerTo(call: Call, mediumOf: ReadonlyMap<number, string>) {
  const other = (slot: Slot) => (mediumOf.get(slot.lineId) === mediumOf.get(call.lineId) ? 0 : 1)
  const away = (slot: Slot) => Math.abs(Date.parse(slot.startsAt) - Date.parse(call.startsAt))
  return (a: Slot, b: Slot) =>
    other(a) - other(b) || away(a) - away(b) || a.startsAt.localeCompare(b.startsAt) || a.lineId - b.lineId
}
