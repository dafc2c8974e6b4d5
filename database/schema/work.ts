import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { at, newId, ref, schoolId } from './columns'
import { child, relative } from './children'
import { person, school } from './places'

export const phoneLine = pgTable(
  'phone_line',
  {
    schoolId: schoolId().references(() => school.schoolId),
    lineId: newId('line_id'),
    name: text('name').notNull(),
    medium: text('medium').$type<'voice' | 'video'>().notNull(),
    slotMinutes: smallint('slot_minutes').notNull(),
    active: boolean('active').notNull().default(true),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.lineId] }), unique('line_name_once').on(t.schoolId, t.name)],
)

/** Weekly opening hours in minutes of the school's day; overlaps are kept out by the exclusion constraint `hours_no_overlap`. */
export const openingHours = pgTable(
  'opening_hours',
  {
    schoolId: schoolId(),
    hoursId: newId('hours_id'),
    lineId: ref('line_id').notNull(),
    /** 1 = Monday ... 7 = Sunday */
    weekday: smallint('weekday').notNull(),
    fromMinute: smallint('from_minute').notNull(),
    toMinute: smallint('to_minute').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.hoursId] }),
    foreignKey({ columns: [t.schoolId, t.lineId], foreignColumns: [phoneLine.schoolId, phoneLine.lineId] }),
    check(
      'hours_in_day',
      sql`${t.weekday} between 1 and 7 and 0 <= ${t.fromMinute} and ${t.fromMinute} < ${t.toMinute} and ${t.toMinute} <= 1440`,
    ),
  ],
)

/** A family's call slot. Unique keys, not code, keep a slot to one holder and a child to one call a week. */
export const booking = pgTable(
  'booking',
  {
    schoolId: schoolId(),
    bookingId: newId('booking_id'),
    lineId: ref('line_id').notNull(),
    startsAt: at('starts_at').notNull(),
    /** Monday of the school week of `startsAt`. */
    week: date('week').notNull(),
    childId: ref('child_id').notNull(),
    relativeId: ref('relative_id'),
    state: text('state').$type<'booked' | 'done' | 'missed' | 'cancelled'>().notNull(),
    bookedBy: ref('booked_by')
      .notNull()
      .references(() => person.personId),
    bookedAt: at('booked_at').notNull(),
    cancelledAt: at('cancelled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.bookingId] }),
    uniqueIndex('booking_slot_once')
      .on(t.schoolId, t.lineId, t.startsAt)
      .where(sql`${t.state} <> 'cancelled'`),
    uniqueIndex('booking_child_week_once')
      .on(t.schoolId, t.childId, t.week)
      .where(sql`${t.state} in ('booked', 'done')`),
    index('booking_by_time').on(t.schoolId, t.startsAt),
    foreignKey({ columns: [t.schoolId, t.lineId], foreignColumns: [phoneLine.schoolId, phoneLine.lineId] }),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
    foreignKey({ columns: [t.schoolId, t.relativeId], foreignColumns: [relative.schoolId, relative.relativeId] }),
  ],
)

/** One family call (亲情电话, 亲情视频) or an attempt at one. */
export const familyCall = pgTable(
  'family_call',
  {
    schoolId: schoolId(),
    callId: newId('call_id'),
    childId: ref('child_id').notNull(),
    relativeId: ref('relative_id'),
    bookingId: ref('booking_id'),
    medium: text('medium').$type<'voice' | 'video'>().notNull(),
    startedAt: at('started_at').notNull(),
    week: date('week').notNull(),
    durationSeconds: integer('duration_seconds').notNull(),
    outcome: text('outcome').notNull(),
    mood: smallint('mood'),
    topics: text('topics').array().notNull(),
    /** For the school only. */
    line: text('line').notNull().default(''),
    loggedBy: ref('logged_by')
      .notNull()
      .references(() => person.personId),
    loggedAt: at('logged_at').notNull(),
    undoneAt: at('undone_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.callId] }),
    index('call_by_child').on(t.schoolId, t.childId, t.startedAt),
    index('call_by_week').on(t.schoolId, t.week),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
    foreignKey({ columns: [t.schoolId, t.relativeId], foreignColumns: [relative.schoolId, relative.relativeId] }),
    foreignKey({ columns: [t.schoolId, t.bookingId], foreignColumns: [booking.schoolId, booking.bookingId] }),
  ],
)

/** A teacher's note of any kind in contract/notes; `body` stays in school, `forParents` may be read at home. */
export const note = pgTable(
  'note',
  {
    schoolId: schoolId(),
    noteId: newId('note_id'),
    childId: ref('child_id').notNull(),
    kind: text('kind').notNull(),
    happenedOn: date('happened_on').notNull(),
    week: date('week').notNull(),
    body: jsonb('body').notNull(),
    forParents: text('for_parents').notNull().default(''),
    author: ref('author')
      .notNull()
      .references(() => person.personId),
    postedAt: at('posted_at').notNull(),
    undoneAt: at('undone_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.noteId] }),
    index('note_by_child').on(t.schoolId, t.childId, t.happenedOn),
    index('note_by_week').on(t.schoolId, t.week),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
  ],
)

/** A photo of a note; it waits as `pending` until WeChat's media check has passed it. */
export const photo = pgTable(
  'photo',
  {
    schoolId: schoolId(),
    photoId: newId('photo_id'),
    noteId: ref('note_id').notNull(),
    childId: ref('child_id').notNull(),
    fileId: text('file_id').notNull(),
    state: text('state').$type<'pending' | 'passed' | 'refused'>().notNull(),
    /** WeChat's id of the check under way. */
    traceId: text('trace_id'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.photoId] }),
    unique('photo_file_once').on(t.schoolId, t.fileId),
    index('photo_by_note').on(t.schoolId, t.noteId),
    index('photo_by_trace').on(t.traceId),
    foreignKey({ columns: [t.schoolId, t.noteId], foreignColumns: [note.schoolId, note.noteId] }),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
  ],
)
