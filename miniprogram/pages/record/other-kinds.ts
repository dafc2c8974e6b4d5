import { noteKindLabel } from '../../../contract/labels'
import type { NoteKindName } from './go'

const names: readonly NoteKindName[] = ['study', 'health', 'activity', 'award']

/** Kinds of notes that are written when there is something to tell: nobody waits for them. */
export const otherKinds = names.map((key) => ({ key, label: noteKindLabel[key] }))
