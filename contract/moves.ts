import * as z from 'zod'
import { action } from './action'
import { phoneNumber } from './contacts'
import { dateText, id, instant, keysOf, text } from './fields'
import {
  accommodationLabel,
  careArrangementLabel,
  leftForLabel,
  parentalAbsenceLabel,
  relationLabel,
  sexLabel,
  specialStatusLabel,
} from './labels'
import { keepers } from './roles'

const name = text(30).min(2)
const ofClass = z.object({ classId: id, name: z.string() })

/** What a move answers: the event on file, and until when it may be taken back. */
const moved = { eventId: id, undoUntil: instant }

/** A child comes, changes class, leaves, comes back: each an event with a date in the child's record. */
export const moveActions = {
  /** What the form for a new child needs: the classes that the caller keeps. */
  'children.form': action({
    kind: 'read',
    roles: keepers,
    input: z.strictObject({}),
    output: z.object({ today: dateText, classes: z.array(ofClass) }),
  }),
  /**
   * Puts a child on file. CHILD_ON_FILE where the school has one of this name and birth date; CHILD_LEFT_BEFORE where that one left earlier, and
   * `moves.return` with the same name and birth date brings the record back.
   */
  'children.add': action({
    kind: 'command',
    roles: keepers,
    input: z.strictObject({
      classId: id,
      name,
      sex: keysOf(sexLabel),
      birthDate: dateText,
      /** The day from which the child goes to this school; today unless said. */
      on: dateText.optional(),
      parentalAbsence: keysOf(parentalAbsenceLabel),
      care: keysOf(careArrangementLabel),
      accommodation: keysOf(accommodationLabel),
      specialStatus: z.array(keysOf(specialStatusLabel)).max(7).default([]),
      relative: z
        .strictObject({
          name: text(30).min(1),
          relation: keysOf(relationLabel),
          phone: phoneNumber.optional(),
          isCaregiver: z.boolean().default(false),
        })
        .optional(),
    }),
    output: z.object({ childId: id, ...moved }),
  }),
  /** What the forms for another class and for leaving need. `earliest`: no move may be dated before the last one. */
  'moves.form': action({
    kind: 'read',
    roles: keepers,
    input: z.strictObject({ childId: id }),
    output: z.object({
      childId: id,
      name: z.string(),
      classId: id,
      className: z.string(),
      leftOn: dateText.nullable(),
      today: dateText,
      earliest: dateText,
      classes: z.array(ofClass),
      /** Calls that are booked and would be cancelled. */
      bookings: z.number().int(),
      /** Whether the child has a paired teacher, whose pairing would end. */
      paired: z.boolean(),
    }),
  }),
  'moves.class': action({
    kind: 'command',
    roles: keepers,
    input: z.strictObject({ childId: id, classId: id, on: dateText }),
    output: z.object(moved),
  }),
  /** The child leaves: booked calls are cancelled, the pairing ends, and from now on the record is the head's alone. */
  'moves.leave': action({
    kind: 'command',
    roles: keepers,
    input: z.strictObject({
      childId: id,
      on: dateText,
      where: keysOf(leftForLabel),
      school: text(50).default(''),
    }),
    output: z.object({ ...moved, bookingsCancelled: z.number().int(), told: z.number().int() }),
  }),
  /**
   * A child who left comes back into a class that the caller keeps. A head names the record; a teacher, who cannot see it, the name and the birth
   * date that are on it.
   */
  'moves.return': action({
    kind: 'command',
    roles: keepers,
    input: z
      .strictObject({
        childId: id.optional(),
        name: name.optional(),
        birthDate: dateText.optional(),
        classId: id,
        on: dateText,
      })
      .refine((input) => input.childId !== undefined || (input.name !== undefined && input.birthDate !== undefined), {
        path: ['childId'],
        params: { code: 'required' },
      }),
    output: z.object({ childId: id, ...moved }),
  }),
  /** Takes a move back within ten minutes, by whoever made it, while nothing hangs on it. */
  'moves.undo': action({
    kind: 'command',
    roles: keepers,
    input: z.strictObject({ eventId: id }),
    output: z.object({ undone: z.literal(true) }),
  }),
  /** Who has left, the latest first. */
  'moves.left': action({
    kind: 'read',
    roles: ['head'],
    input: z.strictObject({ page: z.number().int().min(0).max(1000).default(0) }),
    output: z.object({
      today: dateText,
      total: z.number().int(),
      pageSize: z.number().int(),
      classes: z.array(ofClass),
      children: z.array(
        z.object({
          childId: id,
          name: z.string(),
          className: z.string(),
          classId: id,
          leftOn: dateText,
          /** Where to, as it was written down. */
          note: z.string(),
        }),
      ),
    }),
  }),
}
