import { noteKinds } from '../../contract/notes/registry'
import type { NoteField } from '../../contract/notes/kind'
import type { NoteKindName } from '../../contract/notes/registry'

/** Everything in a note that somebody typed, one piece a line, as WeChat's content check wants to see it. Empty where nothing was typed. */
export function freeText(kind: NoteKindName, body: object, forParents: string): string {
  const fields: readonly NoteField[] = noteKinds[kind].fields
  const values = body as Record<string, unknown>
  const typed = fields.flatMap((field) => typedIn(field, values[field.name]))
  return [...typed, forParents].filter((text) => text !== '').join('\n')
}

function typedIn(field: NoteField, value: unknown): string[] {
  if (field.type === 'text' && typeof value === 'string') return [value]
  if (field.type !== 'topics' || typeof value !== 'object' || value === null) return []
  return Object.values(value as Record<string, { words?: string }>).map((topic) => topic.words ?? '')
}
