import { sql } from 'drizzle-orm'
import { noticeVersion } from '../../contract/session'
import { arrayParam, jsonParam, statement } from '../handler'
import { Refusal } from '../refusal'

/**
 * The first consent: these purposes for all of the guardian's children at this school, under the notice as it stands (PIPL Art 29, 31).
 * A consent that is already given under this version stays as it was. One under an older version is renewed: its row is closed and a new one opened in the same
 * instant, so that the ledger keeps who agreed to which words and when.
 */
export const giveConsents = statement('consents.give', {
  answer(input, { caller, now }) {
    if (input.noticeVersion !== noticeVersion) throw new Refusal('INVALID_INPUT', { noticeVersion: 'notAllowed' })
    return {
      with: sql`
        wanted as (select c.child_id, p.purpose from child c cross join unnest(${arrayParam(input.purposes, 'text')}) as p(purpose)
          where c.school_id = ${caller.placeId} and c.left_on is null),
        renewed as (
          update consent k set withdrawn_at = ${now}::timestamptz from wanted w
          where k.school_id = ${caller.placeId} and k.child_id = w.child_id and k.purpose = w.purpose and k.person_id = ${caller.personId}
            and k.withdrawn_at is null and k.notice_version <> ${noticeVersion} returning k.child_id),
        given as (
          insert into consent (school_id, child_id, person_id, purpose, notice_version, given_at)
          select ${caller.placeId}, child_id, ${caller.personId}, purpose, ${noticeVersion}, ${now}::timestamptz
          from wanted cross join (select count(*) from renewed) closed_first
          on conflict (school_id, child_id, person_id, purpose) where withdrawn_at is null do nothing returning child_id)`,
      reply: sql`select jsonb_build_object('given', (select count(*) from given)) from (select 1 from wanted limit 1) anyone`,
      children: sql`select array_agg(distinct child_id) from wanted`,
      detail: jsonParam({ purposes: input.purposes, noticeVersion }),
    }
  },
})
