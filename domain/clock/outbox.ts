import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Database, Run } from '../../database/connect'
import { jsonParam } from '../handler'
import { mayBeTold, mayBeToldOfLeaving } from '../messages/may-be-told'
import { because } from '../messages/states'
import { sortMail } from '../messages/sort-mail'
import type { Mail, Sorted } from '../messages/sort-mail'
import { stillStands } from '../messages/stands'
import { alone } from './alone'
import { clockAt } from './caller'
import { settling } from './settle'
import type { Ended, Settled } from './settle'

/** How long a clock may have a message in hand. After that nobody knows what became of it, and it is not sent again. */
const IN_HAND_MINUTES = 10

/** What a clock has taken in hand of a school: what it must send now, and how the rest of what was due ended. */
export interface Taken {
  /** How many messages were due. */
  due: number
  mail: Mail[]
  voided: number
  settled: Settled
}

/** The schools that have something to send, the longest waiting first. */
export async function schoolsWithMail(database: Database, now: Date): Promise<number[]> {
  const rows = await database.once<{ school: string }>(
    clockAt(null),
    sql`select app.schools_with_mail(${now}::timestamptz) as school`,
  )
  return rows.map((row) => Number(row.school))
}

/**
 * Takes in hand what is due for up to `people` persons, and decides about it (domain/messages/sort-mail.ts). Whatever goes out is `sending` from here on, its attempt counted and its
 * credit spent, before WeChat hears of it: no other clock takes it, and after a crash it is not sent again (docs/adr/0015-outbox.md).
 */
export async function take(database: Database, schoolId: number, now: Date, people: number): Promise<Taken> {
  return database.transaction(clockAt(schoolId), async (run) => {
    const rows = await run<{ mail: Mail }>(dueMail(schoolId, now, people))
    const mail = rows.map((row) => row.mail)
    if (mail.length === 0) return { due: 0, mail, voided: 0, settled: {} }
    const sorted = sortMail(mail, now)
    await run(deciding(schoolId, now, sorted))
    const [goes, merged] = [new Set<number>(), new Map<number, number>()]
    for (const one of sorted) {
      if (one.state === 'sending') goes.add(one.messageId)
      if (one.state === 'void' && one.into !== null)
        merged.set(one.into, (merged.get(one.into) ?? 0) + 1 + carriesOf(mail, one.messageId))
    }
    return {
      due: mail.length,
      mail: mail
        .filter(({ messageId }) => goes.has(messageId))
        .map((one) => ({
          ...one,
          attempts: one.attempts + 1,
          carries: one.carries + (merged.get(one.messageId) ?? 0),
        })),
      voided: sorted.filter(({ state }) => state === 'void').length,
      settled: await settle(run, schoolId, now, sorted.flatMap(endOf)),
    }
  })
}

/** Writes down how a handful of sends ended. */
export async function record(database: Database, schoolId: number, now: Date, ended: Ended[]): Promise<Settled> {
  const [row] = await database.once<{ settled: Settled }>(clockAt(schoolId), settling(schoolId, now, ended))
  return row!.settled
}

async function settle(run: Run, schoolId: number, now: Date, ended: Ended[]): Promise<Settled> {
  if (ended.length === 0) return {}
  const [row] = await run<{ settled: Settled }>(settling(schoolId, now, ended))
  return row!.settled
}

function carriesOf(mail: Mail[], messageId: number): number {
  return mail.find((one) => one.messageId === messageId)?.carries ?? 0
}

/** Whether it ends here, without being sent (once more). */
function isOver(one: Sorted): one is Extract<Sorted, { state: 'noCredit' | 'failed' | 'lost' }> {
  return one.state === 'noCredit' || one.state === 'failed' || one.state === 'lost'
}

function endOf(one: Sorted): Ended[] {
  return isOver(one) ? [{ messageId: one.messageId, outcome: one.state, error: one.error }] : []
}

/** All that is due of the people who have waited longest; two clocks share no message, and the second one waits for the first one's ledger. */
function dueMail(schoolId: number, now: Date, people: number): SQL {
  const due = sql`m.school_id = ${schoolId} and m.state in ('queued', 'sending') and m.due_at <= ${now}::timestamptz`
  return sql`
    with people as materialized (
      select m.person_id from message m where ${due} and ${alone('outbox', schoolId)} group by m.person_id order by min(m.due_at), m.person_id limit ${people}),
    due as materialized (
      select m.* from message m where ${due} and m.person_id in (select person_id from people) order by m.message_id for update skip locked),
    ledger as materialized (
      select k.person_id, k.template, k."left" from message_credit k
      where k.school_id = ${schoolId} and (k.person_id, k.template) in (select person_id, template from due) order by k.person_id, k.template for update)
    select jsonb_build_object('messageId', t.message_id, 'personId', t.person_id, 'openid', p.openid, 'template', t.template, 'page', t.page, 'data', t.data,
      'attempts', t.attempts, 'lost', t.state = 'sending', 'left', coalesce(k."left", 0), 'stands', ${stillStands(sql`t`, now)},
      'carries', (select count(*) from message c where c.school_id = t.school_id and c.merged_into = t.message_id and c.state = 'void'),
      'consented', t.child_id is null or case when t.data ? 'cancelled' then ${mayBeToldOfLeaving(sql`t`)} else ${mayBeTold(sql`t`)} end,
      'times', coalesce((
        select jsonb_agg(jsonb_build_object('pattern', v.pattern, 'anchor', v.anchor, 'cells', to_jsonb(v.cells), 'restDays', to_jsonb(v.rest_days)))
        from relative r join availability v on v.school_id = r.school_id and v.relative_id = r.relative_id
        where r.school_id = t.school_id and r.person_id = t.person_id), '[]'::jsonb)) as mail
    from due t left join person p on p.person_id = t.person_id left join ledger k on k.person_id = t.person_id and k.template = t.template
    order by t.message_id`
}

/**
 * Writes the decisions: what goes out costs its credit now; what speaks for others takes over whom they spoke for; and where a guardian who was to be told for all wants no messages
 * any more, somebody calls the others.
 */
function deciding(schoolId: number, now: Date, sorted: Sorted[]): SQL {
  const inHand = new Date(now.getTime() + IN_HAND_MINUTES * 60_000)
  const rows = sorted.flatMap((one) =>
    isOver(one)
      ? []
      : {
          id: one.messageId,
          state: one.state,
          ...(one.state === 'queued' && { due: one.until }),
          ...(one.state === 'void' && { error: one.error, carrier: one.into }),
        },
  )
  return sql`
    with sorted as (select * from jsonb_to_recordset(${jsonParam(rows)}) as s(id bigint, state text, due timestamptz, error text, carrier bigint)),
    decided as (
      update message m set state = s.state, error = s.error, merged_into = s.carrier, attempts = m.attempts + (s.state = 'sending')::int,
        due_at = case s.state when 'sending' then ${inHand}::timestamptz when 'queued' then s.due else m.due_at end
      from sorted s where m.school_id = ${schoolId} and m.message_id = s.id
      returning m.message_id, m.person_id, m.child_id, m.template, m.data, m.state, m.error, m.merged_into),
    handed_on as (
      update message m set merged_into = d.merged_into from decided d
      where d.merged_into is not null and m.school_id = ${schoolId} and m.merged_into = d.message_id and m.state = 'void'),
    instead as (
      update message m set state = 'noCredit', error = ${because.noCredit} from decided d
      where d.error = ${because.withdrawn} and m.school_id = ${schoolId} and m.child_id = d.child_id and m.template = d.template and m.data = d.data
        and m.person_id <> d.person_id and m.state = 'void' and m.error = ${because.anotherTold})
    update message_credit k set "left" = k."left" - spent.n, changed_at = ${now}::timestamptz
    from (select person_id, template, count(*)::int as n from decided where state = 'sending' group by 1, 2) spent
    where k.school_id = ${schoolId} and k.person_id = spent.person_id and k.template = spent.template`
}
