import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { TemplateName } from '../../contract/templates'
import type { Database } from '../../database/connect'
import { mayBeTold, mayBeToldOfLeaving } from '../messages/may-be-told'
import { clockAt } from './caller'
import type { MessageFacts } from './words'

/** Minutes until the next try, after the first, second, ... one; there are as many tries as entries. */
const TRY_AGAIN_AFTER = [1, 5, 15, 60, 240]

export const MOST_TRIES = TRY_AGAIN_AFTER.length

/** A message that this clock has taken on itself to send. */
export interface Claimed {
  messageId: number
  openid: string | null
  template: TemplateName
  page: string
  data: MessageFacts[TemplateName]
  attempts: number
  /** Whether our own ledger still holds a message for this person, and whether they may still be told of this child. */
  hasCredit: boolean
  consented: boolean
}

export type Outcome = 'sent' | 'noCredit' | 'later' | 'failed'

/**
 * Takes up to `most` messages that are due. The attempt is counted and the next one put off before anything is sent: another clock skips these
 * rows, and after a crash between sending and recording a message goes out once more at most.
 */
export async function claim(database: Database, schoolId: number, now: Date, most: number): Promise<Claimed[]> {
  const minutes = sql.raw(`array[${TRY_AGAIN_AFTER.join(',')}]`)
  const rows = await database.once<{ claimed: Claimed }>(
    clockAt(schoolId),
    sql`with due as (
        select message_id from message
        where school_id = ${schoolId} and state = 'queued' and due_at <= ${now}::timestamptz
        order by due_at, message_id limit ${most} for update skip locked),
      taken as (
        update message m set attempts = m.attempts + 1,
          due_at = ${now}::timestamptz + make_interval(mins => (${minutes})[least(m.attempts + 1, ${MOST_TRIES})])
        from due where m.school_id = ${schoolId} and m.message_id = due.message_id returning m.*)
      select jsonb_build_object('messageId', t.message_id, 'openid', p.openid, 'template', t.template, 'page', t.page, 'data', t.data, 'attempts', t.attempts,
        'hasCredit', exists (select from message_credit k
          where k.school_id = t.school_id and k.person_id = t.person_id and k.template = t.template and k."left" > 0),
        'consented', t.child_id is null or case when t.data ? 'cancelled' then ${mayBeToldOfLeaving(sql`t`)} else ${mayBeTold(sql`t`)} end) as claimed
      from taken t left join person p on p.person_id = t.person_id order by t.message_id`,
  )
  return rows.map((row) => row.claimed)
}

/**
 * Writes down how a send ended, with the ledger and the audit in the same transaction: a sent message costs one credit, a refusal by WeChat
 * means that there are none left. `later` leaves the row queued for its next due time.
 */
export async function record(
  database: Database,
  schoolId: number,
  now: Date,
  messageId: number,
  outcome: Outcome,
  error: string | null,
): Promise<void> {
  const state = outcome === 'later' ? 'queued' : outcome
  const left = outcome === 'sent' ? sql`greatest(k."left" - 1, 0)` : sql`0`
  await database.once(
    clockAt(schoolId),
    sql`with ended as (
        update message set state = ${state}, error = ${error}, sent_at = case when ${outcome === 'sent'}::boolean then ${now}::timestamptz end
        where school_id = ${schoolId} and message_id = ${messageId} and state = 'queued' returning message_id, person_id, child_id, template, data),
      ledger as (
        update message_credit k set "left" = ${left}, changed_at = ${now}::timestamptz from ended
        where k.school_id = ${schoolId} and k.person_id = ended.person_id and k.template = ended.template
          and ${outcome === 'sent' || outcome === 'noCredit'}::boolean),
      open_again as (${reachedNobody(schoolId, outcome)})
      insert into audit (school_id, at, person_id, hat, action, children, detail)
      select ${schoolId}, ${now}::timestamptz, null, 'clock', 'clock.send', case when child_id is null then '{}'::bigint[] else array[child_id] end,
        jsonb_build_object('messageId', ${messageId}::bigint, 'to', person_id, 'outcome', ${outcome}::text) from ended`,
  )
}

/** A reminder for which nobody had a message left: the call stands as not reminded again, so that it comes onto the desk's call sheet. */
function reachedNobody(schoolId: number, outcome: Outcome): SQL {
  return sql`
    update booking b set reminded_day_at = null
    from ended join booking own on own.school_id = ${schoolId} and own.child_id = ended.child_id and own.starts_at = (ended.data ->> 'startsAt')::timestamptz and own.state = 'booked'
    where ${outcome === 'noCredit'}::boolean and ended.template = 'callReminder' and ended.data ->> 'when' = 'day'
      and b.school_id = own.school_id and b.line_id = own.line_id and b.starts_at = own.starts_at and b.party_id = own.party_id and b.state = 'booked'
      and not exists (select from message m where m.school_id = ${schoolId} and m.child_id = ended.child_id and m.template = 'callReminder' and m.message_id <> ended.message_id
        and m.data ->> 'startsAt' = ended.data ->> 'startsAt' and m.state in ('queued', 'sent'))`
}
