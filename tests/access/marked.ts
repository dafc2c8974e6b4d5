import { sealFile } from '../../database/crypto'
import { recordingOf } from '../voices/recordings'
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
  /** A letter to this child's parents alone; its text is `updateMark`. */
  letterId: number
  /** A message for the child, and the teacher's spoken line on the update. */
  voiceId: number
  spokenId: number
  /** A line on the call sheet, a talk with the guardian, and words that WeChat refused. */
  messageId: number
  contactId: number
  refusedId: number
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
  const spoken = await voices(world, at, updateId)
  const letterId = await insert(
    world,
    `with l as (insert into letter (school_id, kind, occasion, title, body, announced_by, announced_at)
       values ($1, 'toParents', 'termStart', '给家长的信', $3, $4, $5) returning letter_id)
     insert into letter_child (school_id, letter_id, child_id) select $1, letter_id, $2 from l returning letter_id`,
    [at.schoolId, at.childId, updateMark, at.author, world.outside.now],
  )
  const told = await sheet(world, at, noteMark)
  return {
    ...at,
    noteMark,
    updateMark,
    relativeId,
    bookingId,
    offerId,
    callId,
    noteId,
    updateId,
    letterId,
    ...spoken,
    ...told,
  }
}

/** What could not be sent, a talk on the telephone about it, and a sentence that WeChat refused. */
async function sheet(
  world: World,
  at: Where,
  mark: string,
): Promise<Pick<Trace, 'messageId' | 'contactId' | 'refusedId'>> {
  const { now } = world.outside
  const messageId = await insert(
    world,
    `insert into message (school_id, person_id, child_id, template, page, data, state, due_at) values ($1, $2, $3, 'weeklyUpdate', 'p', '{"week": "2026-11-23"}', 'noCredit', $4) returning message_id`,
    [at.schoolId, at.author, at.childId, now],
  )
  const contactId = await insert(
    world,
    `insert into guardian_contact (school_id, child_id, happened_on, channel, about, reached, summary, made_by, made_at) values ($1, $2, '2026-11-25', 'phone', 'other', true, $3, $4, $5) returning contact_id`,
    [at.schoolId, at.childId, mark, at.author, now],
  )
  const refusedId = await insert(
    world,
    `insert into refused_content (school_id, person_id, hat, action, child_id, words, at) values ($1, $2, 'teacher', 'notes.post', $3, $4, $5) returning refused_id`,
    [at.schoolId, at.author, at.childId, mark, now],
  )
  return { messageId, contactId, refusedId }
}

/** A message from the first on the child's card who has signed in (or nobody who is on it), and a line that WeChat has passed. */
async function voices(world: World, at: Where, updateId: number): Promise<Pick<Trace, 'voiceId' | 'spokenId'>> {
  const { files } = world.outside.ports
  const { sealed, key } = sealFile(world.outside.ports.keys, recordingOf(`留言${at.childId}`))
  const voiceId = await insert(
    world,
    `insert into voice (school_id, child_id, kind, author, file_id, key, seconds, bytes, sent_at, state)
     values ($1, $2, 'forChild', coalesce((select r.person_id from child_relative cr join relative r using (school_id, relative_id)
       where cr.child_id = $2 and r.person_id is not null order by cr.call_order limit 1), $3), $4, $5, 20, 2000, $6, 'passed') returning voice_id`,
    [
      at.schoolId,
      at.childId,
      at.author,
      await files.write(`voices/sealed/${at.childId}`, sealed),
      key,
      world.outside.now,
    ],
  )
  const spokenId = await insert(
    world,
    `insert into voice (school_id, child_id, update_id, kind, author, file_id, seconds, bytes, sent_at, state)
     values ($1, $2, $3, 'line', $4, $5, 9, 2000, $6, 'passed') returning voice_id`,
    [
      at.schoolId,
      at.childId,
      updateId,
      at.author,
      await files.write(`voices/lines/${at.childId}.mp3`, recordingOf('老师说')),
      world.outside.now,
    ],
  )
  return { voiceId, spokenId }
}

async function insert(world: World, text: string, values: unknown[]): Promise<number> {
  return Number(Object.values((await world.sql(text, values))[0] as object)[0])
}
