import * as z from 'zod'
import { action } from './action'
import { gapGroupLabel, gaps } from './completeness'
import { contactActions } from './contacts'
import { dateText, id, keysOf, text } from './fields'
import {
  accommodationLabel,
  careArrangementLabel,
  leftBehindStatusLabel,
  noticeStandingLabel,
  parentalAbsenceLabel,
  recordEventLabel,
  relationLabel,
  requestStateLabel,
  revealLabel,
  sexLabel,
  specialStatusLabel,
} from './labels'
import { keepers } from './roles'

const gap = z.enum(Object.keys(gaps) as [keyof typeof gaps, ...(keyof typeof gaps)[]])
const relation = keysOf(relationLabel)
const careKind = keysOf(careArrangementLabel)

/** A warning with the article that it comes from; red is what the law forbids, amber what it asks for. */
export const alert = z.object({ level: z.enum(['red', 'amber']), text: z.string(), law: z.string() })

const relative = z.object({
  relativeId: id,
  /** For `contacts.save`; null on a past day. */
  version: z.number().int().nullable(),
  name: z.string(),
  relation,
  relationText: z.string(),
  /** Masked, in their order; the place in this list is what `keep` names, from 1. */
  phones: z.array(z.string()),
  employer: z.string(),
  occupation: z.string(),
  employerAddress: z.string(),
  employerPhone: z.string(),
  address: z.string(),
  reachable: z.string(),
  age: z.number().int().nullable(),
  healthNote: z.string(),
  deceased: z.boolean(),
  isCaregiver: z.boolean(),
  atHome: z.boolean(),
  signedIn: z.boolean(),
})

/** A child's record as of a day. */
const record = z.object({
  childId: id,
  version: z.number().int(),
  /** The day as of which it is read, and whether that is today; the days that can be read begin with `firstDay`. */
  on: dateText,
  isToday: z.boolean(),
  firstDay: dateText,
  name: z.string(),
  sex: keysOf(sexLabel),
  birthDate: dateText,
  classId: id,
  className: z.string(),
  enrolledOn: dateText,
  leftOn: dateText.nullable(),
  /** Masked; empty where there is none. */
  idNumber: z.string(),
  address: z.string(),
  facts: z.object({
    parentalAbsence: keysOf(parentalAbsenceLabel),
    leftBehindStatus: keysOf(leftBehindStatusLabel),
    careArrangement: careKind,
    accommodation: keysOf(accommodationLabel),
    specialStatus: z.array(keysOf(specialStatusLabel)),
  }),
  caregiverId: id.nullable(),
  careSince: dateText.nullable(),
  character: z.string(),
  interests: z.string(),
  health: z.string(),
  remarks: z.string(),
  relatives: z.array(relative),
  /** Other children of the school on whose card one of these relatives stands; without a name where the reader does not see them. */
  siblings: z.array(
    z.object({ childId: id.nullable(), name: z.string(), className: z.string(), through: z.array(id) }),
  ),
  /** Newest first. */
  care: z.array(
    z.object({
      careId: id,
      kind: careKind,
      caregiver: z.string(),
      relation: relation.nullable(),
      from: dateText,
      to: dateText.nullable(),
      reason: z.string(),
    }),
  ),
  /** Newest first; values in words, sealed ones masked. */
  events: z.array(
    z.object({
      eventId: id,
      kind: keysOf(recordEventLabel),
      on: dateText,
      recordedOn: dateText,
      by: z.string(),
      note: z.string(),
      changes: z.array(z.object({ what: z.string(), from: z.string(), to: z.string() })),
    }),
  ),
  notice: z.object({
    standing: keysOf(noticeStandingLabel),
    latest: z
      .object({
        caregiver: z.string(),
        signedOn: dateText,
        validUntil: dateText.nullable(),
        villageTold: z.boolean(),
      })
      .nullable(),
  }),
  alerts: z.array(alert),
  gaps: z.array(gap),
  /** What guardians say is wrong (rights.ask), newest first; for the keeper of the record, who does not answer it here. Empty on a past day. */
  corrections: z.array(z.object({ requestId: id, on: dateText, words: z.string(), state: keysOf(requestStateLabel) })),
  /** `people`: who agreed, who bound WeChat; `trail`: who read it, and everything that is held. */
  can: z.object({ correct: z.boolean(), people: z.boolean(), trail: z.boolean() }),
})

export const recordActions = {
  ...contactActions,
  /** The whole record (档案), as of today or of any day since enrolment. */
  'records.open': action({
    kind: 'read',
    roles: keepers,
    input: z.strictObject({ childId: id, on: dateText.optional() }),
    output: record,
  }),
  /**
   * Writes down what was wrong or has changed. `version` is the record's as it was read: RECORD_CHANGED where one of the same fields has changed since.
   * `on`: from which day it holds, today unless said; not before enrolment.
   */
  'records.correct': action({
    kind: 'command',
    roles: keepers,
    input: z.strictObject({
      childId: id,
      version: z.number().int().positive(),
      changes: z
        .strictObject({
          name: text(20).min(1),
          sex: keysOf(sexLabel),
          birthDate: dateText,
          /** Eighteen characters; empty takes it off the record. */
          idNumber: text(30),
          address: text(100),
          parentalAbsence: keysOf(parentalAbsenceLabel),
          leftBehindStatus: keysOf(leftBehindStatusLabel),
          accommodation: keysOf(accommodationLabel),
          specialStatus: z.array(keysOf(specialStatusLabel)).max(7),
          character: text(100),
          interests: text(100),
          health: text(200),
          remarks: text(300),
        })
        .partial()
        .refine((changes) => Object.keys(changes).length > 0, { params: { code: 'required' } }),
      on: dateText.optional(),
      note: text(100).default(''),
    }),
    output: z.object({ version: z.number().int() }),
  }),
  /** Who cares for the child from a day on. The row before is closed, never overwritten; `replaced`: a slip of one's own, of the last ten minutes, was mended instead. */
  'records.care': action({
    kind: 'command',
    roles: keepers,
    input: z.strictObject({
      childId: id,
      kind: careKind,
      caregiverId: id.optional(),
      from: dateText,
      reason: text(100).default(''),
    }),
    output: z.object({ careId: id, replaced: z.boolean() }),
  }),
  /** Puts the written entrustment on file (未成年人保护法 Art 23). */
  'records.notice': action({
    kind: 'command',
    roles: keepers,
    input: z.strictObject({
      childId: id,
      caregiverId: id,
      signedOn: dateText,
      validUntil: dateText.optional(),
      villageTold: z.boolean(),
    }),
    output: z.object({ noticeId: id }),
  }),
  /** One value that shows masked, in full; who asked for what is on the audit. */
  'records.reveal': action({
    kind: 'read',
    roles: keepers,
    input: z.strictObject({ childId: id, what: keysOf(revealLabel), relativeId: id.optional() }),
    output: z.object({ value: z.string() }),
  }),
  /** What the records still lack: of the head's school, of the children that a teacher sees. */
  'records.gaps': action({
    kind: 'read',
    roles: keepers,
    input: z.strictObject({ classId: id.optional(), page: z.number().int().min(0).max(1000).default(0) }),
    output: z.object({
      classes: z.array(z.object({ classId: id, name: z.string() })),
      /** 建档率 is `complete` of `total`. */
      total: z.number().int(),
      complete: z.number().int(),
      /** How many things are missing in all, and by group how many children lack something. */
      missing: z.number().int(),
      groups: z.array(z.object({ group: keysOf(gapGroupLabel), children: z.number().int() })),
      pageSize: z.number().int(),
      incomplete: z.number().int(),
      children: z.array(z.object({ childId: id, name: z.string(), className: z.string(), gaps: z.array(gap) })),
    }),
  }),
}
