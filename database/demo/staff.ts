import { addDays, schoolYearOf } from './calendar'
import { district, schoolPlans } from './plan'
import type { SchoolPlan } from './plan'
import { Random } from './random'
import { addPerson } from './world'
import type { School, World } from './world'

const gradeNames = ['一', '二', '三', '四', '五', '六', '七', '八', '九']

/** The district with its officer, and its schools with their classes and staff; no child yet. */
export function settleSchools(world: World): School[] {
  const districtId = 1
  world.county.district.push({ districtId, name: district })
  const officer = addStaff(world, new Random('district'))
  world.county.districtOfficer.push({ districtId, personId: officer })
  return schoolPlans.map((plan) => settleSchool(world, plan, districtId))
}

function settleSchool(world: World, plan: SchoolPlan, districtId: number): School {
  const random = new Random(`staff ${plan.key}`)
  const schoolId = world.county.school.length + 1
  world.county.school.push({ schoolId, districtId, name: plan.name, settings: plan.settings })
  const newcomer = plan.families.length === 0
  const since = newcomer ? addDays(world.today, -1) : `${schoolYearOf(world.today)}-08-25`
  const hat = (personId: number, role: 'teacher' | 'desk' | 'head') => {
    world.county.membership.push({ schoolId, personId, role, since })
    return personId
  }
  const head = hat(addStaff(world, random), 'head')
  const deputy = newcomer ? null : hat(addStaff(world, random, 'female'), 'head')
  const desks = Array.from({ length: newcomer ? 1 : 2 }, () => hat(addStaff(world, random), 'desk'))
  const classes = addClasses(world, plan, schoolId)
  const classTeachers = new Map(classes.map((one) => [one.classId!, hat(addStaff(world, random), 'teacher')]))
  const teachers = [...classTeachers.values()]
  // One at the desk also teaches, so that somebody has two hats of the same school.
  if (!newcomer) teachers.push(hat(desks[1]!, 'teacher'))
  for (const [classId, personId] of classTeachers) world.county.classTeacher.push({ schoolId, classId, personId })
  if (plan.key === 'township') coverSecondClass(world, schoolId, [...classTeachers])
  return { plan, schoolId, classes, head, deputy, desks, classTeachers, teachers, lines: [], pupils: [] }
}

/** A colleague is away this term: the teacher of the first class of grade three also looks after the second. */
function coverSecondClass(world: World, schoolId: number, classes: [classId: number, personId: number][]): void {
  world.county.classTeacher.push({ schoolId, classId: classes[5]![0], personId: classes[4]![1] })
}

function addStaff(
  world: World,
  random: Random,
  sex: 'male' | 'female' = random.chance(0.6) ? 'female' : 'male',
): number {
  const name = world.names.full(world.names.surname(), sex, 'adult')
  return addPerson(world, name, world.numbers.next(), null)
}

function addClasses(world: World, plan: SchoolPlan, schoolId: number): School['classes'] {
  const rows = plan.classes.flatMap((grade, at) =>
    grade.map((pupils, inGrade) => ({
      schoolId,
      grade: at + 1,
      number: inGrade + 1,
      name: `${gradeNames[at]}年级${inGrade + 1}班`,
      pupils,
    })),
  )
  const first = world.county.schoolClass.length + 1
  const classes = rows.map((row, at) => ({ ...row, classId: first + at }))
  world.county.schoolClass.push(...classes)
  return classes
}
