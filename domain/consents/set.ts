import { sql } from 'drizzle-orm'
import { noticeVersion } from '../../contract/session'
import { jsonParam, statement } from '../handler'

/** Gives or withdraws one purpose for one child. Withdrawing is as easy as giving (PIPL Art 15) and works from the next call on. */
export const setConsent = statement('consents.set', {
  answer({ childId, purpose, given }, { caller, now }) {
    const mine = sql`select child_id from child where school_id = ${caller.placeId} and child_id = ${childId}`
    const change = given
      ? sql`insert into consent (school_id, child_id, person_id, purpose, notice_version, given_at)
          select ${caller.placeId}, child_id, ${caller.personId}, ${purpose}, ${noticeVersion}, ${now}::timestamptz from mine
          on conflict (school_id, child_id, person_id, purpose) where withdrawn_at is null do nothing`
      : sql`update consent k set withdrawn_at = ${now}::timestamptz from mine
          where k.school_id = ${caller.placeId} and k.child_id = mine.child_id and k.person_id = ${caller.personId} and k.purpose = ${purpose} and k.withdrawn_at is null`
    return {
      with: sql`mine as (${mine}), changed as (${change})`,
      reply: sql`select jsonb_build_object('given', ${given}::boolean) from mine`,
      children: sql`array[${childId}]`,
      detail: jsonParam({ purpose, given, noticeVersion }),
    }
  },
})
