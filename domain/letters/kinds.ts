import type { LetterKind } from '../../contract/letter-words'
import type { Role } from '../../contract/roles'

/** What a hat may announce: the school speaks to the parents through its head. */
export function kindsFor(role: Role): LetterKind[] {
  return role === 'head' ? ['toParents', 'family'] : ['family']
}
