import { sql } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import { consentPurposeLabel } from '../../contract/labels'
import { isoOf, statement } from '../handler'
import { onCard } from './on-card'
import { standingOf } from './processing'
import type { Purpose } from './processing'
import { renewed } from './renewed'

type Ledger = Output<'consents.ledger'>
type Stored = Omit<Ledger, 'standing' | 'entries'> & { entries: (Ledger['entries'][number] & { onCard: boolean })[] }

const purposes = Object.keys(consentPurposeLabel) as Purpose[]

/** Everything that any guardian ever said to any purpose for one child. To a guardian the others are their relation; staff read names, as on the contact card. */
export const consentLedger = statement('consents.ledger', {
  answer({ childId }, { caller }) {
    const named = caller.role !== 'parent'
    const guardian = (
      relation: string,
      name: string,
      person: string,
    ) => sql`jsonb_build_object('relation', ${sql.raw(relation)},
      'name', case when ${named}::boolean then coalesce(${sql.raw(name)}, '') else '' end, 'self', coalesce(${sql.raw(person)} = ${caller.personId}, false))`
    return {
      with: sql`
        card as (
          select r.relative_id, r.person_id, r.name, cr.relation, cr.call_order from child_relative cr join relative r using (school_id, relative_id)
          where cr.school_id = ${caller.placeId} and cr.child_id = ${childId} and not r.deceased),
        said as (select k.* from consent k where k.school_id = ${caller.placeId} and k.child_id = ${childId}),
        who as (select distinct on (person_id) person_id, relation, name from card where person_id is not null order by person_id, call_order)`,
      reply: sql`
        select jsonb_build_object('childId', c.child_id, 'name', c.name,
          'entries', coalesce((
            select jsonb_agg(jsonb_build_object('purpose', s.purpose, 'by', ${guardian('w.relation', 'w.name', 's.person_id')}, 'noticeVersion', s.notice_version,
              'givenAt', ${isoOf(sql`s.given_at`)}, 'withdrawnAt', ${isoOf(sql`s.withdrawn_at`)}, 'renewed', ${renewed(sql`s`)}, 'onCard', ${onCard(sql`s`)})
              order by coalesce(s.withdrawn_at, s.given_at) desc, s.consent_id desc)
            from said s left join who w using (person_id)), '[]'::jsonb),
          'unasked', coalesce((
            select jsonb_agg(${guardian('d.relation', 'd.name', 'd.person_id')} order by d.call_order, d.relative_id)
            from card d where not exists (select from said s where s.person_id = d.person_id)), '[]'::jsonb))
        from child c where c.school_id = ${caller.placeId} and c.child_id = ${childId}`,
      children: sql`array[${childId}]`,
    }
  },
  view(stored: Stored) {
    const rows = stored.entries.map(({ purpose, onCard: known, givenAt, withdrawnAt, renewed: newer }) => ({
      purpose,
      onCard: known,
      renewed: newer,
      givenAt: Date.parse(givenAt),
      withdrawnAt: withdrawnAt === null ? null : Date.parse(withdrawnAt),
    }))
    const standing = Object.fromEntries(purposes.map((purpose) => [purpose, standingOf(purpose, rows)]))
    return { ...stored, standing: standing as Ledger['standing'] }
  },
})
