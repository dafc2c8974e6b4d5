import { sql } from 'drizzle-orm'
import { decrypt } from '../../database/crypto'
import { statement } from '../handler'
import { mayReveal } from '../records/reveal-limit'

/** The plain numbers of one relative, to dial; who asked for whose is on the audit (未成年人网络保护条例 Art 36). */
export const revealContact = statement('contacts.reveal', {
  answer({ childId, relativeId }, { caller, now }) {
    return {
      with: sql`asked as materialized (
        select jsonb_build_object('name', r.name, 'sealed', coalesce((select jsonb_agg(encode(f.number, 'base64') order by f.position) from relative_phone f
          where f.school_id = r.school_id and f.relative_id = r.relative_id), '[]'::jsonb)) as data
        from child_relative cr join relative r using (school_id, relative_id)
        where cr.school_id = ${caller.placeId} and cr.child_id = ${childId} and cr.relative_id = ${relativeId} and not r.deceased)`,
      reply: sql`select data from asked where ${mayReveal('number', now)}`,
      children: sql`array[${childId}]`,
      detail: sql`jsonb_build_object('relativeId', ${relativeId}::bigint)`,
    }
  },
  view(data: { name: string; sealed: string[] }, { ports }) {
    return { name: data.name, phones: data.sealed.map((one) => decrypt(ports.keys, Buffer.from(one, 'base64'))) }
  },
})
