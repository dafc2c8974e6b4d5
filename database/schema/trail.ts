import { check, index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { at, newId, ref, schoolId } from './columns'
import { person, school } from './places'

/** Append-only: one row for every change and every read of a child's record, written in the same transaction (未成年人网络保护条例 Art 36). */
export const audit = pgTable(
  'audit',
  {
    schoolId: schoolId().references(() => school.schoolId),
    auditId: newId('audit_id'),
    at: at('at').notNull(),
    /** Null for the clock. */
    personId: ref('person_id'),
    hat: text('hat').notNull(),
    action: text('action').notNull(),
    children: ref('children').array().notNull(),
    detail: jsonb('detail'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.auditId] }),
    index('audit_by_child').using('gin', t.children),
    index('audit_by_person').on(t.schoolId, t.personId, t.at),
  ],
)

/** What each command answered, so that its replay answers the same and does nothing. */
export const command = pgTable(
  'command',
  {
    schoolId: schoolId().references(() => school.schoolId),
    personId: ref('person_id').notNull(),
    requestId: uuid('request_id').notNull(),
    action: text('action').notNull(),
    reply: jsonb('reply'),
    at: at('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.personId, t.requestId] })],
)

/** How many messages of a template a person still allows us; WeChat shows no balance. */
export const messageCredit = pgTable(
  'message_credit',
  {
    schoolId: schoolId().references(() => school.schoolId),
    personId: ref('person_id')
      .notNull()
      .references(() => person.personId),
    template: text('template').notNull(),
    left: integer('left').notNull(),
    lastChoice: text('last_choice').notNull(),
    changedAt: at('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.personId, t.template] }),
    check('credit_never_negative', sql`${t.left} >= 0`),
  ],
)

/** Every choice that a person made in WeChat's sheet, as it was made (一次性订阅: one acceptance is one message). */
export const messageChoice = pgTable(
  'message_choice',
  {
    schoolId: schoolId().references(() => school.schoolId),
    choiceId: newId('choice_id'),
    personId: ref('person_id')
      .notNull()
      .references(() => person.personId),
    template: text('template').notNull(),
    choice: text('choice').$type<'accept' | 'reject' | 'ban' | 'filter'>().notNull(),
    /** At which moment the sheet came up (contract/messages.ts). */
    moment: text('moment').notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.choiceId] }),
    index('message_choice_by_person').on(t.schoolId, t.personId, t.template),
  ],
)

/** The outbox: a row in the same transaction as what it tells, sent by the clock. */
export const message = pgTable(
  'message',
  {
    schoolId: schoolId().references(() => school.schoolId),
    messageId: newId('message_id'),
    personId: ref('person_id')
      .notNull()
      .references(() => person.personId),
    childId: ref('child_id'),
    template: text('template').notNull(),
    page: text('page').notNull(),
    data: jsonb('data').notNull(),
    /** `sending`: in a clock's hand, its credit spent. `void`: of no use any more (too late, taken back, told together with another). */
    state: text('state').$type<'queued' | 'sending' | 'sent' | 'noCredit' | 'failed' | 'void'>().notNull(),
    dueAt: at('due_at').notNull(),
    attempts: smallint('attempts').notNull().default(0),
    sentAt: at('sent_at'),
    error: text('error'),
    /** The message that said this one too. */
    mergedInto: ref('merged_into'),
    /** Worked off on the call sheet (contact: the guardian contact that told the family). */
    sheetDoneAt: at('sheet_done_at'),
    sheetDoneBy: ref('sheet_done_by').references(() => person.personId),
    contactId: ref('contact_id'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.messageId] }),
    index('message_due')
      .on(t.dueAt)
      .where(sql`${t.state} = 'queued'`),
    index('message_on_sheet')
      .on(t.schoolId, t.childId)
      .where(sql`${t.state} in ('noCredit', 'failed') and ${t.sheetDoneAt} is null`),
  ],
)

/** Each due time of each timer that has been worked off, so that a timer that fires twice works once. Belongs to no school. */
export const job = pgTable(
  'job',
  { name: text('name').notNull(), due: text('due').notNull(), doneAt: at('done_at').notNull() },
  (t) => [primaryKey({ columns: [t.name, t.due] })],
)

/** What WeChat's check refused: kept for the head, shown to nobody else, so that a worried sentence is not lost and a nasty one is known. */
export const refusedContent = pgTable(
  'refused_content',
  {
    schoolId: schoolId().references(() => school.schoolId),
    refusedId: newId('refused_id'),
    personId: ref('person_id')
      .notNull()
      .references(() => person.personId),
    hat: text('hat').notNull(),
    action: text('action').notNull(),
    childId: ref('child_id'),
    words: text('words').notNull(),
    at: at('at').notNull(),
    seenAt: at('seen_at'),
    seenBy: ref('seen_by').references(() => person.personId),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.refusedId] }), index('refused_by_day').on(t.schoolId, t.at)],
)
