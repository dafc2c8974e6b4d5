import { addDays, weekOf } from './calendar'
import { addNote, schoolday } from './notes'
import { Random } from './random'
import type { Pupil, School, World } from './world'
import { activities, festivals } from './words/activities'
import type { Activity } from './words/activities'
import { awardWords } from './words/awards'
import { checkUps, hurt, unwell, vaccines } from './words/health'
import type { HealthWords } from './words/health'
import { studyWords } from './words/study'
import { spoken } from './words/talks'

/** Days between two notes on a child's learning, and the shares of the children's weeks that hold an award or a day in the sickroom. */
const STUDY_EVERY_DAYS = 32
const AWARDED = 0.04
const IN_SICKROOM = 0.025
/** Of the weeks without a festival, so many hold something else; of a class, so many children have a line about it. */
const SOMETHING_ON = 0.45
const TOLD_OF_IT = 0.6
/** The history's week in which the doctor comes, and the last grade that is still vaccinated. */
const CHECK_UP_WEEK = 8
const VACCINATED_TO = 3
/** From Tuesday to Thursday, so that Friday's letters hold it. */
const MIDWEEK = [1, 3] as const

const sickroom = { unwell: 60, hurt: 40 }

/** Writes what else the weeks brought: how learning goes, the check-up and days in the sickroom, what classes did together, praise. */
export function writeHappenings(world: World, school: School): void {
  const random = new Random(`happenings ${school.plan.key}`)
  const on = programme(world, random)
  for (const pupil of school.pupils) {
    followStudy(world, random, pupil)
    seeDoctor(world, random, pupil)
    for (const { activity, day } of on)
      if (pupil.firstWeek <= weekOf(day)) takePart(world, random, pupil, activity, day)
    praise(world, random, pupil)
  }
}

function weeksOf(world: World, pupil: Pupil): string[] {
  return [...world.pastWeeks, world.thisWeek].filter((week) => week >= pupil.firstWeek)
}

function told(sentence: string, { callName, row }: Pupil): string {
  return spoken(sentence, callName, row.sex === 'female')
}

/** What the school does together, week by week: a festival on its day, something else in between, nothing twice. */
function programme(world: World, random: Random): { activity: Activity; day: string }[] {
  const others = random.shuffled(activities)
  return [...world.pastWeeks, world.thisWeek].flatMap((week) => {
    const festival = festivals
      .map((activity) => ({ activity, day: `${week.slice(0, 4)}-${activity.on}` }))
      .find(({ day }) => weekOf(day) === week)
    if (festival) return [{ ...festival, day: schoolday(festival.day) }]
    const activity = random.chance(SOMETHING_ON) ? others.pop() : undefined
    return activity ? [{ activity, day: addDays(week, random.int(...MIDWEEK)) }] : []
  })
}

function takePart(world: World, random: Random, pupil: Pupil, { what, title, parts }: Activity, day: string): void {
  if (!random.chance(TOLD_OF_IT)) return
  const { part, told: line } = random.pick(parts)
  const note = {
    kind: 'activity' as const,
    happenedOn: day,
    body: { what, title, part },
    forParents: told(line, pupil),
  }
  addNote(world, random, pupil, note, pupil.classTeacher)
}

function followStudy(world: World, random: Random, pupil: Pupil): void {
  const words = random.shuffled(studyWords(pupil.grade))
  const [from] = weeksOf(world, pupil)
  const gap = () => Math.round(STUDY_EVERY_DAYS * (0.8 + 0.4 * random.next()))
  if (!from) return
  for (let nth = 0, day = addDays(from, random.int(1, STUDY_EVERY_DAYS)); day <= world.today; nth += 1) {
    const { told: line, ...body } = words[nth % words.length]!
    addNote(world, random, pupil, { kind: 'study', happenedOn: schoolday(day), body, forParents: told(line, pupil) })
    day = addDays(day, gap())
  }
}

function seeDoctor(world: World, random: Random, pupil: Pupil): void {
  const add = (what: string, day: string, { told: line, ...body }: HealthWords) => {
    const note = { kind: 'health' as const, happenedOn: day, body: { what, ...body }, forParents: told(line, pupil) }
    addNote(world, random, pupil, note, pupil.classTeacher)
  }
  const checkUp = world.pastWeeks[CHECK_UP_WEEK]!
  // The doctor stays four days, for some classes each.
  if (pupil.firstWeek <= checkUp) add('checkUp', addDays(checkUp, pupil.row.classId % 4), random.pick(checkUps))
  const vaccinated = world.pastWeeks[CHECK_UP_WEEK - 4]!
  if (pupil.grade <= VACCINATED_TO && pupil.firstWeek <= vaccinated)
    add('vaccine', addDays(vaccinated, 2), random.pick(vaccines))
  const bad = { unwell: random.shuffled(unwell), hurt: random.shuffled(hurt) }
  for (const week of weeksOf(world, pupil)) {
    const what = random.chance(IN_SICKROOM) ? random.weighted(sickroom) : undefined
    const words = what && bad[what].pop()
    if (words) add(what, addDays(week, random.int(0, 4)), words)
  }
}

function praise(world: World, random: Random, pupil: Pupil): void {
  const words = random.shuffled(awardWords(pupil.grade))
  for (const week of weeksOf(world, pupil)) {
    const earned = random.chance(AWARDED) ? words.pop() : undefined
    if (!earned) continue
    const { told: line, ...body } = earned
    const happenedOn = addDays(week, random.int(...MIDWEEK))
    addNote(
      world,
      random,
      pupil,
      { kind: 'award', happenedOn, body, forParents: told(line, pupil) },
      pupil.classTeacher,
    )
  }
}
