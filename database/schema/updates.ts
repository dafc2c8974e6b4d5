import { boolean, date, foreignKey, index, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { child } from './children'
import { at, newId, ref, schoolId } from './columns'
import { person } from './places'

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
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.updateId, t.personId] }),
    index('update_reader_by_answer').on(t.schoolId, t.answeredAt),
    foreignKey({ columns: [t.schoolId, t.updateId], foreignColumns: [weeklyUpdate.schoolId, weeklyUpdate.updateId] }),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
  ],
)
