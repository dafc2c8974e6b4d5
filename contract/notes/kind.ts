import type * as z from 'zod'

/** How one field of a note's form is drawn; the phone's form page reads these, so a new kind of note needs no new page. */
export type NoteField =
  | { type: 'topics'; name: string; label: string }
  | { type: 'text'; name: string; label: string; placeholder: string; max: number }
  | { type: 'choice'; name: string; label: string; options: readonly { value: string; label: string }[] }
  | { type: 'date'; name: string; label: string }
  | { type: 'switch'; name: string; label: string }

/** One kind of note: its body (what stays in school), its form, and how often a school does it. */
export interface NoteKind<K extends string = string, B extends z.ZodType = z.ZodType> {
  kind: K
  /** 谈心, 家访, ... */
  label: string
  body: B
  fields: readonly NoteField[]
  /** What a teacher may offer the parents to read, as a start. */
  parentHint: string
}

/** Declares a kind so that its types are kept. */
export function noteKind<K extends string, B extends z.ZodType>(kind: NoteKind<K, B>): NoteKind<K, B> {
  return kind
}
