import { addDays, instantAt } from './calendar'
import { Random } from './random'
import { addPerson } from './world'
import type { World } from './world'

/** Days since the last yearly check: most were looked up in August, some run out these weeks, a few ran out. */
const ages = { fresh: [60, 110], soon: [336, 364], due: [366, 420] } as const
const shares = { fresh: 80, soon: 10, due: 10 }

/** Volunteers of the first school, and everybody's yearly check (未成年人保护法 Art 62). Comes last, so that nobody else's number changes. */
export function checkStaff(world: World): void {
  const random = new Random('checks')
  addVolunteers(world, random)
  const staff = new Set(world.county.membership.map(({ schoolId, personId }) => `${schoolId}|${personId}`))
  const firstTeacher = world.county.membership.find(({ schoolId, role }) => schoolId === 1 && role === 'teacher')
  for (const key of staff) {
    const [schoolId, personId] = key.split('|').map(Number) as [number, number]
    const head = world.county.membership.find((row) => row.schoolId === schoolId && row.role === 'head')!
    // The school that has just joined has looked nobody up yet, and one teacher of the first was forgotten.
    if (schoolId === 3 || personId === firstTeacher?.personId) continue
    const [least, most] = ages[random.weighted(shares)]
    const checkedOn = addDays(world.today, -random.int(least, most))
    world.county.backgroundCheck.push({
      ...{ schoolId, personId, checkedOn, note: '' },
      checkId: world.county.backgroundCheck.length + 1,
      recordedBy: head.personId,
      recordedAt: instantAt(checkedOn, 16 * 60 + 10),
    })
  }
}

function addVolunteers(world: World, random: Random): void {
  for (const sex of ['female', 'male'] as const) {
    const name = world.names.full(world.names.surname(), sex, 'adult')
    const personId = addPerson(world, name, world.numbers.next(), null)
    const since = addDays(world.today, -random.int(90, 200))
    world.county.membership.push({ schoolId: 1, personId, role: 'volunteer', since })
  }
}
