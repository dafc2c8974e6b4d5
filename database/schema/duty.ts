import {
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { at, newId, ref, schoolId } from './columns'
import { person, school } from './places'

/** Who is at the family-phone desk when (值班). Whoever is on duty today wears the desk's hat today (`app.identify`). */
export const duty = pgTable(
  'duty',
  {
    schoolId: schoolId().references(() => school.schoolId),
    dutyId: newId('duty_id'),
    onDate: date('on_date').notNull(),
    fromMinute: smallint('from_minute').notNull(),
    toMinute: smallint('to_minute').notNull(),
    personId: ref('person_id')
      .notNull()
      .references(() => person.personId),
    setBy: ref('set_by')
      .notNull()
      .references(() => person.personId),
    setAt: at('set_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.dutyId] }),
    unique('duty_once').on(t.schoolId, t.onDate, t.fromMinute, t.personId),
    index('duty_by_person').on(t.schoolId, t.personId, t.onDate),
    check('duty_in_day', sql`0 <= ${t.fromMinute} and ${t.fromMinute} < ${t.toMinute} and ${t.toMinute} <= 1440`),
  ],
)

/** One teacher asks another to take a duty, in exchange for one of theirs or for nothing; it holds once both have tapped. */
export const dutySwap = pgTable(
  'duty_swap',
  {
    schoolId: schoolId(),
    swapId: newId('swap_id'),
    dutyId: ref('duty_id').notNull(),
    /** What the other one gives in exchange. */
    withDutyId: ref('with_duty_id'),
    askedBy: ref('asked_by')
      .notNull()
      .references(() => person.personId),
    asked: ref('asked')
      .notNull()
      .references(() => person.personId),
    state: text('state').$type<'asked' | 'accepted' | 'declined' | 'withdrawn'>().notNull(),
    askedAt: at('asked_at').notNull(),
    answeredAt: at('answered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.swapId] }),
    uniqueIndex('swap_asked_once')
      .on(t.schoolId, t.dutyId)
      .where(sql`${t.state} = 'asked'`),
    foreignKey({ columns: [t.schoolId, t.dutyId], foreignColumns: [duty.schoolId, duty.dutyId] }),
    foreignKey({ columns: [t.schoolId, t.withDutyId], foreignColumns: [duty.schoolId, duty.dutyId] }),
  ],
)

/** What one shift leaves to the next (交接): what is broken, what is still to be done; about the desk, not about a child. */
export const handover = pgTable(
  'handover',
  {
    schoolId: schoolId().references(() => school.schoolId),
    handoverId: newId('handover_id'),
    onDate: date('on_date').notNull(),
    points: text('points').array().notNull(),
    words: text('words').notNull().default(''),
    author: ref('author')
      .notNull()
      .references(() => person.personId),
    writtenAt: at('written_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.handoverId] }), index('handover_by_day').on(t.schoolId, t.onDate)],
)
