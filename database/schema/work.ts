import {
  boolean,
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
} from 'drizzle-orm/pg-core'
import { at, newId, ref, schoolId } from './columns'
import { booking } from './bookings'
import { child, relative } from './children'
import { person } from './places'

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
    /** At the desk by appointment or without one, or at home, told by the parent or a teacher; all count for the week. */
    origin: text('origin').$type<'desk' | 'walkIn' | 'home'>().notNull().default('desk'),
    /** Siblings share one call: the row of the first of them. */
    sharedWith: ref('shared_with'),
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
    foreignKey({ columns: [t.schoolId, t.sharedWith], foreignColumns: [t.schoolId, t.callId] }),
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

/** The school spoke to a guardian (联系监护人): by telephone, at the door, by WeChat. Also how a message that could not be sent reached its family. */
export const guardianContact = pgTable(
  'guardian_contact',
  {
    schoolId: schoolId(),
    contactId: newId('contact_id'),
    childId: ref('child_id').notNull(),
    relativeId: ref('relative_id'),
    happenedOn: date('happened_on').notNull(),
    channel: text('channel').$type<'phone' | 'visit' | 'wechat'>().notNull(),
    about: text('about').$type<'message' | 'unread' | 'other'>().notNull(),
    reached: boolean('reached').notNull(),
    /** For the school only. */
    summary: text('summary').notNull().default(''),
    madeBy: ref('made_by')
      .notNull()
      .references(() => person.personId),
    madeAt: at('made_at').notNull(),
    undoneAt: at('undone_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.contactId] }),
    index('guardian_contact_by_child').on(t.schoolId, t.childId, t.happenedOn),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
    foreignKey({ columns: [t.schoolId, t.relativeId], foreignColumns: [relative.schoolId, relative.relativeId] }),
  ],
)
