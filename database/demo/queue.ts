import { addDays, addMinutes, instantAt } from './calendar'
import { slotsOf } from './lines'
import { Random } from './random'
import type { Pupil, School, World } from './world'

/** Children who asked for a slot this week without one being free for them. */
const ASKED = 3
const OFFER_MINUTES = 40
const MINUTE_MS = 60_000

/** The waiting list of this week: whose call was missed stands in front, a few have asked; and one freed slot is being offered. */
export function queueUp(world: World, school: School): void {
  const random = new Random(`queue ${school.plan.key}`)
  const missed = school.pupils.filter((pupil) => lastMissed(world, pupil) && !servedThisWeek(world, pupil))
  for (const pupil of missed) wait(world, school, pupil, lastMissed(world, pupil)!)
  const idle = school.pupils.filter(
    (pupil) => !missed.includes(pupil) && !servedThisWeek(world, pupil) && !pupil.silentFrom && pupil.family.bound,
  )
  for (const pupil of random.some(idle, ASKED)) wait(world, school, pupil)
  offerOne(world, school, missed)
}

const ofWeek = (world: World, pupil: Pupil) =>
  world.county.booking.filter((row) => row.childId === pupil.childId && row.week === world.thisWeek)

const servedThisWeek = (world: World, pupil: Pupil) =>
  ofWeek(world, pupil).some((row) => row.state === 'booked' || row.state === 'done') ||
  world.county.familyCall.some(
    (row) => row.childId === pupil.childId && row.week === world.thisWeek && row.outcome === 'reached',
  )

const lastMissed = (world: World, pupil: Pupil) => ofWeek(world, pupil).findLast((row) => row.state === 'missed')

function wait(world: World, school: School, pupil: Pupil, missed?: World['county']['booking'][number]): void {
  const since = missed ? addMinutes(missed.startsAt, 12) : addMinutes(world.now, -(90 + (pupil.childId % 60)))
  world.county.waiting.push({
    schoolId: school.schoolId,
    childId: pupil.childId,
    week: world.thisWeek,
    since: since < world.now ? since : world.now,
    front: missed !== undefined,
    why: missed?.why ?? null,
    askedBy: missed ? null : pupil.family.bound!.personId,
    state: 'waiting',
  })
}

/** The first slot some hours ahead that nobody has goes to the first who waits and reads along. */
function offerOne(world: World, school: School, missed: Pupil[]): void {
  const pupil = missed.find(({ family }) => family.bound)
  const taken = new Set(
    world.county.booking.flatMap((row) =>
      row.state === 'cancelled' ? [] : [`${row.lineId} ${row.startsAt.getTime()}`],
    ),
  )
  const earliest = addMinutes(world.now, 3 * 60)
  const slot = [...slotsOf(school, world.thisWeek)]
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.lineId - b.lineId)
    .find(({ lineId, startsAt }) => startsAt >= earliest && !taken.has(`${lineId} ${startsAt.getTime()}`))
  if (!pupil || !slot || !isDay(world.now, world.today)) return
  const { schoolId } = school
  const expiresAt = addMinutes(world.now, OFFER_MINUTES)
  const { lineId, startsAt } = slot
  const party = Math.min(...school.pupils.filter(({ family }) => family === pupil.family).map(({ childId }) => childId))
  world.county.slotClaim.push({ schoolId, lineId, startsAt, partyId: party, kind: 'offer', expiresAt })
  world.county.slotOffer.push({
    schoolId,
    offerId: world.county.slotOffer.length + 1,
    childId: pupil.childId,
    lineId,
    startsAt,
    offeredAt: world.now,
    expiresAt,
    state: 'open',
  })
}

/** Nobody is offered anything at night. */
const isDay = (now: Date, today: string) =>
  now >= instantAt(today, 7 * 60) && now.getTime() + OFFER_MINUTES * MINUTE_MS < instantAt(today, 21 * 60).getTime()

/** A day of exams two weeks ahead, on which no line is open. */
export function planExams(world: World, school: School): void {
  if (school.lines.length === 0) return
  const on = addDays(world.thisWeek, 17)
  world.county.hoursException.push({
    schoolId: school.schoolId,
    exceptionId: world.county.hoursException.length + 1,
    lineId: null,
    kind: 'closed',
    reason: 'exam',
    fromOn: on,
    toOn: addDays(on, 1),
    note: '期中考试',
    madeBy: school.head,
    madeAt: addMinutes(world.now, -3 * 24 * 60),
  })
}
