import { board, type Board } from './board'
import { Calendar } from './calendar'
import { Seating } from './seating'
import type { Week } from './shape'

/**
 * How long a round is where a family must share, by its id: the least number of weeks in which everybody can have a turn if every week were like this one.
 * By Hall's theorem it is never more than the largest ceil(n / m) of all n families, this one among them, who together only fit m slots.
 */
export function rounds(week: Week): Map<string, number> {
  const told = board(week)
  const length = roundsOf(told)
  return new Map(told.families.map(({ id }, family) => [id, length[family]!]))
}

/**
 * Looks ahead, so that nobody waits longer than a round. Among families who have waited equally long, the plan serves whom it likes; now and then that
 * leaves more families for the coming weeks than these can serve in time (all who could have used other slots have had theirs). Where it would, `due` is set
 * for as many of each waiting as the plan serves anyway, chosen so that everybody else can still have a turn in time, and the plan prefers them among
 * equals. Mostly nothing needs to be said, and the week comes back as it was.
 */
export function turns(week: Week): Week {
  const told = board(week)
  const length = roundsOf(told)
  if (length.every((weeks) => weeks <= 1)) return week
  const { calendar, late } = inTime(told, length)
  const { seat } = new Seating(told)
  if (staysInTime(told, length, calendar, late, seat)) return week
  const due = new Set<string>()
  told.families.forEach(({ id }, family) => {
    if (calendar.mayEver(family) && calendar.settle(family)) due.add(id)
  })
  return { ...week, families: week.families.map((family) => ({ ...family, due: due.has(family.id) })) }
}

/** The length of the round by family: with k weeks to be served in, who is still in a crowd that is too large needs more than k. */
function roundsOf(told: Board): Int32Array {
  const calendar = new Calendar(told, new Int32Array(told.families.length).fill(1))
  const length = new Int32Array(told.families.length).fill(1)
  for (let without = calendar.placeAll(), weeks = 1; without.length; weeks += 1) {
    for (const family of calendar.crowd(without)) length[family] = weeks + 1
    calendar.weeks.fill(weeks + 1)
    without = calendar.placeAll()
  }
  return length
}

/** Everybody placed before the round is over, or, where it is too late for that, as little too late as can be. */
function inTime(told: Board, length: Int32Array): { calendar: Calendar; late: number } {
  const waited = waitedOf(told, length)
  const weeksLeft = (family: number, late: number) =>
    told.pinned[family] ? 1 : Math.max(1, length[family]! + late - waited[family]!)
  const calendar = new Calendar(
    told,
    length.map((_, family) => weeksLeft(family, 0)),
  )
  let late = 0
  while (calendar.placeAll().length) {
    late += 1
    for (let family = 0; family < length.length; family += 1) calendar.weeks[family] = weeksLeft(family, late)
  }
  return { calendar, late }
}

/** How long each has waited, but for what all have waited (a school that begins is not late), and no more of it than two rounds (that is late enough). */
function waitedOf({ families }: Board, length: Int32Array): Int32Array {
  const common = families.reduce((least, { waiting }) => Math.min(least, waiting), Infinity)
  return length.map((weeks, family) => Math.min(families[family]!.waiting - common, 2 * weeks))
}

/** Whether, after these seats, everybody can still be served as much in time as now. */
function staysInTime(told: Board, length: Int32Array, calendar: Calendar, late: number, seat: Int32Array): boolean {
  const left = calendar.weeks.map((weeks, family) => (seat[family]! < 0 ? weeks - 1 : length[family]! + late))
  return new Calendar(told, left).placeAll().length === 0
}
