import { board, byId } from './board'
import { Extension } from './extension'
import { Seating } from './seating'
import type { ExtraHour, OtherWeek, Remedies, Remedy, Week } from './shape'

/**
 * What each remedy would give, computed by seating the families that are left over and not guessed: every extra hour alone, every other way to cut the
 * week into slots, and extra hours chosen one after the other, the best a minute first.
 */
export function remedies(week: Week, hours: ExtraHour[], others: OtherWeek[] = []): Remedies {
  const told = board(week)
  const { seat } = new Seating(told)
  const ordered = [...hours].sort((a, b) => byId(a.id, b.id))
  const extension = new Extension(told, seat, ordered)
  const alone = ordered.map((hour, at) => ({ id: hour.id, minutes: hour.minutes, ...extension.gain(at) }))
  const served = servedIn(told.families, seat)
  const recut = others.map(({ id, week: other }) => {
    const cut = board(other)
    const now = servedIn(cut.families, new Seating(cut).seat)
    return {
      id,
      minutes: 0,
      moreFamilies: now.families - served.families,
      moreChildren: now.children - served.children,
    }
  })
  return { alone: best([...recut, ...alone]), together: together(extension, ordered) }
}

function servedIn(families: { size: number }[], seat: Int32Array) {
  const served = families.filter((_, family) => seat[family]! >= 0)
  return { families: served.length, children: served.reduce((sum, { size }) => sum + size, 0) }
}

/** Those that help at all, the most children a minute first; what costs no minute before all. */
function best(remedies: Remedy[]): Remedy[] {
  return remedies
    .filter(({ moreChildren }) => moreChildren > 0)
    .sort(
      (a, b) =>
        b.moreChildren * a.minutes - a.moreChildren * b.minutes ||
        a.minutes - b.minutes ||
        b.moreChildren - a.moreChildren ||
        byId(a.id, b.id),
    )
}

function together(extension: Extension, hours: ExtraHour[]): Remedy[] {
  const chosen: Remedy[] = []
  const open = new Set(hours.keys())
  for (;;) {
    const offers = [...open].map((at) => ({
      at,
      id: hours[at]!.id,
      minutes: hours[at]!.minutes,
      ...extension.gain(at),
    }))
    const [first] = best(offers)
    if (!first) return chosen
    const { at, ...remedy } = first as Remedy & { at: number }
    extension.keep(at)
    open.delete(at)
    chosen.push(remedy)
  }
}
