import { boolean, date, foreignKey, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { at, newId, ref, schoolId } from './columns'
import { child } from './children'
import { phoneLine } from './lines'
import { person, school } from './places'

/** The plan of one week's calls: a proposal until it is published; a newer one replaces it. */
export const callPlan = pgTable(
  'call_plan',
  {
    schoolId: schoolId().references(() => school.schoolId),
    planId: newId('plan_id'),
    week: date('week').notNull(),
    state: text('state').$type<'proposal' | 'published' | 'replaced'>().notNull(),
    /** Null for the clock. */
    madeBy: ref('made_by').references(() => person.personId),
    madeAt: at('made_at').notNull(),
    publishedBy: ref('published_by').references(() => person.personId),
    publishedAt: at('published_at'),
    /** Counts, blocking sets and remedies, by children's numbers and never their names (domain/plans). */
    facts: jsonb('facts').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.planId] }),
    uniqueIndex('plan_proposal_once')
      .on(t.schoolId, t.week)
      .where(sql`${t.state} = 'proposal'`),
  ],
)

/** What a plan gives one child: a slot, or none. */
export const planSeat = pgTable(
  'plan_seat',
  {
    schoolId: schoolId(),
    planId: ref('plan_id').notNull(),
    childId: ref('child_id').notNull(),
    /** Siblings share it. */
    partyId: ref('party_id').notNull(),
    lineId: ref('line_id'),
    startsAt: at('starts_at'),
    relativeId: ref('relative_id'),
    pinned: boolean('pinned').notNull().default(false),
    /** Booked already when the plan was made. */
    kept: boolean('kept').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.planId, t.childId] }),
    foreignKey({ columns: [t.schoolId, t.planId], foreignColumns: [callPlan.schoolId, callPlan.planId] }),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
    foreignKey({ columns: [t.schoolId, t.lineId], foreignColumns: [phoneLine.schoolId, phoneLine.lineId] }),
  ],
)

/** A slot that the head has set aside for a child in one week, before it is planned. */
export const planPin = pgTable(
  'plan_pin',
  {
    schoolId: schoolId(),
    week: date('week').notNull(),
    childId: ref('child_id').notNull(),
    lineId: ref('line_id').notNull(),
    startsAt: at('starts_at').notNull(),
    pinnedBy: ref('pinned_by')
      .notNull()
      .references(() => person.personId),
    pinnedAt: at('pinned_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.week, t.childId] }),
    uniqueIndex('pin_slot_once').on(t.schoolId, t.lineId, t.startsAt),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
    foreignKey({ columns: [t.schoolId, t.lineId], foreignColumns: [phoneLine.schoolId, phoneLine.lineId] }),
  ],
)
