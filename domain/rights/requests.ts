import { sql } from 'drizzle-orm'
import { statement } from '../handler'
import { requestJson } from './request'

/** So many answered requests are listed beside the open ones. */
const ANSWERED_SHOWN = 50

/** A guardian's own requests, newest first. The child's name is given while it is theirs to read. */
export const myRequests = statement('rights.mine', {
  answer(_input, { caller, now }) {
    const mine = sql`rights_request q join child c using (school_id, child_id) where q.school_id = ${caller.placeId} and q.person_id = ${caller.personId}`
    return {
      reply: sql`
        select jsonb_build_object('requests', coalesce(jsonb_agg(request order by asked_at desc, request_id desc), '[]'::jsonb)) from (
          select q.asked_at, q.request_id, ${requestJson(now)} as request from ${mine} order by q.asked_at desc, q.request_id desc limit ${ANSWERED_SHOWN}) newest`,
      children: sql`select array_agg(distinct q.child_id) from ${mine}`,
    }
  },
})

/** The school's requests for its head: open ones first, the oldest of them on top, then the latest answers. */
export const listRequests = statement('rights.list', {
  answer(_input, { caller, now }) {
    const by = sql`jsonb_build_object('name', coalesce(p.name, ''), 'relation', (
      select min(cr.relation) from relative r join child_relative cr on cr.school_id = r.school_id and cr.relative_id = r.relative_id
      where r.school_id = q.school_id and r.person_id = q.person_id and cr.child_id = q.child_id))`
    return {
      with: sql`
        chosen as (
          (select q.* from rights_request q where q.school_id = ${caller.placeId} and q.state = 'open')
          union all
          (select q.* from rights_request q where q.school_id = ${caller.placeId} and q.state <> 'open' order by q.answered_at desc, q.request_id desc limit ${ANSWERED_SHOWN})),
        told as (
          select q.child_id, q.state, q.asked_at, q.answered_at, q.request_id,
            ${requestJson(now)} || jsonb_build_object('className', k.name, 'left', c.left_on is not null, 'by', ${by}) as request
          from chosen q join child c using (school_id, child_id) join school_class k using (school_id, class_id) left join person p on p.person_id = q.person_id)`,
      reply: sql`
        select jsonb_build_object('open', (select count(*) from told where state = 'open'),
          'requests', coalesce((select jsonb_agg(request order by state <> 'open', case when state = 'open' then asked_at end, answered_at desc, request_id desc) from told), '[]'::jsonb))`,
      children: sql`select array_agg(distinct child_id) from told`,
    }
  },
})
