import { addDays, addMinutes, composedAt, instantAt } from './calendar'
import { Random } from './random'
import type { Row, tables } from './tables'
import type { Pupil, School, World } from './world'
import { teacherLine } from './words/updates'

type Update = Row<typeof tables.weeklyUpdate>

const phrases = { thanks: 40, missYou: 24, proud: 18, willCall: 14, pleaseCall: 4 }

/** Composes every Friday 18:00 that has passed. Past weeks are published and mostly read; this week's wait for their teacher. */
export function composeUpdates(world: World, school: School): void {
  const random = new Random(`updates ${school.plan.key}`)
  const records = recordsOf(world)
  for (const week of [...world.pastWeeks, world.thisWeek]) {
    if (composedAt(week) > world.now) return
    rememberComposed(world, school, week)
    const evenings = new Map([...school.classTeachers.keys()].map((classId) => [classId, publishedAt(random, week)]))
    for (const pupil of school.pupils) {
      if (pupil.firstWeek > week) continue
      const update = compose(world, records, pupil, week)
      world.county.weeklyUpdate.push(update)
      if (week === world.thisWeek) continue
      publish(world, random, pupil, update, evenings.get(pupil.row.classId)!)
      addReader(world, random, pupil, update)
    }
  }
}

/** Keeps the clock (domain/clock) from composing again what is composed. */
function rememberComposed(world: World, school: School, week: string): void {
  world.county.job.push({ name: `compose ${school.schoolId}`, due: week, doneAt: composedAt(week) })
}

/** Most teachers publish on Friday evening, some over the weekend. */
function publishedAt(random: Random, week: string): Date {
  const friday = addDays(week, 4)
  return random.chance(0.7)
    ? instantAt(friday, random.int(18 * 60 + 5, 21 * 60))
    : instantAt(addDays(friday, random.int(1, 2)), random.int(9 * 60, 20 * 60))
}

interface Records {
  calls: Map<number, Row<typeof tables.familyCall>[]>
  notes: Map<number, Row<typeof tables.note>[]>
  bookings: Map<number, Row<typeof tables.booking>[]>
}

function recordsOf(world: World): Records {
  const { familyCall, note, booking } = world.county
  return { calls: byChild(familyCall), notes: byChild(note), bookings: byChild(booking) }
}

function byChild<R extends { childId: number }>(rows: R[]): Map<number, R[]> {
  const sorted = new Map<number, R[]>()
  for (const row of rows) {
    const mine = sorted.get(row.childId)
    if (mine) mine.push(row)
    else sorted.set(row.childId, [row])
  }
  return sorted
}

/** The week's records as they stood on Friday 18:00, in the shape and by the rule of domain/updates/compose.ts (a test holds the two together). */
function compose(world: World, records: Records, pupil: Pupil, week: string): Update {
  const at = composedAt(week)
  const calls = (records.calls.get(pupil.childId) ?? [])
    .filter((call) => call.week === week && call.loggedAt <= at)
    .sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime())
  const notes = (records.notes.get(pupil.childId) ?? [])
    .filter((note) => (note.week === week && note.postedAt <= at) || cameLate(note, pupil, week))
    .sort((a, b) => a.happenedOn.localeCompare(b.happenedOn) || a.noteId! - b.noteId!)
  const told = notes.filter((note) => note.forParents !== '')
  const topics = Object.assign({}, ...notes.map(topicSteps)) as object
  const bookings = records.bookings.get(pupil.childId) ?? []
  return {
    schoolId: pupil.row.schoolId,
    updateId: world.county.weeklyUpdate.length + 1,
    childId: pupil.childId,
    week,
    body: {
      calls: callsForParents(calls),
      topics,
      notes: told.map((note) => ({ kind: note.kind, on: note.happenedOn, text: note.forParents })),
      photoIds: [],
      nextCallAt: nextCall(bookings, at)?.toISOString() ?? null,
      ...whyNot(calls, bookings, week, at),
    },
    thin: told.length === 0 && Object.keys(topics).length === 0,
    teacherLine: '',
    composedAt: at,
    publishedAt: null,
    publishedBy: null,
    corrected: false,
  }
}

/** A note of the week before that was written down when its own letter was composed (all of the past are published). */
function cameLate(note: Row<typeof tables.note>, pupil: Pupil, week: string): boolean {
  const before = addDays(week, -7)
  return note.week === before && pupil.firstWeek <= before && note.postedAt > composedAt(before)
}

/** What was reached; where nobody was, the last two tries. */
function callsForParents(calls: Row<typeof tables.familyCall>[]) {
  const reached = calls.filter((call) => call.outcome === 'reached')
  return (reached.length > 0 ? reached : calls.slice(-2)).map(callForParents)
}

function callForParents(call: Row<typeof tables.familyCall>) {
  const { medium, outcome, durationSeconds, mood } = call
  const minutes = durationSeconds > 0 ? Math.max(1, Math.round(durationSeconds / 60)) : 0
  return { at: call.startedAt.toISOString(), medium, outcome, minutes, mood }
}

/** Where nobody was reached: what came of the last try, or of the last agreed call. */
function whyNot(
  calls: Row<typeof tables.familyCall>[],
  bookings: Row<typeof tables.booking>[],
  week: string,
  at: Date,
): { whyNot?: string } {
  if (calls.some((call) => call.outcome === 'reached')) return {}
  const missed = bookings
    .filter((one) => one.week === week && one.state === 'missed' && one.startsAt <= at)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const why = calls.at(-1)?.outcome ?? missed.at(-1)?.why
  return why ? { whyNot: why } : {}
}

function topicSteps(note: Row<typeof tables.note>): object {
  const { topics } = note.body as { topics?: Record<string, { step: string }> }
  return Object.fromEntries(Object.entries(topics ?? {}).map(([topic, { step }]) => [topic, step]))
}

function nextCall(bookings: Row<typeof tables.booking>[], at: Date): Date | undefined {
  return bookings
    .filter((one) => one.state !== 'cancelled' && one.bookedAt <= at && one.startsAt > at)
    .map((one) => one.startsAt)
    .sort((a, b) => a.getTime() - b.getTime())[0]
}

function publish(world: World, random: Random, pupil: Pupil, update: Update, at: Date): void {
  const body = update.body as { calls: { outcome: string }[] }
  const state = body.calls.some((call) => call.outcome === 'reached') ? 'talked' : update.thin ? 'quiet' : 'noted'
  // Two minutes for a class: where there is enough to read, many updates go out without a sentence of their own.
  if (update.thin || random.chance(0.5)) {
    update.teacherLine = teacherLine(random, state, pupil.callName, pupil.row.sex === 'female')
  }
  // As domain/updates/publish.ts does: parents may not look into the list of staff.
  update.body = { ...body, teacher: world.county.person.find((one) => one.personId === pupil.classTeacher)!.name }
  update.version = 1
  update.publishedAt = at
  update.publishedBy = pupil.classTeacher
  update.corrected = random.chance(0.02)
}

function addReader(world: World, random: Random, pupil: Pupil, update: Update): void {
  const { bound } = pupil.family
  if (!bound || bound.since > update.publishedAt! || !random.chance(0.82)) return
  const readAt = addMinutes(update.publishedAt!, random.chance(0.6) ? random.int(2, 180) : random.int(180, 3 * 24 * 60))
  const answeredAt = addMinutes(readAt, 1)
  if (answeredAt > world.now) return
  const thumb = random.chance(0.5)
  const phrase = random.chance(0.28) ? random.weighted(phrases) : null
  world.county.updateReader.push({
    schoolId: update.schoolId,
    updateId: update.updateId!,
    personId: bound.personId,
    childId: pupil.childId,
    readAt,
    thumb,
    phrase,
    answeredAt: thumb || phrase ? answeredAt : null,
  })
}
