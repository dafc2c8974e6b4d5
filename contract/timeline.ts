import * as z from 'zod'
import { callOutcome, medium } from './calls'
import { dateText, id, instant, keysOf, mood } from './fields'
import { contactAboutLabel, noteKindLabel, relationLabel } from './labels'

/** What happened with a child, as its page lists it newest first: calls, notes, contacts with the family, letters. */
export const event = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('call'),
    id,
    at: instant,
    medium,
    outcome: callOutcome,
    minutes: z.number().int(),
    mood: mood.nullable(),
    line: z.string(),
    by: z.string(),
    /** The family rang by itself: its day is known, its hour is not. */
    home: z.literal(true).optional(),
  }),
  z.object({
    type: z.literal('note'),
    id,
    kind: keysOf(noteKindLabel),
    on: dateText,
    summary: z.string(),
    forParents: z.string(),
    photos: z.number().int(),
    /** Photos of these that WeChat still checks. */
    checking: z.number().int().optional(),
    by: z.string(),
  }),
  /** The guardians were rung up (联系监护人), reached or not, because of what is on the call sheet. */
  z.object({
    type: z.literal('contact'),
    id,
    at: instant,
    about: keysOf(contactAboutLabel),
    reached: z.boolean(),
    relation: keysOf(relationLabel).nullable(),
    summary: z.string(),
    by: z.string(),
  }),
  /** A family letter (亲情书信): that it was sent, and whether it came; never what stands in it. */
  z.object({ type: z.literal('letter'), id, on: dateText, title: z.string(), confirmed: z.boolean(), by: z.string() }),
])
