import type { FamilyPlan } from './plan'
import type { Random } from './random'
import type { School } from './world'

export interface Seat {
  classId: number
  grade: number
}

/** Grade from which on a child of the county may be found living alone: old enough that somebody thought it would do, and still under sixteen. */
const ALONE_FROM_GRADE = 7

/** One seat a child, spread over the classes by their size. */
export function seatDeck(random: Random, school: School, total: number): Seat[] {
  const pupils = school.classes.reduce((sum, one) => sum + (one.pupils ?? 0), 0)
  const seats = school.classes.flatMap((one) =>
    Array.from({ length: Math.floor((total * (one.pupils ?? 0)) / pupils) }, () => ({
      classId: one.classId!,
      grade: one.grade,
    })),
  )
  while (seats.length < total) {
    const one = random.pick(school.classes)
    seats.push({ classId: one.classId!, grade: one.grade })
  }
  return random.shuffled(seats)
}

/** Takes a seat that suits: siblings are two school years apart at least. */
export function seat(deck: Seat[], plan: FamilyPlan, siblingGrades: number[]): Seat {
  const suits = (one: Seat) =>
    (plan.care !== 'livingAlone' || one.grade >= ALONE_FROM_GRADE) &&
    siblingGrades.every((grade) => Math.abs(grade - one.grade) >= 2)
  const at = deck.findIndex(suits)
  return deck.splice(Math.max(at, 0), 1)[0]!
}
