/**
 * Actions by which plain numbers, addresses or whole lists leave the system. They alone may answer with an unmasked number (tests/access/masked.test.ts),
 * and the audit pack lists each use of them. By name, because the audit remembers actions that a later version may no longer have.
 */
export const disclosing: readonly string[] = [
  'contacts.reveal',
  'records.reveal',
  'roster.preview',
  'roster.refused',
  'roster.export',
  'records.export',
  'rights.copy',
  'binding.cards',
]
