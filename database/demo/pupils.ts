import { addDays, schoolYearOf, weekOf } from './calendar'
import type { FamilyPlan } from './plan'
import type { Random } from './random'
import type { Seat } from './seats'
import { initialsOf } from './world'
import type { Family, Pupil, School, World } from './world'
import * as words from './words/family'
import { callNameOf } from './words/names'

interface Birth {
  plan: FamilyPlan
  family: Family
  surname: string
  address: string
  place: Seat
  sex: 'male' | 'female'
}

/** Puts one child on file: the file itself, who is who on the contact card, and who cares for the child. */
export function addPupil(world: World, random: Random, school: School, birth: Birth): void {
  const { plan, family, place } = birth
  const row = fileOf(world, random, school, birth)
  world.county.child.push(row)
  for (const [at, kin] of family.kin.entries()) {
    const { relativeId, relation, relationText, isCaregiver } = kin
    const atHome = isCaregiver || (!kin.deceased && relation.startsWith('grand'))
    const card = { childId: row.childId!, relativeId, relation, relationText, callOrder: at + 1, isCaregiver, atHome }
    world.county.childRelative.push({ schoolId: school.schoolId, ...card })
  }
  addCare(world, random, plan, family, row)
  school.pupils.push({
    row,
    childId: row.childId!,
    grade: place.grade,
    callName: callNameOf(row.name),
    family,
    classTeacher: school.classTeachers.get(place.classId)!,
    pairedTeacher: null,
    firstWeek: weekOf(row.enrolledOn),
    answers: 0.8 + 0.2 * random.next(),
    silentFrom: null,
    prefers: random.chance(0.12) && school.plan.lines.length > 1 ? 'video' : 'voice',
  })
}

function fileOf(world: World, random: Random, school: School, birth: Birth): Pupil['row'] {
  const { plan, place, sex } = birth
  const name = world.names.full(birth.surname, sex, 'child')
  const { from, share } = school.plan.boarding
  return {
    schoolId: school.schoolId,
    childId: world.county.child.length + 1,
    classId: place.classId,
    name,
    initials: initialsOf(name),
    sex,
    birthDate: birthDateOf(world, random, place.grade),
    idNumber: null,
    address: birth.address,
    parentalAbsence: plan.absence,
    leftBehindStatus: plan.absence === 'both' ? 'bothParents' : 'oneParent',
    accommodation: place.grade >= from && plan.care !== 'livingAlone' && random.chance(share) ? 'boarding' : 'day',
    specialStatus: [...(plan.special ? [plan.special] : []), ...(random.chance(0.07) ? ['poverty'] : [])],
    character: random.pick(words.characters),
    interests: random.pick(words.interests),
    health: random.pick(words.childHealth),
    remarks: random.pick(words.childRemarks),
    enrolledOn: enrolledOn(world, random, place.grade),
    leftOn: null,
  }
}

/** Six years old by the end of the August in which grade one begins. */
function birthDateOf(world: World, random: Random, grade: number): string {
  const eldest = `${schoolYearOf(world.today) - grade - 6}-09-01`
  return addDays(eldest, random.int(0, 364))
}

/** With the class for most; a few have joined it this month, in another school's uniform. */
function enrolledOn(world: World, random: Random, grade: number): string {
  if (random.chance(0.02)) return addDays(world.today, -random.int(9, 26))
  const later = random.chance(0.15) ? random.int(0, grade - 1) : 0
  return `${schoolYearOf(world.today) - grade + 1 + later}-09-01`
}

const earlierCare = {
  parent: 'kinshipGrandparent',
  kinshipGrandparent: 'parent',
  kinshipOther: 'kinshipGrandparent',
  unrelatedAdult: 'kinshipGrandparent',
  livingAlone: 'kinshipGrandparent',
} as const

/** Today's arrangement, and for some the one before it with what made it change. */
function addCare(world: World, random: Random, plan: FamilyPlan, family: Family, row: Pupil['row']): void {
  const { schoolId, enrolledOn: since } = row
  const childId = row.childId!
  const add = (care: {
    kind: string
    caregiverId: number | null
    fromOn: string
    toOn: string | null
    reason: string
  }) =>
    world.county.careArrangement.push({ schoolId, careId: world.county.careArrangement.length + 1, childId, ...care })
  const caregiverId = family.kin.find((kin) => kin.isCaregiver)?.relativeId ?? null
  const changed = plan.care === 'livingAlone' || (!plan.special && random.chance(0.16))
  if (!changed) return void add({ kind: plan.care, caregiverId, fromOn: since, toOn: null, reason: '' })
  const changedOn = addDays(world.today, -random.int(30, 500))
  const fromOn = addDays(changedOn, -random.int(200, 900))
  const before = earlierCare[plan.care]
  const carer = before === 'parent' ? family.kin.find((kin) => kin.relation === 'mother' && !kin.deceased) : undefined
  add({ kind: before, caregiverId: carer?.relativeId ?? null, fromOn, toOn: changedOn, reason: '' })
  const reason = random.pick(words.careChanges[plan.care])
  add({ kind: plan.care, caregiverId, fromOn: changedOn, toOn: null, reason })
}
