import * as z from 'zod'
import { action } from './action'
import { dateText, id, keysOf, text } from './fields'
import { checkStateLabel, staffRoleLabel } from './labels'

const staffRole = keysOf(staffRoleLabel)
const head = ['head'] as const

/** Spaces, dashes and a country code are taken as people write them; what is left must be a mobile number. */
export const mobileNumber = z
  .string()
  .overwrite((typed) =>
    typed
      .normalize('NFKC')
      .replace(/[^0-9]/g, '')
      .replace(/^86(?=1[0-9]{10}$)/, ''),
  )
  .regex(/^1[3-9][0-9]{9}$/)

const roles = z.array(staffRole).min(1).max(4)
const classIds = z.array(id).max(60).default([])

const member = z.object({
  personId: id,
  name: z.string(),
  /** Masked; null for a volunteer without one. */
  phone: z.string().nullable(),
  roles: z.array(staffRole),
  classes: z.array(z.object({ classId: id, name: z.string() })),
  since: dateText,
  /** The day on which the last hat was taken off; null for whoever works here. */
  leftOn: dateText.nullable(),
  signedIn: z.boolean(),
  /** The yearly check for a record of harm (未成年人保护法 Art 62): when it was made, and until when it holds. */
  check: z.object({ state: keysOf(checkStateLabel), lastOn: dateText.nullable(), dueOn: dateText.nullable() }),
  me: z.boolean(),
  can: z.object({ leave: z.boolean(), mend: z.boolean() }),
})

export const staffActions = {
  /** Everybody who works here or did, volunteers too, and the classes that one can be given. */
  'staff.list': action({
    kind: 'read',
    roles: head,
    input: z.strictObject({}),
    output: z.object({
      school: z.string(),
      people: z.array(member),
      classes: z.array(z.object({ classId: id, name: z.string() })),
      /** How many checks are due or were never made. */
      checksDue: z.number().int(),
    }),
  }),
  /** Puts somebody on the staff, or back on it; they sign in with this number. A volunteer needs none. */
  'staff.invite': action({
    kind: 'command',
    roles: head,
    input: z.strictObject({ name: text(20).min(2), phone: mobileNumber.optional(), roles, classIds }),
    output: z.object({ personId: id, name: z.string(), signedIn: z.boolean() }),
  }),
  /** From now on exactly these roles and classes; a name or number that was mistyped can be mended with them. */
  'staff.change': action({
    kind: 'command',
    roles: head,
    input: z.strictObject({
      personId: id,
      roles,
      classIds,
      name: text(20).min(2).optional(),
      phone: mobileNumber.optional(),
    }),
    output: z.object({ personId: id }),
  }),
  /** All hats at this school go at once; what they have written stays, with their name. */
  'staff.leave': action({
    kind: 'command',
    roles: head,
    input: z.strictObject({ personId: id }),
    output: z.object({ left: z.literal(true), classes: z.number().int(), pairings: z.number().int() }),
  }),
  'staff.check': action({
    kind: 'command',
    roles: head,
    input: z.strictObject({ personId: id, checkedOn: dateText, note: text(100).default('') }),
    output: z.object({ dueOn: dateText }),
  }),
}
