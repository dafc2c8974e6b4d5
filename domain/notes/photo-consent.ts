import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { onCard } from '../consents/on-card'
import { recordsWithdrawn } from '../consents/processing'
import { renewed } from '../consents/renewed'

/**
 * Whether photos of a child may be used: a guardian has consented, who is still on the child's contact card, and nobody has withdrawn since. One guardian's no after another's yes
 * counts as no until somebody says yes again (儿童个人信息网络保护规定 Art 9-10, PIPL Art 15). Where the record itself may not be kept, a photo of it may not be used either
 * (`mayProcess('photo')` in domain/consents/processing.ts is the same rule).
 */
export function photosAllowed(schoolId: number, childId: SQL): SQL {
  return sql`(exists (
    select from consent yes
    where yes.school_id = ${schoolId} and yes.child_id = ${childId} and yes.purpose = 'photos' and yes.withdrawn_at is null
      and ${onCard(sql`yes`)}
      and not exists (select from consent no where no.school_id = yes.school_id and no.child_id = yes.child_id and no.purpose = 'photos' and no.withdrawn_at >= yes.given_at
        and not ${renewed(sql`no`)}))
    and not ${recordsWithdrawn(childId)})`
}
