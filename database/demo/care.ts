import { addDays, schoolYearOf } from './calendar'
import { Random } from './random'
import type { School, World } from './world'

/** Pairs every teacher with one to three children (代理家长): first those with no parent at hand. */
export function pairTeachers(world: World, school: School): void {
  const random = new Random(`pairing ${school.plan.key}`)
  const fromOn = `${schoolYearOf(world.today)}-09-05`
  const needs = (special: string[]) => (special.includes('orphan') || special.includes('singleParent') ? 0 : 1)
  const waiting = random.shuffled(school.pupils).sort((a, b) => needs(a.row.specialStatus) - needs(b.row.specialStatus))
  for (const personId of random.shuffled(school.teachers)) {
    for (const pupil of waiting.splice(0, random.int(1, 3))) {
      pupil.pairedTeacher = personId
      const wanted = fromOn > pupil.row.enrolledOn ? fromOn : addDays(pupil.row.enrolledOn, 1)
      const from = wanted < world.today ? wanted : world.today
      world.county.pairing.push({
        schoolId: school.schoolId,
        childId: pupil.childId,
        personId,
        fromOn: from,
        toOn: null,
      })
    }
  }
}

/** Chooses the children whom nobody has reached for three weeks or longer: the head's overview must find them. */
export function silenceSome(world: World, school: School): void {
  const random = new Random(`silence ${school.plan.key}`)
  const settled = school.pupils.filter((pupil) => pupil.firstWeek <= world.pastWeeks[0]! && !pupil.family.bound)
  for (const [at, pupil] of random.some(settled, school.plan.silent).entries()) {
    pupil.silentFrom = addDays(world.thisWeek, -7 * (3 + at))
  }
}
