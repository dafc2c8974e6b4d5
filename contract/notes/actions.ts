import * as z from 'zod'
import { action } from '../action'
import { dateText, fileId, id, instant, text } from '../fields'
import { noteKinds } from './registry'
import type { NoteKindName } from './registry'

const staff = ['teacher', 'head'] as const
const kindName = z.enum(Object.keys(noteKinds) as [NoteKindName, ...NoteKindName[]])

const shared = {
  childId: id,
  happenedOn: dateText,
  /** What the parents may read, apart from the body, which stays in school. */
  forParents: text(300).default(''),
  photos: z.array(fileId).max(6).default([]),
}

const anyKind = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('talkNote'), body: noteKinds.talkNote.body, ...shared }),
  z.strictObject({ kind: z.literal('homeVisit'), body: noteKinds.homeVisit.body, ...shared }),
  z.strictObject({ kind: z.literal('study'), body: noteKinds.study.body, ...shared }),
  z.strictObject({ kind: z.literal('health'), body: noteKinds.health.body, ...shared }),
  z.strictObject({ kind: z.literal('activity'), body: noteKinds.activity.body, ...shared }),
  z.strictObject({ kind: z.literal('award'), body: noteKinds.award.body, ...shared }),
])

const field = z.object({
  type: z.enum(['topics', 'text', 'choice', 'date', 'switch']),
  name: z.string(),
  label: z.string(),
  placeholder: z.string().optional(),
  max: z.number().optional(),
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
})

export const noteActions = {
  /** What the form of a kind needs: its fields, the child, and whether notes may be written and photos used of this child. */
  'notes.form': action({
    kind: 'read',
    roles: staff,
    input: z.strictObject({ kind: kindName, childId: id }),
    output: z.object({
      kind: kindName,
      label: z.string(),
      fields: z.array(field),
      parentHint: z.string(),
      child: z.object({ childId: id, name: z.string(), className: z.string() }),
      photosAllowed: z.boolean(),
      /** Every guardian who had agreed to the record took it back: no note may be written. */
      withdrawn: z.boolean(),
      lastOn: dateText.nullable(),
    }),
  }),
  'notes.post': action({
    kind: 'command',
    roles: staff,
    input: anyKind,
    output: z.object({ noteId: id, undoUntil: instant }),
  }),
  'notes.undo': action({
    kind: 'command',
    roles: staff,
    input: z.strictObject({ noteId: id }),
    output: z.object({ undone: z.literal(true) }),
  }),
}
