import type { World } from '../world'

/** One child's traces in every table, each text carrying a marker that is found again in any reply it leaks into. */
export interface Trace {
  childId: number
  schoolId: number
  classId: number
  /** The child's name on file. */
  name: string
  /** Text that stays with the staff who may read notes. */
  noteMark: string
  /** Text of a published update, for the child's parents and staff. */
  updateMark: string
  relativeId: number
  bookingId: number
  /** A time of next week that is kept for the child. */
  offerId: number
  callId: number
  noteId: number
  updateId: number
}

export type Traces = Record<'child' | 'classmate' | 'otherChild' | 'farChild', Trace>

/** A child that has left the own class, and one at a school of another district. */
export type MoreTraces = Record<'leftChild' | 'strangeChild', Trace>

/** Leaves a booking, a call, a note and a published update on each of the four children of the world. */
export async function leaveTraces(world: World): Promise<Traces> {
  const { ids } = world
  const near = { schoolId: ids.school, classId: ids.ownClass, author: ids.people.teacher, line: ids.line }
  const farLine = await insert(
    world,
    `insert into phone_line (school_id, name, medium, slot_minutes) values ($1, '远山电话', 'voice', 10) returning line_id`,
    [ids.farSchool],
  )
  return {
    child: await trace(world, { ...near, childId: ids.child, name: '甲一', slot: 1 }),
    classmate: await trace(world, { ...near, childId: ids.classmate, name: '乙一', slot: 2 }),
    otherChild: await trace(world, {
      ...near,
      classId: ids.otherClass,
      author: ids.people.otherTeacher,
      childId: ids.otherChild,
      name: '丙一',
      slot: 3,
    }),
    farChild: await trace(world, {
      schoolId: ids.farSchool,
      classId: ids.farClass,
      author: ids.people.farTeacher,
      line: farLine,
      childId: ids.farChild,
      name: '丁一',
      slot: 4,
    }),
  }
}

/** Where and for whom a trace is left. */
export interface Where {
  schoolId: number
  classId: number
  author: number
  line: number
  childId: number
  name: string
  slot: number
}

/** Leaves a contact, a booking, a call, a note and a published update on one child. */
export async function trace(world: World, at: Where): Promise<Trace> {
  const noteMark = `谈心内容${at.childId}留校`
  const updateMark = `老师寄语${at.childId}给家长`
  const relativeId = await insert(
    world,
    `with r as (insert into relative (school_id, name, employer) values ($1, $3, $4) returning relative_id)
     insert into child_relative (school_id, child_id, relative_id, relation, call_order) select $1, $2, relative_id, 'otherRelative', 9 from r returning relative_id`,
    [at.schoolId, at.childId, `亲戚${at.childId}`, `单位${at.childId}`],
  )
  const bookingId = await insert(
    world,
    `insert into booking (school_id, line_id, starts_at, week, child_id, state, booked_by, booked_at)
     values ($1, $2, timestamptz '2026-11-27 08:00+00' + $3 * interval '10 minutes', '2026-11-23', $4, 'booked', $5, $6) returning booking_id`,
    [at.schoolId, at.line, at.slot, at.childId, at.author, world.outside.now],
  )
  const offerId = await insert(
    world,
    `insert into slot_offer (school_id, child_id, line_id, starts_at, offered_at, expires_at, state)
     values ($1, $2, $3, timestamptz '2026-12-04 08:00+00' + $4 * interval '10 minutes', $5, timestamptz '2026-12-04 07:00+00', 'open') returning offer_id`,
    [at.schoolId, at.childId, at.line, at.slot, world.outside.now],
  )
  const callId = await insert(
    world,
    `insert into family_call (school_id, child_id, medium, started_at, week, duration_seconds, outcome, mood, topics, line, logged_by, logged_at)
     values ($1, $2, 'voice', $3, '2026-11-23', 300, 'reached', 4, '{}', $4, $5, $3) returning call_id`,
    [at.schoolId, at.childId, world.outside.now, noteMark, at.author],
  )
  const noteId = await insert(
    world,
    `insert into note (school_id, child_id, kind, happened_on, week, body, for_parents, author, posted_at)
     values ($1, $2, 'talkNote', '2026-11-24', '2026-11-23', $3, '', $4, $5) returning note_id`,
    [
      at.schoolId,
      at.childId,
      { topics: { mood: { step: 'fair', words: noteMark } }, problem: noteMark, measure: '' },
      at.author,
      world.outside.now,
    ],
  )
  const updateId = await insert(
    world,
    `insert into weekly_update (school_id, child_id, week, body, thin, teacher_line, composed_at, published_at, published_by)
     values ($1, $2, '2026-11-23', $3, false, $4, $5, $5, $6) returning update_id`,
    [
      at.schoolId,
      at.childId,
      { calls: [], topics: { mood: 'good' }, notes: [], photoIds: [], nextCallAt: null },
      updateMark,
      world.outside.now,
      at.author,
    ],
  )
  return { ...at, noteMark, updateMark, relativeId, bookingId, offerId, callId, noteId, updateId }
}

async function insert(world: World, text: string, values: unknown[]): Promise<number> {
  return Number(Object.values((await world.sql(text, values))[0] as object)[0])
}
