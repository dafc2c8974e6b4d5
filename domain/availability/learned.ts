import { partOf } from '../../contract/availability-cells'
import { dateOf, minuteOf, weekdayOf } from '../../contract/week'

/**
 * How often somebody answered in one part (contract/availability-cells) of working days (`work`) or of Saturdays and Sundays (`rest`); a call counts less the longer ago it was.
 */
interface Cell {
  kind: 'work' | 'rest'
  part: number
  reached: number
  missed: number
}

export type Answers = Cell[]

/** What we believe before the first call, as calls answered and not: of anybody, and of somebody who said that they are free then. */
const PRIOR = { anybody: { reached: 3, missed: 2 }, saysFree: { reached: 8, missed: 2 } }

/** For how many calls the person's habit at all other hours counts beside those at this hour. */
const OVERALL_COUNTS = 4

/** So many answered calls, and this share, make an hour worth telling the family about. */
const HABIT = { from: 1.5, share: 0.7 }

/** Working days and the weekend are different lives. */
export function kindOf(startsAt: string): Cell['kind'] {
  return weekdayOf(dateOf(startsAt)) >= 6 ? 'rest' : 'work'
}

/** What the log says about the part of the day in which a call begins. */
export function cellOf(answers: Answers, startsAt: string): Cell | undefined {
  const kind = kindOf(startsAt)
  const part = partOf(minuteOf(startsAt))
  return answers.find((cell) => cell.kind === kind && cell.part === part)
}

/**
 * The chance of an answer, from the log: the mean of a Beta distribution whose prior is the person's own habit over all hours, which in turn starts from
 * what we believe of anybody. Without a log it is that belief; with much of it, the share of calls answered at that hour.
 */
export function chanceIn(answers: Answers, startsAt: string, saysFree: boolean): number {
  const overall = overallOf(answers, saysFree)
  const cell = cellOf(answers, startsAt)
  return cell ? shrunk(cell, overall) : overall
}

function overallOf(answers: Answers, saysFree: boolean): number {
  const prior = saysFree ? PRIOR.saysFree : PRIOR.anybody
  const reached = answers.reduce((sum, cell) => sum + cell.reached, prior.reached)
  const missed = answers.reduce((sum, cell) => sum + cell.missed, prior.missed)
  return reached / (reached + missed)
}

function shrunk({ reached, missed }: Cell, overall: number): number {
  return (reached + OVERALL_COUNTS * overall) / (reached + missed + OVERALL_COUNTS)
}

/** The hours at which somebody mostly answers, the surest first. */
export function habits(answers: Answers): Pick<Cell, 'kind' | 'part'>[] {
  const overall = overallOf(answers, false)
  return answers
    .filter((cell) => cell.reached >= HABIT.from && shrunk(cell, overall) >= HABIT.share)
    .sort((a, b) => shrunk(b, overall) - shrunk(a, overall) || b.reached - a.reached)
    .map(({ kind, part }) => ({ kind, part }))
}
