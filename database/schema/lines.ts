import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { at, newId, ref, schoolId } from './columns'
import { person, school } from './places'

/** A family-phone line. A video line is a hand-off: the desk calls from the school's WeChat, which `handoff` names. */
export const phoneLine = pgTable(
  'phone_line',
  {
    schoolId: schoolId().references(() => school.schoolId),
    lineId: newId('line_id'),
    name: text('name').notNull(),
    medium: text('medium').$type<'voice' | 'video'>().notNull(),
    slotMinutes: smallint('slot_minutes').notNull(),
    active: boolean('active').notNull().default(true),
    /** The school's public number, by which a family knows who rings. */
    number: text('number').notNull().default(''),
    handoff: text('handoff').notNull().default(''),
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

/** Days that differ from the weekly hours: closed (a holiday, exams, a broken line), open in addition, or run like another weekday (a make-up day). */
export const hoursException = pgTable(
  'hours_exception',
  {
    schoolId: schoolId().references(() => school.schoolId),
    exceptionId: newId('exception_id'),
    /** Null for every line. */
    lineId: ref('line_id'),
    kind: text('kind').$type<'closed' | 'extra' | 'asWeekday'>().notNull(),
    /** 'holiday' | 'exam' | 'makeUp' | 'broken' | 'extra' | 'other': what families are told. */
    reason: text('reason').notNull(),
    fromOn: date('from_on').notNull(),
    toOn: date('to_on').notNull(),
    /** Null for the whole day; always given for `extra`. */
    fromMinute: smallint('from_minute'),
    toMinute: smallint('to_minute'),
    /** The weekday whose hours hold on these days, for `asWeekday`. */
    asWeekday: smallint('as_weekday'),
    note: text('note').notNull().default(''),
    madeBy: ref('made_by')
      .notNull()
      .references(() => person.personId),
    madeAt: at('made_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.exceptionId] }),
    index('hours_exception_by_day').on(t.schoolId, t.fromOn, t.toOn),
    foreignKey({ columns: [t.schoolId, t.lineId], foreignColumns: [phoneLine.schoolId, phoneLine.lineId] }),
    check('exception_days', sql`${t.fromOn} <= ${t.toOn}`),
    check(
      'exception_minutes',
      sql`(${t.fromMinute} is null) = (${t.toMinute} is null) and (${t.fromMinute} is null or 0 <= ${t.fromMinute} and ${t.fromMinute} < ${t.toMinute} and ${t.toMinute} <= 1440)`,
    ),
    check(
      'exception_shape',
      sql`case ${t.kind} when 'extra' then ${t.fromMinute} is not null when 'asWeekday' then ${t.asWeekday} between 1 and 7 when 'closed' then true else false end`,
    ),
  ],
)

/** How late a line is running on one day, as the desk has told the families who are next. */
export const lineDelay = pgTable(
  'line_delay',
  {
    schoolId: schoolId(),
    lineId: ref('line_id').notNull(),
    onDate: date('on_date').notNull(),
    minutes: smallint('minutes').notNull(),
    setBy: ref('set_by')
      .notNull()
      .references(() => person.personId),
    setAt: at('set_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.lineId, t.onDate] }),
    foreignKey({ columns: [t.schoolId, t.lineId], foreignColumns: [phoneLine.schoolId, phoneLine.lineId] }),
    check('delay_minutes', sql`${t.minutes} between 0 and 240`),
  ],
)

/** What the school has decided about the family phone; a school without a row goes by the defaults (`app.call_rules`). */
export const callRules = pgTable(
  'call_rules',
  {
    schoolId: schoolId().references(() => school.schoolId),
    callsAWeek: smallint('calls_a_week').notNull().default(1),
    /** A parent may cancel or move until so many minutes before. */
    cancelBeforeMinutes: smallint('cancel_before_minutes').notNull().default(30),
    /** How long a freed slot is kept for the child to whom it was offered. */
    offerMinutes: smallint('offer_minutes').notNull().default(30),
    /** What becomes of a planned time that the family has not confirmed: kept, or given to who waits so many minutes before. */
    unconfirmed: text('unconfirmed').$type<'keep' | 'release'>().notNull().default('keep'),
    releaseBeforeMinutes: smallint('release_before_minutes').notNull().default(1440),
    /** Whether a plan waits for the head for good, or is published by itself on Friday 18:00. */
    publish: text('publish').$type<'head' | 'clock'>().notNull().default('clock'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId] }),
    check(
      'rules_in_range',
      sql`${t.callsAWeek} between 1 and 7 and ${t.cancelBeforeMinutes} between 0 and 2880 and ${t.offerMinutes} between 5 and 720 and ${t.releaseBeforeMinutes} between 60 and 4320`,
    ),
  ],
)
