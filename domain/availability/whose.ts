import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Context } from '../handler'
import { habits } from './learned'
import type { Reach } from './reach'
import { reachOf } from './facts'

/** The relative `r` is the caller's own to speak for: a parent speaks for nobody else, the school for everyone whom it calls (the policies say whom it sees). */
export function mayTell(relativeId: number, { caller }: Pick<Context, 'caller'>): SQL {
  const own = caller.role === 'parent' ? sql` and r.person_id = ${caller.personId}` : sql``
  return sql`r.school_id = ${caller.placeId} and r.relative_id = ${relativeId} and not r.deceased${own}`
}

/** The children on whose card the relative stands, as far as the caller may see them: whose record this is. */
export function onWhoseCard(relativeId: number, { caller }: Pick<Context, 'caller'>): SQL {
  return sql`select array_agg(cr.child_id) from child_relative cr where cr.school_id = ${caller.placeId} and cr.relative_id = ${relativeId}`
}

/** One relative `r` as jsonb, with the relation to the child of `relation`. */
export function timesOf(relation: SQL, { caller, now }: Pick<Context, 'caller' | 'now'>): SQL {
  return sql`jsonb_build_object('relativeId', r.relative_id, 'name', r.name, 'relation', ${relation}, 'reachable', r.reachable,
    'reach', ${reachOf(sql`r.relative_id`, caller.placeId, now)})`
}

interface Row {
  relativeId: number
  name: string
  relation: string
  reachable: string
  reach: Reach
}

/** A row of `timesOf` as the contract has it: the log's counts become the hours that they speak well of. */
export function told({ reach, ...relative }: Row) {
  return {
    ...relative,
    availability: reach.availability,
    learned: habits(reach.answers ?? []),
    can: { save: true },
  }
}
