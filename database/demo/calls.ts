import { addDays, addMinutes } from './calendar'
import { slotsOf } from './lines'
import type { Slot } from './lines'
import { Random } from './random'
import type { Row, tables } from './tables'
import type { Kin, Pupil, School, World } from './world'
import { callLine, callTopics } from './words/calls'

type Booking = Row<typeof tables.booking>

interface Week {
  world: World
  school: School
  week: string
  random: Random
  /** Slots that nobody has used yet. */
  free: Slot[]
}

/** Families that book ahead; the others are rung when the line is free. */
const BOOKS = { bound: 0.84, unbound: 0.62 }
const AD_HOC = 0.6
const TRIES_AGAIN = 0.5
/** Of next week's slots, so many are booked already. */
const NEXT_WEEK_SHARE = 0.35

const failures: Record<string, number> = {
  noAnswer: 56,
  busy: 8,
  declined: 10,
  childAbsent: 10,
  lineBroken: 5,
  cutOff: 11,
}
const silentFailures: Record<string, number> = { noAnswer: 70, wrongNumber: 18, declined: 12 }
const moods = { 1: 4, 2: 12, 3: 28, 4: 36, 5: 20 }

/** Plays the weeks that are over and the current one as far as it has come, then books next week in part. */
export function playCalls(world: World, school: School): void {
  for (const week of [...world.pastWeeks, world.thisWeek]) {
    const play = openWeek(world, school, week)
    for (const pupil of play.random.shuffled(school.pupils)) if (pupil.firstWeek <= week) meet(play, pupil)
  }
  const next = openWeek(world, school, addDays(world.thisWeek, 7))
  const wanted = Math.round(next.free.length * NEXT_WEEK_SHARE)
  for (const pupil of next.random.some(school.pupils, wanted)) {
    const slot = pupil.silentFrom ? undefined : takeSlot(next, pupil)
    if (slot) book(next, pupil, slot, whoIsCalled(next.random, pupil))
  }
}

function openWeek(world: World, school: School, week: string): Week {
  const random = new Random(`calls ${school.plan.key} ${week}`)
  return { world, school, week, random, free: random.shuffled(slotsOf(school, week)) }
}

/** One child's week: a booked call or one in between, and a second try for some whom the first did not reach. */
function meet(play: Week, pupil: Pupil): void {
  const { random } = play
  const silent = isSilent(play, pupil)
  const books = random.chance(silent ? 0.3 : pupil.family.bound ? BOOKS.bound : BOOKS.unbound)
  if (!books && !random.chance(AD_HOC)) return
  const first = takeSlot(play, pupil)
  if (!first || attempt(play, pupil, first, books) !== 'missed' || !random.chance(TRIES_AGAIN)) return
  const second = takeSlot(play, pupil, first.startsAt)
  if (second) attempt(play, pupil, second, random.chance(0.4))
}

function isSilent(play: Week, pupil: Pupil): boolean {
  return pupil.silentFrom !== null && pupil.silentFrom <= play.week
}

/** A free slot that suits; most families like a weekday. */
function takeSlot(play: Week, pupil: Pupil, after?: Date): Slot | undefined {
  const possible = (slot: Slot) => !after || slot.startsAt > after
  const onWeekday = play.random.chance(0.82)
  const suits = (slot: Slot) =>
    possible(slot) &&
    (pupil.prefers === 'video' ? slot.medium === 'video' : slot.medium === 'voice' && slot.weekday < 6 === onWeekday)
  const found = play.free.findIndex(suits)
  const at = found >= 0 ? found : play.free.findIndex(possible)
  return at >= 0 ? play.free.splice(at, 1)[0] : undefined
}

function attempt(play: Week, pupil: Pupil, slot: Slot, books: boolean): 'reached' | 'missed' | 'ahead' {
  const over = addMinutes(slot.startsAt, slot.minutes + 2) <= play.world.now
  const who = whoIsCalled(play.random, pupil)
  const booking = books ? book(play, pupil, slot, who) : undefined
  if (!over) return 'ahead'
  const reached = !isSilent(play, pupil) && play.random.chance(pupil.answers)
  const outcome = reached ? 'reached' : play.random.weighted(isSilent(play, pupil) ? silentFailures : failures)
  if (booking) {
    booking.state = reached ? 'done' : 'missed'
    if (!reached) booking.why = outcome
  }
  logCall(play, pupil, slot, { who, outcome, booking })
  return reached ? 'reached' : 'missed'
}

/** The relative who is called: a parent away, now and then the other one; else who cares for the child. */
function whoIsCalled(random: Random, pupil: Pupil): Kin {
  const { kin, bound } = pupil.family
  const away = kin.filter((one) => one.away)
  const reachable = away.length > 0 ? away : kin.filter((one) => !one.deceased)
  const usual = reachable.find((one) => one.relativeId === bound?.relativeId) ?? reachable[0]!
  return random.chance(0.8) ? usual : random.pick(reachable)
}

function book(play: Week, pupil: Pupil, slot: Slot, who: Kin): Booking {
  const { world, school, random } = play
  const { schoolId } = school
  const ahead = addMinutes(slot.startsAt, -random.int(14 * 60, 5 * 24 * 60))
  const lately = addMinutes(world.now, -random.int(20, 40 * 60))
  const bookedAt = ahead < lately ? ahead : lately
  const { bound } = pupil.family
  const bookedBy = bound && bound.since < bookedAt && random.chance(0.85) ? bound.personId : pupil.classTeacher
  const row = {
    schoolId,
    lineId: slot.lineId,
    startsAt: slot.startsAt,
    week: play.week,
    childId: pupil.childId,
    partyId: pupil.childId,
    relativeId: who.relativeId,
    bookedBy,
    origin: bookedBy === pupil.classTeacher ? ('staff' as const) : ('family' as const),
  }
  // A few families took this slot, gave it back and then took it after all.
  if (random.chance(0.03)) {
    const times = { bookedAt: addMinutes(bookedAt, -180), cancelledAt: addMinutes(bookedAt, -60) }
    world.county.booking.push({ ...row, ...times, bookingId: world.county.booking.length + 1, state: 'cancelled' })
  }
  const kept: Booking = {
    ...row,
    bookedAt,
    confirmedAt: bookedAt,
    bookingId: world.county.booking.length + 1,
    state: 'booked',
  }
  world.county.booking.push(kept)
  return kept
}

interface Made {
  who: Kin
  outcome: string
  booking?: Booking
}

/** How the child speaks of them. */
function addressOf(who: Kin): string {
  return who.relation === 'father' ? '爸爸' : who.relation === 'mother' ? '妈妈' : who.relationText
}

function logCall(play: Week, pupil: Pupil, slot: Slot, made: Made): void {
  const { world, school, week, random } = play
  const { who, outcome, booking } = made
  const startedAt = new Date(slot.startsAt.getTime() + random.int(0, 50) * 1000)
  const reached = outcome === 'reached'
  const longest = slot.minutes * 60 - 60
  const durationSeconds = reached ? random.int(160, longest) : outcome === 'cutOff' ? random.int(25, 110) : 0
  const mood = reached ? Number(random.weighted(moods)) : null
  world.county.familyCall.push({
    schoolId: school.schoolId,
    callId: world.county.familyCall.length + 1,
    childId: pupil.childId,
    relativeId: who.relativeId,
    bookingId: booking?.bookingId ?? null,
    medium: slot.medium,
    startedAt,
    week,
    durationSeconds,
    outcome,
    origin: booking ? ('desk' as const) : ('walkIn' as const),
    mood,
    topics: reached ? callTopics(random) : [],
    line: callLine(random, { outcome, mood, who: addressOf(who) }),
    loggedBy: random.chance(0.85) ? school.desks[slot.weekday % school.desks.length]! : pupil.classTeacher,
    loggedAt: new Date(startedAt.getTime() + (durationSeconds + random.int(20, 60)) * 1000),
    undoneAt: null,
  })
}
