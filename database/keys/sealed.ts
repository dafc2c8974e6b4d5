/** How a value is written before its look-up digest is made. */
export type DigestOf = 'phone' | 'idNumber'

interface SealedTable {
  table: string
  /** Its primary key. */
  key: readonly string[]
  /** Columns of ciphertext. */
  sealed: readonly string[]
  /** Columns of digests, with the sealed column that each is made from. */
  digests?: Readonly<Record<string, { from: string; as: DigestOf }>>
}

/**
 * Every column that holds ciphertext or a digest, for `npm run rotate-keys`. tests/store/rotate-keys.test.ts holds this list against the catalogue:
 * a new bytea column that is not named here fails there.
 */
export const sealedTables: readonly SealedTable[] = [
  {
    table: 'child',
    key: ['school_id', 'child_id'],
    sealed: ['id_number', 'address'],
    digests: { id_number_hmac: { from: 'id_number', as: 'idNumber' } },
  },
  {
    table: 'relative',
    key: ['school_id', 'relative_id'],
    sealed: ['address', 'employer_address', 'employer_phone'],
  },
  {
    table: 'relative_phone',
    key: ['school_id', 'relative_id', 'position'],
    sealed: ['number'],
    digests: { number_hmac: { from: 'number', as: 'phone' } },
  },
  {
    table: 'person',
    key: ['person_id'],
    sealed: ['phone'],
    digests: { phone_hmac: { from: 'phone', as: 'phone' } },
  },
  { table: 'roster_import', key: ['school_id', 'import_id'], sealed: ['staged'] },
  { table: 'voice', key: ['school_id', 'voice_id'], sealed: ['key'] },
  { table: 'roster_row', key: ['school_id', 'import_id', 'row_no'], sealed: ['sealed'] },
]

/** Digests of what nobody keeps: a code on paper is void when the digests' key changes, and is printed anew. */
export const lostDigests: readonly { table: string; column: string }[] = [{ table: 'bind_code', column: 'code_hmac' }]

/** Columns that hold several digests; each is found again by the number that it was made from, where that is still on file. */
export const digestLists: readonly { table: string; key: readonly string[]; column: string }[] = [
  { table: 'unbinding', key: ['school_id', 'unbinding_id'], column: 'numbers' },
]

/** Documents in which sealed values (base64 of the ciphertext) and digests (hex) may stand, at any depth. */
export const sealedDocuments: readonly { table: string; key: readonly string[]; column: string }[] = [
  { table: 'record_event', key: ['school_id', 'event_id'], column: 'before' },
  { table: 'roster_piece', key: ['school_id', 'import_id', 'batch', 'kind'], column: 'rows' },
  { table: 'roster_was', key: ['school_id', 'was_id'], column: 'row' },
  { table: 'command', key: ['school_id', 'person_id', 'request_id'], column: 'reply' },
]

/** Documents that never hold a sealed value. A new jsonb column must be put here or above. */
export const plainDocuments: readonly string[] = [
  'school.settings',
  'call_plan.facts',
  'rights_request.outcome',
  'audit.detail',
  'message.data',
  'weekly_update.body',
  'update_version.body',
  'note.body',
]
