import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { jsonParam } from '../handler'
import { because, toldOrOnItsWay } from '../messages/states'

/** How one message ended, or at least this attempt: `lost` where nobody knows whether it arrived. */
export type Outcome = 'sent' | 'noCredit' | 'later' | 'failed' | 'lost'

export interface Ended {
  messageId: number
  outcome: Outcome
  error: string | null
  /** When to try again; for `later` alone. */
  again?: Date
}

/** How many ended how. */
export type Settled = Partial<Record<Outcome, number>>

/**
 * One statement that writes down how messages ended, with the ledger and the audit. A credit was spent when the message was taken in hand: what WeChat has plainly not delivered gives it
 * back, what may have arrived does not, and where WeChat says that there is none left, none is. What a message without credit would have said for others waits in its own right again; what
 * one that failed would have said fails along. Once one guardian is told, nobody has to call the others about the same.
 */
export function settling(schoolId: number, now: Date, ended: Ended[]): SQL {
  const rows = ended.map(({ messageId, outcome, error, again }) => ({ id: messageId, outcome, error, again }))
  return sql`
    with results as (select * from jsonb_to_recordset(${jsonParam(rows)}) as r(id bigint, outcome text, error text, again timestamptz)),
    before as materialized (
      select m.message_id, m.state as was, r.outcome, r.error, r.again, ${anotherTold()} as heard
      from results r join message m on m.school_id = ${schoolId} and m.message_id = r.id and m.state in ('queued', 'sending')),
    ended as (
      update message m set sent_at = case when b.outcome = 'sent' then ${now}::timestamptz end, due_at = coalesce(b.again, m.due_at),
        state = case when b.outcome = 'later' then 'queued' when b.outcome = 'sent' then 'sent' when b.heard then 'void' when b.outcome = 'lost' then 'failed' else b.outcome end,
        error = case when b.heard and b.outcome not in ('sent', 'later') then ${because.anotherTold} else b.error end
      from before b where m.school_id = ${schoolId} and m.message_id = b.message_id
      returning m.message_id, m.person_id, m.child_id, m.template, m.data, m.error, b.was, b.outcome),
    alone_again as (
      update message m set state = 'queued', error = null, merged_into = null, due_at = ${now}::timestamptz
      from ended e where e.outcome = 'noCredit' and m.school_id = ${schoolId} and m.merged_into = e.message_id and m.state = 'void'),
    along as (
      update message m set state = case when ${anotherTold()} then 'void' else 'failed' end, error = case when ${anotherTold()} then ${because.anotherTold} else e.error end
      from ended e where e.outcome in ('failed', 'lost') and m.school_id = ${schoolId} and m.merged_into = e.message_id and m.state = 'void'),
    enough as (
      update message m set state = 'void', error = ${because.anotherTold}
      from ended e where e.outcome = 'sent' and m.school_id = ${schoolId} and m.child_id = e.child_id and m.template = e.template and m.data = e.data
        and m.person_id <> e.person_id and m.state in ('noCredit', 'failed') and m.sheet_done_at is null),
    ledger as (
      update message_credit k set "left" = case when c.refused then 0 else k."left" + c.back end, changed_at = ${now}::timestamptz
      from (
        select person_id, template, bool_or(outcome = 'noCredit') as refused, (count(*) filter (where outcome in ('later', 'failed')))::int as back
        from ended where was = 'sending' and outcome in ('noCredit', 'later', 'failed') group by 1, 2) c
      where k.school_id = ${schoolId} and k.person_id = c.person_id and k.template = c.template),
    open_again as (${reachedNobody(schoolId)}),
    trail as (
      insert into audit (school_id, at, person_id, hat, action, children, detail)
      select ${schoolId}, ${now}::timestamptz, null, 'clock', 'clock.send', case when child_id is null then '{}'::bigint[] else array[child_id] end,
        jsonb_build_object('messageId', message_id, 'to', person_id, 'outcome', outcome) from ended)
    select coalesce((select jsonb_object_agg(outcome, n) from (select outcome, count(*) as n from ended group by 1) o), '{}'::jsonb) as settled`
}

/** Whether another guardian has been told the same already. */
function anotherTold(): SQL {
  return sql`exists (
    select from message o where o.school_id = m.school_id and o.child_id = m.child_id and o.template = m.template and o.data = m.data and o.person_id <> m.person_id
      and (o.state = 'sent' or o.message_id in (select id from results where outcome = 'sent')))`
}

/** A reminder for which nobody had a message left: the call stands as not reminded again, so that it comes onto the desk's call sheet. */
function reachedNobody(schoolId: number): SQL {
  return sql`
    update booking b set reminded_day_at = null
    from ended join booking own on own.school_id = ${schoolId} and own.child_id = ended.child_id and own.starts_at = (ended.data ->> 'startsAt')::timestamptz and own.state = 'booked'
    where ended.outcome = 'noCredit' and ended.template = 'callReminder' and ended.data ->> 'when' = 'day'
      and b.school_id = own.school_id and b.line_id = own.line_id and b.starts_at = own.starts_at and b.party_id = own.party_id and b.state = 'booked'
      and not exists (select from message m where m.school_id = ${schoolId} and m.child_id = ended.child_id and m.template = 'callReminder'
        and m.message_id not in (select message_id from ended where outcome <> 'sent')
        and m.data ->> 'startsAt' = ended.data ->> 'startsAt' and ${toldOrOnItsWay(sql`m`)})`
}
