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
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { at, newId, ref, schoolId } from './columns'
import { child, relative } from './children'
import { phoneLine } from './lines'
import { person } from './places'

/**
 * Who has a call slot: a family that decides (ten minutes), one to whom it was offered (for a time), or one that booked it. No row, nobody; the primary key keeps a slot to one
 * holder whatever the code does. Written by triggers and functions alone (0017).
 */
export const slotClaim = pgTable(
  'slot_claim',
  {
    schoolId: schoolId(),
    lineId: ref('line_id').notNull(),
    startsAt: at('starts_at').notNull(),
    /** The child, or of siblings who share the call the one with the lowest number. */
    partyId: ref('party_id').notNull(),
    kind: text('kind').$type<'hold' | 'offer' | 'booking'>().notNull(),
    /** Who holds it while deciding. */
    personId: ref('person_id').references(() => person.personId),
    /** Null for a booking. */
    expiresAt: at('expires_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.lineId, t.startsAt] }),
    unique('slot_claim_party').on(t.schoolId, t.lineId, t.startsAt, t.partyId),
    index('slot_claim_by_time').on(t.schoolId, t.startsAt),
    foreignKey({ columns: [t.schoolId, t.lineId], foreignColumns: [phoneLine.schoolId, phoneLine.lineId] }),
    foreignKey({ columns: [t.schoolId, t.partyId], foreignColumns: [child.schoolId, child.childId] }),
    check('claim_expires', sql`(${t.kind} = 'booking') = (${t.expiresAt} is null)`),
  ],
)

/**
 * One child's place in a call slot. Siblings who share a call have a row each, of one party. A booking that is moved stays as `moved` beside the new one, so that what was
 * planned can be reconciled with what became of it. Keys, not code, keep a slot to one party and a child to the calls a week that the school allows.
 */
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
    /** The same for siblings who share the call; a trigger fills it with the child where it is left out. */
    partyId: ref('party_id').notNull(),
    relativeId: ref('relative_id'),
    state: text('state').$type<'booked' | 'done' | 'missed' | 'moved' | 'cancelled'>().notNull(),
    /** The first, second, ... call of the child's week, up to the school's limit. */
    ordinal: smallint('ordinal').notNull().default(1),
    origin: text('origin').$type<'family' | 'staff' | 'plan' | 'offer'>().notNull().default('family'),
    bookedBy: ref('booked_by').references(() => person.personId),
    bookedAt: at('booked_at').notNull(),
    /** When the family said that a planned time suits them; who books confirms by it. */
    confirmedAt: at('confirmed_at'),
    cancelledAt: at('cancelled_at'),
    /** Why it was cancelled or missed: an outcome of the call, or 'unlogged', 'childLeft', 'unconfirmed', 'family', 'school'. */
    why: text('why'),
    /** Why it needs another look: 'hours', 'holiday', 'exam', 'broken', 'lineClosed', 'other'. Its time may be gone; it stays booked until somebody decides. */
    review: text('review'),
    reviewAt: at('review_at'),
    /** The booking that became this one. */
    movedFrom: ref('moved_from'),
    remindedDayAt: at('reminded_day_at'),
    remindedHourAt: at('reminded_hour_at'),
    /** The line while the slot is held, for the key that ties it to its claim. */
    claimLine: ref('claim_line').generatedAlwaysAs(
      sql`case when state in ('booked', 'done', 'missed') then line_id end`,
    ),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.bookingId] }),
    uniqueIndex('booking_child_week_once')
      .on(t.schoolId, t.childId, t.week, t.ordinal)
      .where(sql`${t.state} in ('booked', 'done')`),
    uniqueIndex('booking_child_slot_once')
      .on(t.schoolId, t.lineId, t.startsAt, t.childId)
      .where(sql`${t.state} in ('booked', 'done', 'missed')`),
    index('booking_by_time').on(t.schoolId, t.startsAt),
    index('booking_by_child').on(t.schoolId, t.childId, t.week),
    foreignKey({ columns: [t.schoolId, t.lineId], foreignColumns: [phoneLine.schoolId, phoneLine.lineId] }),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
    foreignKey({ columns: [t.schoolId, t.relativeId], foreignColumns: [relative.schoolId, relative.relativeId] }),
    foreignKey({ columns: [t.schoolId, t.movedFrom], foreignColumns: [t.schoolId, t.bookingId] }),
    foreignKey({
      name: 'booking_slot_claimed',
      columns: [t.schoolId, t.claimLine, t.startsAt, t.partyId],
      foreignColumns: [slotClaim.schoolId, slotClaim.lineId, slotClaim.startsAt, slotClaim.partyId],
    }),
  ],
)

/** When a relative can be reached: a shift pattern, tapped in on one screen. Who has none can be reached at any time, as far as we know. */
export const availability = pgTable(
  'availability',
  {
    schoolId: schoolId(),
    relativeId: ref('relative_id').notNull(),
    /** 'white' | 'night' | 'twoShift' | 'monthlyRest' | 'sundayEvening' | 'own': what was tapped. */
    pattern: text('pattern').notNull(),
    /** Monday of the first week of the cycle. */
    anchor: date('anchor').notNull(),
    /** One text a week of the cycle: a letter for each part of each day, Monday first, '1' where reachable (contract/availability.ts). */
    cells: text('cells').array().notNull(),
    /** Days of the month with the whole day free, for `monthlyRest`. */
    restDays: smallint('rest_days')
      .array()
      .notNull()
      .default(sql`'{}'`),
    setBy: ref('set_by')
      .notNull()
      .references(() => person.personId),
    setAt: at('set_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.relativeId] }),
    foreignKey({ columns: [t.schoolId, t.relativeId], foreignColumns: [relative.schoolId, relative.relativeId] }),
  ],
)

/** A child that waits for a slot this week; whose call was missed stands in front, with the reason. */
export const waiting = pgTable(
  'waiting',
  {
    schoolId: schoolId(),
    childId: ref('child_id').notNull(),
    week: date('week').notNull(),
    since: at('since').notNull(),
    front: boolean('front').notNull().default(false),
    /** The outcome of the call that was missed. */
    why: text('why'),
    /** Null where the clock or the desk put the child here. */
    askedBy: ref('asked_by').references(() => person.personId),
    state: text('state').$type<'waiting' | 'served' | 'left'>().notNull(),
    endedAt: at('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.childId, t.week] }),
    index('waiting_by_week')
      .on(t.schoolId, t.week)
      .where(sql`${t.state} = 'waiting'`),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
  ],
)

/** A freed slot that was offered to a child who waits; while it is open, the slot's claim says so too. */
export const slotOffer = pgTable(
  'slot_offer',
  {
    schoolId: schoolId(),
    offerId: newId('offer_id'),
    childId: ref('child_id').notNull(),
    lineId: ref('line_id').notNull(),
    startsAt: at('starts_at').notNull(),
    offeredAt: at('offered_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    state: text('state').$type<'open' | 'accepted' | 'declined' | 'expired'>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.offerId] }),
    uniqueIndex('offer_open_once')
      .on(t.schoolId, t.lineId, t.startsAt)
      .where(sql`${t.state} = 'open'`),
    index('offer_by_child').on(t.schoolId, t.childId, t.startsAt),
    foreignKey({ columns: [t.schoolId, t.lineId], foreignColumns: [phoneLine.schoolId, phoneLine.lineId] }),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
  ],
)
