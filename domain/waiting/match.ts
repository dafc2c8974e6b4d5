import { costOf, mayCall } from '../availability/reach'
import type { Reach } from '../availability/reach'

/** Siblings who wait for one call, or one child. */
export interface Waiter {
  /** The one of them who has waited longest. */
  childId: number
  partyId: number
  /** What is known of each relative who could be called, the first to call first; none where the card names nobody. */
  reaches: (Reach | null)[]
  /** Slots that they were offered before, as `keyOf`. */
  offered: string[]
}

export interface FreeSlot {
  lineId: number
  startsAt: string
}

/** A slot's name among those of one school. */
export function keyOf({ lineId, startsAt }: FreeSlot): string {
  return `${lineId} ${startsAt}`
}

/** Whether a slot can be offered: somebody may be reachable then, and it was not offered to them before. */
export function mayOffer({ reaches, offered }: Waiter, slot: FreeSlot): boolean {
  return !offered.includes(keyOf(slot)) && (reaches.length === 0 || reaches.some((one) => mayCall(one, slot.startsAt)))
}

/**
 * Who is offered which free slot. Waiters come in the order of the waiting list, and nobody goes without a slot for the sake of somebody behind them; beyond that as many as possible are
 * served (the earlier ones take another slot that they can use, where that makes room), each at the time that suits best.
 */
export function matchOffers(waiters: Waiter[], slots: FreeSlot[]): { waiter: Waiter; slot: FreeSlot }[] {
  const wishes = waiters.map((waiter) => wishesOf(waiter, slots))
  const holder = new Map<FreeSlot, number>()
  const seat = (who: number, tried: Set<FreeSlot>): boolean => {
    for (const slot of wishes[who]!) {
      if (tried.has(slot)) continue
      tried.add(slot)
      const other = holder.get(slot)
      if (other !== undefined && !seat(other, tried)) continue
      holder.set(slot, who)
      return true
    }
    return false
  }
  waiters.forEach((_, who) => {
    if (holder.size < slots.length) seat(who, new Set())
  })
  return [...holder].sort(([, a], [, b]) => a - b).map(([slot, who]) => ({ waiter: waiters[who]!, slot }))
}

/** The slots that somebody can be offered, those that suit best and come soonest first. */
function wishesOf(waiter: Waiter, slots: FreeSlot[]): FreeSlot[] {
  return slots
    .filter((slot) => mayOffer(waiter, slot))
    .map((slot) => ({ slot, cost: bestCost(waiter, slot.startsAt) }))
    .sort(
      (a, b) =>
        a.cost - b.cost || Date.parse(a.slot.startsAt) - Date.parse(b.slot.startsAt) || a.slot.lineId - b.slot.lineId,
    )
    .map(({ slot }) => slot)
}

function bestCost({ reaches }: Waiter, startsAt: string): number {
  return reaches.length === 0 ? costOf(null, startsAt) : Math.min(...reaches.map((one) => costOf(one, startsAt)))
}
