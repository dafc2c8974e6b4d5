import { addDays, addMinutes, instantAt } from './calendar'
import { Random } from './random'
import { addPerson } from './world'
import type { Family, Kin, Pupil, School, World } from './world'

/** Share of the children one of whose parents reads along. */
const BOUND_SHARE = 0.6

/** contract/session.ts holds the version in force; a test keeps the two alike. */
export const NOTICE_VERSION = '2026-11'

const purposes = {
  all: ['records', 'photos', 'messages', 'district'],
  noPhotos: ['records', 'messages', 'district'],
  fewest: ['records', 'district'],
} as const
const purposeShares = { all: 74, noPhotos: 17, fewest: 9 }

/** Signs some of the parents in, with their consents and the messages that they still allow. */
export function signParentsIn(world: World, school: School): void {
  const random = new Random(`signing ${school.plan.key}`)
  let bound = 0
  for (const [family, children] of familiesFirst(world, random, school)) {
    if (bound >= school.pupils.length * BOUND_SHARE) return
    const kin = whoSignsIn(world, random, school, family)
    if (kin && bind(world, random, school, kin, family, children)) bound += children.length
  }
}

/** The deputy's family and the siblings come first, so that a parent with two hats and one with two children can be looked at. */
function familiesFirst(world: World, random: Random, school: School): [Family, Pupil[]][] {
  const families = new Map<Family, Pupil[]>()
  for (const pupil of school.pupils) families.set(pupil.family, [...(families.get(pupil.family) ?? []), pupil])
  const rank = (family: Family, children: Pupil[]) => children.length + (deputyOf(world, school, family) ? 2 : 0)
  return random.shuffled([...families]).sort((a, b) => rank(...b) - rank(...a))
}

function deputyOf(world: World, school: School, family: Family): Kin | undefined {
  return family.kin.find(
    (kin) => school.deputy && world.county.relative[kin.relativeId - 1]!.personId === school.deputy,
  )
}

function whoSignsIn(world: World, random: Random, school: School, family: Family): Kin | undefined {
  const parents = family.kin.filter((kin) => kin.isParent && !kin.deceased)
  return deputyOf(world, school, family) ?? (random.chance(0.8) ? parents[0] : parents.at(-1))
}

/** @returns whether they have signed in by now */
function bind(world: World, random: Random, school: School, kin: Kin, family: Family, children: Pupil[]): boolean {
  const weeksAgo = random.chance(0.75) ? random.int(9, 13) : random.int(1, 8)
  const wanted = addDays(world.today, -7 * weeksAgo - random.int(0, 6))
  const onFile = addDays(
    children
      .map((pupil) => pupil.row.enrolledOn)
      .sort()
      .at(-1)!,
    2,
  )
  const since = instantAt(wanted > onFile ? wanted : onFile, random.int(7 * 60, 22 * 60))
  const seen = instantAt(addDays(world.today, -random.int(1, 6)), random.int(7 * 60, 22 * 60))
  // In the first days of a school year there are families who have not come to it yet.
  if (since >= instantAt(addDays(world.today, -1), 0)) return false
  const row = world.county.relative[kin.relativeId - 1]!
  row.personId ??= addPerson(world, kin.name, null, seen > since ? seen : addMinutes(since, 5))
  row.boundAt = since
  family.bound = { relativeId: kin.relativeId, personId: row.personId, since }
  const given = purposes[random.weighted(purposeShares)]
  for (const pupil of children) addConsents(world, random, pupil, row.personId, since, given)
  addCredit(world, random, school.schoolId, row.personId, since)
  return true
}

function addConsents(
  world: World,
  random: Random,
  pupil: Pupil,
  personId: number,
  since: Date,
  given: readonly string[],
): void {
  const changedTheirMind = random.chance(0.05)
  const yesterday = instantAt(addDays(world.today, -1), 20 * 60 + 15)
  for (const purpose of given) {
    world.county.consent.push({
      schoolId: pupil.row.schoolId,
      consentId: world.county.consent.length + 1,
      childId: pupil.childId,
      personId,
      purpose,
      noticeVersion: NOTICE_VERSION,
      givenAt: addMinutes(since, 2),
      withdrawnAt: purpose === 'photos' && changedTheirMind ? yesterday : null,
    })
  }
}

function addCredit(world: World, random: Random, schoolId: number, personId: number, since: Date): void {
  const changedAt = addMinutes(since, 3)
  const left = Number(random.weighted({ 0: 2, 1: 4, 2: 3, 3: 2 }))
  const lastChoice = left === 0 && random.chance(0.3) ? 'reject' : 'accept'
  world.county.messageCredit.push({ schoolId, personId, template: 'weeklyUpdate', left, lastChoice, changedAt })
  if (!random.chance(0.5)) return
  // One tap in WeChat's sheet gives a credit for each message about calls that it names.
  const calls = random.int(0, 2)
  for (const template of ['callBooked', 'callReminder', 'callChanged', 'callOffer', 'letter']) {
    world.county.messageCredit.push({ schoolId, personId, template, left: calls, lastChoice: 'accept', changedAt })
  }
}
