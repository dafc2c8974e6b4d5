import { addDays, instantAt } from './calendar'
import { Random } from './random'
import type { Pupil, School, World } from './world'

/** How far the class teachers have come with this term's survey, class by class: done, half, not begun. */
const progress = [1, 1, 0.5, 1, 1, 0.5, 1, 0.9, 1, 0, 0.5, 1]

/** Days after the term's first day in which a class is surveyed. */
const SURVEYED_AFTER = 38

/** The first day and the key of the term that holds a date, as contract/term.ts reckons them. */
function termOf(date: string): { key: string; from: string } {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7))
  if (month >= 2 && month <= 7) return { key: `${year}-spring`, from: `${year}-02-01` }
  const start = month === 1 ? year - 1 : year
  return { key: `${start}-autumn`, from: `${start}-08-01` }
}

/** The survey at the start of this term, as far as it has come, and that of the term before, which is complete. */
export function surveyTerm(world: World, school: School): void {
  const random = new Random(`survey ${school.plan.key}`)
  const term = termOf(world.today)
  const before = termOf(addDays(term.from, -1))
  for (const [at, { classId }] of school.classes.entries()) {
    const pupils = school.pupils.filter(({ row }) => row.classId === classId)
    const answered = Math.floor(pupils.length * progress[at % progress.length]!)
    for (const pupil of pupils.slice(0, answered)) answer(world, school, random, pupil, term)
    for (const pupil of pupils) if (pupil.row.enrolledOn < term.from) answer(world, school, random, pupil, before)
  }
}

function answer(world: World, school: School, random: Random, pupil: Pupil, term: { key: string; from: string }): void {
  const fresh = pupil.row.enrolledOn >= term.from
  const at = instantAt(addDays(term.from, SURVEYED_AFTER + random.int(0, 4)), random.int(16 * 60, 18 * 60))
  world.county.surveyAnswer.push({
    schoolId: school.schoolId,
    term: term.key,
    childId: pupil.childId,
    answer: fresh ? 'new' : random.chance(0.12) ? 'changed' : 'unchanged',
    answeredBy: pupil.classTeacher,
    answeredAt: at < world.now ? at : world.now,
  })
}
