import { addDays, instantAt, weekdayOf, weekOf } from './calendar'
import type { CareKind } from './plan'
import { Random } from './random'
import type { Pupil, School, World } from './world'
import { talkWords } from './words/talks'
import { visitWords } from './words/visits'

/** Writes the talks (谈心) and home visits (家访) of the weeks so far, at the school's own cadence. */
export function writeNotes(world: World, school: School): void {
  const random = new Random(`notes ${school.plan.key}`)
  const from = world.pastWeeks[0]!
  const { talkEveryDays, visitEveryDays } = school.plan.settings
  for (const pupil of school.pupils) {
    const start = pupil.firstWeek > from ? pupil.firstWeek : from
    // Some teachers fall behind the cadence: their children are on the list of what is missing.
    const pace = random.chance(0.8) ? 1 : 1.6
    for (
      let day = addDays(start, random.int(1, talkEveryDays));
      day <= world.today;
      day = later(random, day, talkEveryDays * pace)
    ) {
      addTalk(world, random, school, pupil, schoolday(day))
    }
    for (
      let day = addDays(start, random.int(3, 40));
      day <= world.today;
      day = later(random, day, visitEveryDays * 0.75)
    ) {
      addVisit(world, random, school, pupil, day)
    }
  }
}

function later(random: Random, day: string, days: number): string {
  return addDays(day, Math.round(days * (0.85 + 0.3 * random.next())))
}

/** What takes place at school does so from Monday to Friday. */
export function schoolday(day: string): string {
  return addDays(day, Math.min(0, 5 - weekdayOf(day)))
}

function addTalk(world: World, random: Random, school: School, pupil: Pupil, happenedOn: string): void {
  const { forParents, ...body } = talkWords(random, pupil.callName, pupil.row.sex === 'female')
  const nextOn = addDays(happenedOn, school.plan.settings.talkEveryDays)
  addNote(world, random, pupil, { kind: 'talkNote', happenedOn, body: { ...body, nextOn }, forParents })
}

function addVisit(world: World, random: Random, school: School, pupil: Pupil, happenedOn: string): void {
  const { forParents, ...body } = visitWords(random, careOf(world, pupil), pupil.callName, pupil.row.sex === 'female')
  const nextOn = addDays(happenedOn, body.anomaly ? 14 : school.plan.settings.visitEveryDays)
  addNote(world, random, pupil, { kind: 'homeVisit', happenedOn, body: { ...body, nextOn }, forParents })
}

function careOf(world: World, pupil: Pupil): CareKind {
  return world.county.careArrangement.find((care) => care.childId === pupil.childId && !care.toOn)!.kind as CareKind
}

interface Note {
  kind: 'talkNote' | 'homeVisit' | 'study' | 'health' | 'activity' | 'award'
  happenedOn: string
  body: object
  forParents: string
}

/** Posted the same evening, by `author` or by whichever of the child's teachers it was; what would lie ahead of now has not been written yet. */
export function addNote(world: World, random: Random, pupil: Pupil, note: Note, author?: number): void {
  const postedAt = instantAt(note.happenedOn, random.int(12 * 60 + 30, 21 * 60))
  if (postedAt > world.now) return
  const either = pupil.pairedTeacher && random.chance(0.6) ? pupil.pairedTeacher : pupil.classTeacher
  world.county.note.push({
    schoolId: pupil.row.schoolId,
    noteId: world.county.note.length + 1,
    childId: pupil.childId,
    week: weekOf(note.happenedOn),
    author: author ?? either,
    postedAt,
    undoneAt: null,
    ...note,
  })
}
