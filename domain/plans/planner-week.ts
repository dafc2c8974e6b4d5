import type { Week } from '../planner'
import type { Facts } from './gather'
import type { Likes } from './liking'
import type { Party } from './parties'
import { bySlot, slotId } from './slots'
import type { SlotTime } from './slots'

/** By child, the slot that a plan of before gave it. A new one keeps to it where nothing is lost by that: among equal plans, the one that was shown. */
export type Shown = ReadonlyMap<number, string>

export const nothingShown: Shown = new Map()

function steady(cost: number, shown: Shown, { children }: Party, slot: SlotTime): number {
  if (shown.size === 0) return cost
  return children.every((child) => shown.get(child) === slotId(slot)) ? 0 : Math.max(1, cost)
}

/** How a family is called in the planner. */
export const familyId = ({ party }: { party: number }): string => String(party)

/** A school's facts as the planner wants them: the families that need a time, the slots that nobody has. */
export function plannerWeek(
  parties: readonly Party[],
  slots: readonly SlotTime[],
  pins: Facts['pins'],
  likes: Likes,
  shown: Shown = nothingShown,
): Week {
  const open = [...slots].sort(bySlot)
  const placeOf = new Map(open.map((slot, place) => [slotId(slot), place]))
  return {
    slots: open.map((slot) => ({ id: slotId(slot) })),
    families: parties.map((party) => {
      const pin = pins.find(({ childId }) => party.children.includes(childId))
      const pinned = pin && placeOf.get(slotId(pin))
      return {
        id: familyId(party),
        size: party.children.length,
        waiting: party.waiting,
        silent: party.silent,
        options: open.flatMap((slot, place): [number, number][] => {
          const liking = likes(party, slot.startsAt)
          return liking ? [[place, steady(liking.cost, shown, party, slot)]] : []
        }),
        ...(pinned !== undefined && { pinned }),
      }
    }),
  }
}
