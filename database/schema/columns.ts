import { bigint, customType, timestamp } from 'drizzle-orm/pg-core'

/** Column shapes that every table shares. Ids are numbers: a class of fifty fits its 6 KB reply. */
export const ref = (name: string) => bigint(name, { mode: 'number' })

export const newId = (name: string) => bigint(name, { mode: 'number' }).generatedAlwaysAsIdentity()

export const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** First in every key of a school's table, so that tables can be distributed by it one day. */
export const schoolId = () => ref('school_id').notNull()

/** Ciphertext or digest; see database/crypto.ts. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
