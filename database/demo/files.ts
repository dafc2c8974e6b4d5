import { addDays, instantAt, schoolYearOf } from './calendar'
import { Random } from './random'
import type { Row, tables } from './tables'
import type { Kin, Pupil, School, World } from './world'

/** Of the files, so many have their identity number, and so many contacts said when they can be reached. */
const NUMBERED = 0.9
const HOURS_KNOWN = 0.85
const NOTICE = { onFile: 78, expired: 8, missing: 14 }
const hours = [
  '每天20:00以后',
  '中午12:00到13:00',
  '晚上9点以后',
  '周末全天',
  '下班以后，18:30起',
  '随时可以打',
] as const
const NOON = 12 * 60

/** Completes the files as a school does over the years: identity numbers, hours, written entrustments, and what has changed since. A few are left with gaps. */
export function keepFiles(world: World, school: School): void {
  const random = new Random(`files ${school.plan.key}`)
  for (const pupil of school.pupils) {
    if (random.chance(NUMBERED)) pupil.row.idNumber = idNumberOf(pupil)
    entrust(world, random, pupil)
    remember(world, random, pupil)
  }
  const onCards = new Set(school.pupils.flatMap((pupil) => pupil.family.kin.map((one) => one.relativeId)))
  for (const one of world.county.relative)
    if (onCards.has(one.relativeId!) && !one.deceased && random.chance(HOURS_KNOWN)) one.reachable = random.pick(hours)
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Eighteen characters of a region (99 01 01) that does not exist; the sequence counts the children, and odd is a boy. */
function idNumberOf({ row, childId }: Pupil): string {
  const sequence = ((childId * 2) % 1000) + (row.sex === 'male' ? 1 : 0)
  const region = `9901${String(10 + (Math.trunc(childId / 500) % 80)).padStart(2, '0')}`
  const start = `${region}${row.birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  const sum = weights.reduce((total, weight, at) => total + weight * Number(start[at]), 0)
  return start + '10X98765432'[sum % 11]!
}

function carerOf({ family }: Pupil): Kin | undefined {
  return family.kin.find((one) => one.isCaregiver && !one.isParent)
}

/** The written entrustment of a child whose parents are away and whom somebody else looks after. */
function entrust(world: World, random: Random, pupil: Pupil): void {
  const { row } = pupil
  const carer = carerOf(pupil)
  const alone = row.parentalAbsence === 'both' || row.specialStatus.includes('singleParent')
  const state = random.weighted(NOTICE)
  if (!carer || !alone || row.specialStatus.includes('orphan') || state === 'missing') return
  const year = schoolYearOf(world.today) - (state === 'expired' ? 1 : 0)
  const signedOn = addDays(`${year}-09-01`, random.int(0, 12))
  const validUntil = state === 'expired' || random.chance(0.7) ? `${year + 1}-08-31` : null
  if (signedOn > world.today) return
  world.county.entrustedCareNotice.push({
    schoolId: row.schoolId,
    noticeId: world.county.entrustedCareNotice.length + 1,
    childId: pupil.childId,
    caregiverId: carer.relativeId,
    signedOn,
    validUntil,
    villageTold: random.chance(0.9),
    recordedBy: pupil.classTeacher,
    recordedAt: instantAt(signedOn, NOON),
  })
}

/** What has changed in some files since enrolment: a parent came home, an illness was found. */
function remember(world: World, random: Random, pupil: Pupil): void {
  const { row, classTeacher, childId } = pupil
  const happenedOn = addDays(world.today, -random.int(20, 120))
  const add = (event: Pick<Row<typeof tables.recordEvent>, 'kind' | 'before' | 'note'>) => {
    row.version = 2
    world.county.recordEvent.push({
      ...event,
      schoolId: row.schoolId,
      eventId: world.county.recordEvent.length + 1,
      childId,
      happenedOn,
      version: 2,
      importId: null,
      recordedBy: classTeacher,
      recordedAt: instantAt(addDays(happenedOn, random.int(0, 6)), NOON),
    })
  }
  if (happenedOn <= row.enrolledOn) return
  const returned = row.parentalAbsence === 'one' && random.chance(0.15)
  if (returned)
    add({
      kind: 'parentReturned',
      before: { parentalAbsence: 'both', leftBehindStatus: 'bothParents' },
      note: '家长来电告知',
    })
  else if (row.health !== '良好' && random.chance(0.25))
    add({ kind: 'corrected', before: { health: '良好' }, note: '体检后更正' })
}
