import type { BlockingSet, Week } from './shape'

/**
 * Checks a blocking set against the week alone, knowing nothing of how it was found: every family of the set can use no slot outside it, and they are
 * more than the slots (Hall's condition, broken). A family whose pin was kept (`pinned`, by id) can use that slot alone.
 */
export function verifyBlocking(week: Week, set: BlockingSet, pinned: ReadonlyMap<string, string> = new Map()): boolean {
  const slots = new Set(set.slots)
  const families = new Set(set.families)
  if (slots.size !== set.slots.length || families.size !== set.families.length) return false
  if (set.slots.some((id) => !week.slots.some((slot) => slot.id === id))) return false
  const members = week.families.filter((family) => families.has(family.id))
  const usable = (family: Week['families'][number]) =>
    pinned.has(family.id) ? [pinned.get(family.id)!] : family.options.map(([slot]) => week.slots[slot]!.id)
  return (
    members.length === families.size &&
    families.size > slots.size &&
    members.every((family) => usable(family).every((id) => slots.has(id)))
  )
}
