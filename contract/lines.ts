import * as z from 'zod'
import { action } from './action'
import { medium } from './calls'
import { dateText, id, instant, keysOf, minuteOfDay, text, week } from './fields'
import { closedReasonLabel, exceptionKindLabel, exceptionReasonLabel, reviewReasonLabel } from './line-words'
import { daysBetween } from './week'

/** The longest exception: a summer holiday and some days more. */
export const EXCEPTION_MOST_DAYS = 90

const hours = z
  .strictObject({ weekday: z.number().int().min(1).max(7), from: minuteOfDay, to: minuteOfDay })
  .refine((span) => span.from < span.to, { path: ['to'], params: { code: 'tooSmall' } })

const slotMinutes = z.union([z.literal(10), z.literal(15), z.literal(20), z.literal(30)])

/** A line with all its hours, as the form holds it. */
const lineInput = z.strictObject({
  lineId: id.optional(),
  name: text(20).min(1),
  medium,
  slotMinutes,
  active: z.boolean().default(true),
  /** The school's public number, by which a family knows who rings. */
  number: text(30).default(''),
  /** A video line: the school's WeChat name, from which the desk calls. */
  handoff: text(30).default(''),
  hours: z.array(hours).max(60),
})

const days = { fromOn: dateText, toOn: dateText }
/** Null (or left out) is every line. */
const ofLine = { lineId: id.nullable().default(null), note: text(60).default('') }
const span = { fromMinute: minuteOfDay, toMinute: minuteOfDay }

/** Days that differ from the weekly hours. */
const exceptionInput = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('closed'),
      reason: keysOf(closedReasonLabel),
      ...{ ...ofLine, ...days },
      /** Left out: whole days. */
      fromMinute: minuteOfDay.optional(),
      toMinute: minuteOfDay.optional(),
    }),
    z.strictObject({ kind: z.literal('extra'), ...ofLine, ...days, ...span }),
    z.strictObject({ kind: z.literal('asWeekday'), ...ofLine, ...days, asWeekday: z.number().int().min(1).max(7) }),
  ])
  .refine((one) => one.fromOn <= one.toOn, { path: ['toOn'], params: { code: 'tooSmall' } })
  .refine((one) => daysBetween(one.fromOn, one.toOn) < EXCEPTION_MOST_DAYS, {
    path: ['toOn'],
    params: { code: 'tooBig' },
  })
  .refine((one) => one.kind !== 'closed' || (one.fromMinute === undefined) === (one.toMinute === undefined), {
    path: ['toMinute'],
    params: { code: 'required' },
  })
  .refine(
    (one) => one.kind === 'asWeekday' || one.fromMinute === undefined || one.fromMinute < (one.toMinute ?? 1441),
    {
      path: ['toMinute'],
      params: { code: 'tooSmall' },
    },
  )

/** What a change does to calls that families have agreed: their times are gone (and they are told), or there again. Families, not children: siblings share a call. */
const effect = { flagged: z.number().int(), back: z.number().int() }

const rules = {
  callsAWeek: z.number().int().min(1).max(7),
  /** A parent may cancel or move until so many minutes before. */
  cancelBeforeMinutes: z.number().int().min(0).max(2880),
  /** How long a freed slot is kept for the child to whom it was offered. */
  offerMinutes: z.number().int().min(5).max(720),
  /** A planned time that the family has not confirmed. */
  unconfirmed: z.enum(['keep', 'release']),
  releaseBeforeMinutes: z.number().int().min(60).max(4320),
  /** Who publishes next week's plan. */
  publish: z.enum(['head', 'clock']),
}

/** What would help where slots are lacking; computed by counting, see domain/lines/advice.ts. */
const advice = z.object({
  /** Slots that are lacking; 0 where there are enough. */
  lacking: z.number().int(),
  /** So many minutes more of opening hours would do. */
  moreMinutes: z.number().int(),
  /** The longest shorter slot length that would do or, where none does, the shortest of all: how many slots it gives. */
  shorter: z.object({ minutes: z.number().int(), slots: z.number().int() }).nullable(),
})

const capacity = z.object({
  slots: z.number().int(),
  advice,
})

const line = z.object({
  lineId: id,
  name: z.string(),
  medium,
  slotMinutes: z.number().int(),
  active: z.boolean(),
  number: z.string(),
  handoff: z.string(),
  hours: z.array(z.object({ weekday: z.number().int(), from: minuteOfDay, to: minuteOfDay })),
  slotsAWeek: z.number().int(),
  /** It has broken down and is closed now. */
  broken: z.boolean(),
})

const exception = z.object({
  exceptionId: id,
  lineId: id.nullable(),
  kind: keysOf(exceptionKindLabel),
  reason: keysOf(exceptionReasonLabel),
  ...days,
  fromMinute: minuteOfDay.nullable(),
  toMinute: minuteOfDay.nullable(),
  asWeekday: z.number().int().nullable(),
  note: z.string(),
})

/** The school's family-phone lines: when they are open, what they carry, and what becomes of calls whose time is gone. */
export const lineActions = {
  'lines.list': action({
    kind: 'read',
    roles: ['head', 'desk'],
    input: z.strictObject({}),
    output: z.object({
      lines: z.array(line),
      /** Days that differ, of this week and the five after it; those of the past left out. */
      exceptions: z.array(exception),
      /** Slots of all active lines in a usual week. */
      capacity: z.number().int(),
      /** This week and the next with their exceptions; `free` are the slots ahead that nobody has. */
      weeks: z.array(capacity.extend({ week, free: z.number().int() })),
      /** Families who need a call, and their children: siblings share one. */
      need: z.number().int(),
      children: z.number().int(),
      /** Families whose agreed time is gone and who have no other yet. */
      reviews: z.number().int(),
      week,
    }),
  }),
  'lines.save': action({
    kind: 'command',
    roles: ['head'],
    input: lineInput,
    output: z.object({ lineId: id, ...effect }),
  }),
  /** What saving a line, an exception or its removal would do, without doing it. */
  'lines.effect': action({
    kind: 'read',
    roles: ['head'],
    input: z.union([
      z.strictObject({ save: lineInput }),
      z.strictObject({ except: exceptionInput }),
      z.strictObject({ unexcept: id }),
    ]),
    output: z.object({
      ...effect,
      /** The first few whose time would go. */
      calls: z.array(z.object({ startsAt: instant, names: z.array(z.string()) })),
    }),
  }),
  'lines.except': action({
    kind: 'command',
    roles: ['head'],
    input: exceptionInput,
    output: z.object({ exceptionId: id, ...effect }),
  }),
  'lines.unexcept': action({
    kind: 'command',
    roles: ['head'],
    input: z.strictObject({ exceptionId: id }),
    output: z.object(effect),
  }),
  /** A line has broken down: closed from now until the end of a day (today where none is said). */
  'lines.broken': action({
    kind: 'command',
    roles: ['desk', 'head'],
    input: z.strictObject({ lineId: id, untilOn: dateText.optional() }),
    output: z.object(effect),
  }),
  /** It works again: from now on its slots are open as before. */
  'lines.mended': action({
    kind: 'command',
    roles: ['desk', 'head'],
    input: z.strictObject({ lineId: id }),
    output: z.object(effect),
  }),
  'lines.rules': action({
    kind: 'read',
    roles: ['head'],
    input: z.strictObject({}),
    output: z.object(rules),
  }),
  'lines.setRules': action({
    kind: 'command',
    roles: ['head'],
    input: z.strictObject(rules),
    output: z.object(rules),
  }),
  /** The agreed calls whose time is gone, soonest first, each with the nearest free slots of its week. */
  'lines.review': action({
    kind: 'read',
    roles: ['head', 'desk'],
    input: z.strictObject({}),
    output: z.object({
      lines: z.array(z.object({ lineId: id, name: z.string(), medium })),
      calls: z.array(
        z.object({
          bookingId: id,
          lineId: id,
          startsAt: instant,
          children: z.array(z.object({ childId: id, name: z.string() })),
          className: z.string(),
          reason: keysOf(reviewReasonLabel),
          since: instant,
          /** A WeChat message about it was queued or sent to somebody of the family; where not, the school rings them. */
          told: z.boolean(),
          near: z.array(z.object({ lineId: id, startsAt: instant })),
        }),
      ),
    }),
  }),
  /** The call stays at its time all the same: the head has seen to it that somebody is there. */
  'lines.keep': action({
    kind: 'command',
    roles: ['head'],
    input: z.strictObject({ bookingId: id }),
    output: z.object({ kept: z.literal(true) }),
  }),
}
