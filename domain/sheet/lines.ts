import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { addDays, instantAt } from '../../contract/week'
import type { Context } from '../handler'

/** What was not told within two weeks is told no more: there is a newer update, the call is over. */
const DAYS_OF_USE = 14

type Asking = Pick<Context, 'caller' | 'now' | 'today'>

/**
 * Table expressions that end in `sheet_lines` (message_id, child_id, template, data, due_at, starts_at, family): the messages that could not be sent, that nobody has worked off, and that are
 * still of use. The policies choose the children, and for the desk the messages about calls. `family` is the first of the children with a parent in common, as in domain/lines/families.ts.
 */
export function sheetLines(asking: Asking): SQL {
  const { caller, now } = asking
  return sql`
    sheet_open as materialized (
      select m.message_id, m.school_id, m.child_id, m.template, m.data, m.due_at, (m.data ->> 'startsAt')::timestamptz as starts_at
      from message m join child c on c.school_id = m.school_id and c.child_id = m.child_id and (c.left_on is null or m.data ? 'cancelled')
      where m.school_id = ${caller.placeId} and m.state in ('noCredit', 'failed') and m.sheet_done_at is null and m.due_at > ${now}::timestamptz - make_interval(days => ${DAYS_OF_USE})),
    sheet_useful as materialized (select * from sheet_open m where ${ofUse(asking)}),
    ${familiesOf('sheet_useful', 'sheet_kin', caller.placeId)},
    sheet_lines as (
      select m.*, coalesce(k.first, m.child_id) as family from sheet_useful m left join sheet_kin k on k.child_id = m.child_id)`
}

/** A table expression `name` (child_id, first): the children of `source` who have a parent in common with another one of it or of the school, as far as the caller sees. */
export function familiesOf(source: string, name: string, schoolId: number): SQL {
  return sql`
    ${sql.raw(name)} as (
      select a.child_id, min(b.child_id) as first
      from child_relative a join child_relative b on b.school_id = a.school_id and b.relative_id = a.relative_id and b.relation in ('father', 'mother')
      where a.school_id = ${schoolId} and a.relation in ('father', 'mother') and a.child_id in (select child_id from ${sql.raw(source)}) group by a.child_id)`
}

/** Whether it still helps to tell what message `m` says. */
function ofUse(asking: Asking): SQL {
  return sql`case m.template
    when 'weeklyUpdate' then ${updateUnread}
    when 'callOffer' then false
    when 'callReminder' then ${reminderToMake(asking)}
    when 'callBooked' then ${callToTell(asking)}
    when 'callChanged' then ${changeToTell(asking)}
    when 'letter' then ${letterUnconfirmed}
    else true end`
}

/** The update is out, and nobody of the family has read it meanwhile. */
const updateUnread = sql`exists (
  select from weekly_update u where u.school_id = m.school_id and u.child_id = m.child_id and u.week = (m.data ->> 'week')::date and u.published_at is not null
    and not exists (select from update_reader r where r.school_id = u.school_id and r.update_id = u.update_id))`

/** Whether a message (an alias) tells of a letter to parents; of a family letter it tells that one is on its way. */
export function toParents(message: SQL): SQL {
  return sql`(${message}.template = 'letter' and ${message}.data ->> 'kind' = 'toParents')`
}

/** The letter stands, and nobody of the family has confirmed it meanwhile. */
const letterUnconfirmed = sql`exists (
  select from letter_child lc join letter l using (school_id, letter_id)
  where lc.school_id = m.school_id and lc.child_id = m.child_id and lc.letter_id = (m.data ->> 'letterId')::bigint and lc.confirmed_at is null and l.withdrawn_at is null)`

/** The call of message `m` stands, and it is not the family itself that chose its time or said that it suits. */
const stillBooked = sql`exists (
  select from booking b where b.school_id = m.school_id and b.child_id = m.child_id and b.starts_at = m.starts_at and b.state = 'booked'
    and b.origin <> 'family' and (b.origin <> 'plan' or b.confirmed_at is null))`

/**
 * A freed time (callOffer) and a reminder stand on the desk's own day (desk.today). Here only the reminder that failed on its way: its call counts as reminded, so that the desk does not have it.
 * Who was reminded the day before needs no call an hour before.
 */
function reminderToMake({ now }: Asking): SQL {
  return sql`m.data ->> 'when' = 'day' and m.starts_at > ${now}::timestamptz and exists (
    select from booking b where b.school_id = m.school_id and b.child_id = m.child_id and b.starts_at = m.starts_at and b.state = 'booked' and b.reminded_day_at is not null)`
}

/** An agreed call that lies further ahead than the desk's sheet reaches; from the day before on, the reminder tells it, or the desk. */
function callToTell({ now, today }: Asking): SQL {
  return sql`m.starts_at > ${now}::timestamptz
    and (m.data ? 'cancelled' or m.starts_at >= ${instantAt(addDays(today, 2))}::timestamptz and ${stillBooked})`
}

/** A time that is off or later, until it comes, unless the family has another one of that week. */
function changeToTell({ now }: Asking): SQL {
  return sql`m.starts_at > ${now}::timestamptz and not exists (
    select from booking b where b.school_id = m.school_id and b.child_id = m.child_id and b.state = 'booked' and b.starts_at <> m.starts_at
      and b.week = app.week_of(m.starts_at))`
}
