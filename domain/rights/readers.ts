import { sql } from 'drizzle-orm'
import { statement } from '../handler'

/** Days a page: as many as one scrolls through. */
const DAYS = 14

/** Who read or changed a child's record, day by day (未成年人网络保护条例 Art 36): for its guardians and for the head. */
export const readersOf = statement('rights.readers', {
  answer({ childId, before }) {
    return {
      reply: sql`select app.readers(${childId}, ${before ?? null}::date, ${DAYS})`,
      children: sql`array[${childId}]`,
    }
  },
})
