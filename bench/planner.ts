import { plan, type Week } from '../domain/planner'
import { county } from '../tests/planner/county'
import { servedFirstCome } from '../tests/planner/first-come'
import { bestByHighs, mostChildrenByHighs, openHighs } from '../tests/planner/highs'
import type { Measured } from './report'

const ROUNDS = 5
/** A round is a tenth of the county's schools, so that ours and the solver's alternate closely; five rounds and the warm-up see other schools each. */
const PARTS = 10
/** Ours is over in a moment; measured so many times in a row. */
const TIMES = 10

/** Weeks planned a second, by us (with the reasons for whom is left over) and by the solver, which finds the same levels and nothing else. */
export async function measurePlan(): Promise<Measured> {
  const [highs, weeks] = [await openHighs(), county()]
  const part = (round: number) => weeks.filter((_, at) => at % PARTS === round)
  const measured: Measured = { unit: 'schools/s', subject: [], reference: [], target: 50 }
  weeks.forEach(plan)
  for (let round = 0; round <= ROUNDS; round += 1) {
    const ours = perSecond(Array<Week[]>(TIMES).fill(part(round)).flat(), (week) => plan(week))
    const theirs = perSecond(part(round), (week) => bestByHighs(highs, week))
    if (round === 0) continue
    measured.subject.push(ours)
    measured.reference.push(theirs)
  }
  return measured
}

/** Children served in the county's week, against families who come in some order and each take the free time they like best. */
export async function measureServed(): Promise<Measured> {
  const weeks = county()
  const orders = Array.from({ length: ROUNDS }, (_, round) => round)
  return {
    unit: 'children',
    subject: [served(weeks)],
    reference: orders.map((order) => sum(weeks, (week, at) => servedFirstCome(week, `order ${order}, school ${at}`))),
    target: 1.07,
  }
}

/** Children served, longest waiting first, against the most that could be served at all, as the solver finds it. */
export async function measureBound(): Promise<Measured> {
  const [highs, weeks] = [await openHighs(), county()]
  const bound = sum(weeks, (week) => mostChildrenByHighs(highs, week))
  return { unit: 'children', subject: [served(weeks)], reference: [bound], target: 0.99 }
}

const served = (weeks: Week[]) => sum(weeks, (week) => plan(week).servedChildren)

const sum = (weeks: Week[], of: (week: Week, at: number) => number) =>
  weeks.reduce((total, week, at) => total + of(week, at), 0)

function perSecond(weeks: Week[], work: (week: Week) => unknown): number {
  const before = performance.now()
  weeks.forEach((week) => work(week))
  return (weeks.length * 1000) / (performance.now() - before)
}
