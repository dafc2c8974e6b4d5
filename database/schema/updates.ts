import {
  boolean,
  date,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { child } from './children'
import { at, newId, ref, schoolId } from './columns'
import { person, schoolClass } from './places'

/** The week of one child as the parents will read it. */
export const weeklyUpdate = pgTable(
  'weekly_update',
  {
    schoolId: schoolId(),
    updateId: newId('update_id'),
    childId: ref('child_id').notNull(),
    week: date('week').notNull(),
    body: jsonb('body').notNull(),
    thin: boolean('thin').notNull(),
    teacherLine: text('teacher_line').notNull().default(''),
    composedAt: at('composed_at').notNull(),
    publishedAt: at('published_at'),
    publishedBy: ref('published_by').references(() => person.personId),
    corrected: boolean('corrected').notNull().default(false),
    /** How many times the parents were shown something new; each is a row of update_version, written by a trigger. */
    version: smallint('version').notNull().default(0),
    /** When the parents were last shown something new. */
    shownAt: at('shown_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.updateId] }),
    unique('update_once').on(t.schoolId, t.childId, t.week),
    index('update_by_week').on(t.schoolId, t.week),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
  ],
)

/** Who has read an update, and what they answered. */
export const updateReader = pgTable(
  'update_reader',
  {
    schoolId: schoolId(),
    updateId: ref('update_id').notNull(),
    personId: ref('person_id')
      .notNull()
      .references(() => person.personId),
    childId: ref('child_id').notNull(),
    readAt: at('read_at').notNull(),
    thumb: boolean('thumb').notNull().default(false),
    phrase: text('phrase'),
    answeredAt: at('answered_at'),
    /** What the parent wrote back to the class teacher. */
    reply: text('reply'),
    repliedAt: at('replied_at'),
    /** The version that was read last. */
    version: smallint('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.updateId, t.personId] }),
    index('update_reader_by_answer').on(t.schoolId, t.answeredAt),
    foreignKey({ columns: [t.schoolId, t.updateId], foreignColumns: [weeklyUpdate.schoolId, weeklyUpdate.updateId] }),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
  ],
)

/** What the parents were shown, each time that it changed: at its publication, and at every correction. */
export const updateVersion = pgTable(
  'update_version',
  {
    schoolId: schoolId(),
    updateId: ref('update_id').notNull(),
    version: smallint('version').notNull(),
    childId: ref('child_id').notNull(),
    body: jsonb('body').notNull(),
    teacherLine: text('teacher_line').notNull(),
    /** When the parents were shown it; a correction is later than the publication that it corrects. */
    publishedAt: at('published_at').notNull(),
    publishedBy: ref('published_by'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.updateId, t.version] }),
    foreignKey({
      columns: [t.schoolId, t.updateId],
      foreignColumns: [weeklyUpdate.schoolId, weeklyUpdate.updateId],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
  ],
)

/** What the school asks of the families of a class in one week (带雨具、签回执); it stands in each child's update. */
export const weekAsk = pgTable(
  'week_ask',
  {
    schoolId: schoolId(),
    classId: ref('class_id').notNull(),
    week: date('week').notNull(),
    ask: text('ask').notNull(),
    askedBy: ref('asked_by')
      .notNull()
      .references(() => person.personId),
    askedAt: at('asked_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.classId, t.week] }),
    foreignKey({ columns: [t.schoolId, t.classId], foreignColumns: [schoolClass.schoolId, schoolClass.classId] }),
  ],
)
