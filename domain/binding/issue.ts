import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { isoOf, statement } from '../handler'
import { CODE_DAYS, codeDigest, codeOf } from './code'
import { keptChild } from './kept-child'

/**
 * A one-time code for a relative whose WeChat number is not the one on file. Only its digest is kept, and the seed in the command's remembered answer.
 * Refuses NOT_FOUND, FORBIDDEN, ALREADY_BOUND.
 */
export const issueCode = statement('binding.code', {
  answer({ childId, relativeId }, { caller, now, ports }) {
    const seed = randomBytes(16).toString('hex')
    return {
      with: sql`
        mine as materialized (${keptChild(caller.placeId, childId)}),
        target as materialized (
          select r.relative_id, r.name, cr.relation from mine join child_relative cr on cr.school_id = ${caller.placeId} and cr.child_id = mine.child_id
            join relative r on r.school_id = cr.school_id and r.relative_id = cr.relative_id
          where r.relative_id = ${relativeId} and not r.deceased and (r.person_id is null or app.refuse('ALREADY_BOUND'))),
        voided as (
          update bind_code b set voided_at = ${now}::timestamptz from target
          where b.school_id = ${caller.placeId} and b.relative_id = target.relative_id and b.used_at is null and b.voided_at is null),
        issued as (
          insert into bind_code (school_id, relative_id, code_hmac, issued_by, issued_at, expires_at)
          select ${caller.placeId}, relative_id, ${codeDigest(ports.keys, codeOf(ports.keys, seed))}, ${caller.personId}, ${now}::timestamptz,
            ${now}::timestamptz + make_interval(days => ${CODE_DAYS}::int) from target
          returning expires_at)`,
      reply: sql`select jsonb_build_object('seed', ${seed}::text, 'name', target.name, 'relation', target.relation, 'expiresAt', ${isoOf(sql`issued.expires_at`)})
        from target, issued`,
      children: sql`array[${childId}]`,
      detail: sql`jsonb_build_object('relativeId', ${relativeId}::bigint)`,
    }
  },
  view({ seed, ...rest }: { seed: string; name: string; relation: 'father'; expiresAt: string }, { ports }) {
    return { ...rest, code: codeOf(ports.keys, seed) }
  },
})
