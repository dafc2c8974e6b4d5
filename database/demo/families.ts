import { planKin } from './kin'
import type { KinPlan } from './kin'
import type { FamilyPlan } from './plan'
import { addPupil } from './pupils'
import { Random } from './random'
import { seat, seatDeck } from './seats'
import type { Family, School, World } from './world'

/** Surnames of two characters, so that some screens meet a longer name. */
const longSurnames = ['欧阳', '吉克']

/** Of a plan's children, so many live in pairs of siblings. */
const SIBLING_PAIRS_EACH = 12

/** Fills a school with its children, their contact cards and who cares for them. */
export function settleFamilies(world: World, school: School): void {
  const random = new Random(`families ${school.plan.key}`)
  const total = school.plan.families.reduce((sum, plan) => sum + plan.count, 0)
  const sexes = random.shuffled(
    Array.from({ length: total }, (_, at) => (at < school.plan.girls ? ('female' as const) : ('male' as const))),
  )
  const deck = seatDeck(random, school, total)
  const surnames = school.plan.key === 'township' ? [...longSurnames] : []
  for (const [plan, size] of households(school)) {
    const surname = surnames.pop() ?? world.names.surname()
    const address = `${school.plan.place}${random.pick(school.plan.villages)}${random.int(1, 9)}组${random.int(1, 60)}号`
    const family = addFamily(world, random, school, planKin(world, random, surname, plan))
    const grades: number[] = []
    for (let born = 0; born < size; born++) {
      const place = seat(deck, plan, grades)
      grades.push(place.grade)
      addPupil(world, random, school, { plan, family, surname, address, place, sex: sexes.pop()! })
    }
  }
}

/** Families with their number of children; the few whom the law worries about choose their class first. */
function households(school: School): [FamilyPlan, size: number][] {
  const plans = [...school.plan.families].sort(
    (a, b) => Number(b.care === 'livingAlone') - Number(a.care === 'livingAlone'),
  )
  return plans.flatMap((plan) => {
    const pairs = Math.floor(plan.count / SIBLING_PAIRS_EACH)
    const singles = plan.count - 2 * pairs
    return [
      ...Array.from({ length: pairs }, (): [FamilyPlan, number] => [plan, 2]),
      ...Array.from({ length: singles }, (): [FamilyPlan, number] => [plan, 1]),
    ]
  })
}

function addFamily(world: World, random: Random, school: School, card: KinPlan[]): Family {
  const deputyHere = card.some((one) => one.relation === 'mother' && one.isCaregiver) && claimDeputy(world, school)
  const family: Family = { kin: [], bound: null }
  for (const one of card) {
    const isDeputy = deputyHere && one.relation === 'mother'
    family.kin.push(addRelative(world, random, school, isDeputy ? asDeputy(world, school, one) : one, isDeputy))
  }
  return family
}

/** The deputy head is also a mother of the school; the first family with a mother at home is hers. */
function claimDeputy(world: World, school: School): boolean {
  if (school.plan.key !== 'township') return false
  return !world.county.relative.some((one) => one.personId === school.deputy)
}

function asDeputy(world: World, school: School, one: KinPlan): KinPlan {
  const name = world.county.person[school.deputy! - 1]!.name
  return { ...one, name, employer: school.plan.name, occupation: '教师' }
}

function addRelative(world: World, random: Random, school: School, one: KinPlan, isDeputy: boolean) {
  const { schoolId } = school
  const { name, employer, occupation, healthNote, age, deceased } = one
  const relativeId = world.county.relative.length + 1
  const personId = isDeputy ? school.deputy : null
  world.county.relative.push({ schoolId, relativeId, name, employer, occupation, healthNote, age, deceased, personId })
  const numbers = deceased
    ? []
    : isDeputy
      ? [world.county.person[school.deputy! - 1]!.phone!]
      : freshNumbers(world, random)
  for (const [at, number] of numbers.entries()) {
    world.county.relativePhone.push({ schoolId, relativeId, position: at + 1, number })
  }
  const isParent = one.relation === 'father' || one.relation === 'mother'
  return { ...one, relativeId, isParent }
}

function freshNumbers(world: World, random: Random): string[] {
  return random.chance(0.14) ? [world.numbers.next(), world.numbers.next()] : [world.numbers.next()]
}
