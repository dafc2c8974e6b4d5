import * as z from 'zod'
import { action } from './action'
import { dateText, id, instant, keysOf, text, week } from './fields'
import {
  accommodationLabel,
  careArrangementLabel,
  leftBehindStatusLabel,
  needLabel,
  parentalAbsenceLabel,
  relationLabel,
  sexLabel,
  specialStatusLabel,
} from './labels'
import { surveyProgress } from './survey-progress'
import { event } from './timeline'

const need = keysOf(needLabel)

/** Monday to Sunday, one letter a day: r reached, b booked, m missed, - none. */
const strip = z.string().regex(/^[rbm-]{7}$/)

const staff = ['teacher', 'desk', 'head'] as const

export const childActions = {
  /** A class of fifty with its week: strips, the last call, what is still missing. */
  'classes.week': action({
    kind: 'read',
    roles: ['teacher', 'head'],
    input: z.strictObject({ classId: id.optional(), week: week.optional() }),
    output: z.object({
      classes: z.array(z.object({ classId: id, name: z.string() })),
      classId: id.nullable(),
      week,
      /** Things that the records of these children still lack. */
      gaps: z.number().int(),
      children: z.array(
        z.object({
          id,
          name: z.string(),
          /** Initials for the search field, lower case. */
          py: z.string(),
          strip,
          /** Date of the last call that reached the family. */
          last: dateText.nullable(),
          /** contract/needs.ts: one letter a need. */
          needs: z.string().regex(/^[ctv]{0,3}$/),
        }),
      ),
      /** This term's survey over the reader's own classes; null for who has none. */
      survey: surveyProgress.nullable(),
      /** The reader keeps the records of this class, and prints its contact cards. */
      keeps: z.boolean(),
    }),
  }),
  /** Today: the desk's bookings, the children that still wait this week, the parents who answered. */
  'week.today': action({
    kind: 'read',
    roles: staff,
    input: z.strictObject({}),
    output: z.object({
      date: dateText,
      week,
      desk: z.array(
        z.object({
          bookingId: id,
          childId: id,
          name: z.string(),
          className: z.string(),
          startsAt: instant,
          line: z.string(),
          state: z.enum(['booked', 'done', 'missed']),
          relation: keysOf(relationLabel).nullable(),
        }),
      ),
      called: z.number().int(),
      total: z.number().int(),
      missing: z.array(
        z.object({
          childId: id,
          name: z.string(),
          className: z.string(),
          weeksWithoutCall: z.number().int(),
          needs: z.array(need),
        }),
      ),
      /** Families to ring up: whom no message reached, and who do not read (sheet.list). */
      sheet: z.number().int(),
      answers: z.array(
        z.object({
          childId: id,
          name: z.string(),
          at: instant,
          thumb: z.boolean(),
          phrase: z.string().nullable(),
          reply: z.string().nullable(),
          /** Voice messages for the child that came with the answer: that they are there, and no more. */
          voices: z.number().int(),
        }),
      ),
    }),
  }),
  /** One child's page. Numbers and the address are masked; `contacts.reveal` shows a number and is audited. */
  'children.open': action({
    kind: 'read',
    roles: staff,
    input: z.strictObject({ childId: id }),
    output: z.object({
      childId: id,
      name: z.string(),
      sex: keysOf(sexLabel),
      birthDate: dateText,
      className: z.string(),
      facts: z.object({
        parentalAbsence: keysOf(parentalAbsenceLabel),
        leftBehindStatus: keysOf(leftBehindStatusLabel),
        careArrangement: keysOf(careArrangementLabel),
        accommodation: keysOf(accommodationLabel),
        specialStatus: z.array(keysOf(specialStatusLabel)),
      }),
      character: z.string(),
      interests: z.string(),
      health: z.string(),
      address: z.string(),
      relatives: z.array(
        z.object({
          relativeId: id,
          name: z.string(),
          relation: keysOf(relationLabel),
          phones: z.array(z.string()),
          employer: z.string(),
          isCaregiver: z.boolean(),
          deceased: z.boolean(),
          signedIn: z.boolean(),
        }),
      ),
      week,
      strip,
      needs: z.array(need),
      weeksWithoutCall: z.number().int(),
      nextCall: instant.nullable(),
      timeline: z.array(event),
      alerts: z.array(z.object({ level: z.enum(['red', 'amber']), text: z.string(), law: z.string() })),
      /** Things that the record still lacks; 0 for who does not read it. */
      gaps: z.number().int(),
      can: z.object({ log: z.boolean(), note: z.boolean(), record: z.boolean() }),
    }),
  }),
  /** The plain numbers of one relative, to dial. Every reveal is on the audit. */
  'contacts.reveal': action({
    kind: 'read',
    roles: staff,
    input: z.strictObject({ childId: id, relativeId: id }),
    output: z.object({ name: z.string(), phones: z.array(z.string()) }),
  }),
  /** All children of the school (or of the teacher), for lists and searches. */
  'children.list': action({
    kind: 'read',
    roles: staff,
    input: z.strictObject({ search: text(20).default(''), page: z.number().int().min(0).max(1000).default(0) }),
    output: z.object({
      total: z.number().int(),
      pageSize: z.number().int(),
      /** This term's survey of the school, for the head; null for others. */
      survey: surveyProgress.nullable(),
      children: z.array(
        z.object({
          id,
          name: z.string(),
          className: z.string(),
          careArrangement: keysOf(careArrangementLabel),
          last: dateText.nullable(),
          contacts: z.number().int(),
        }),
      ),
    }),
  }),
}
