import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { onCard } from '../consents/on-card'

/**
 * Whether a person may get messages about a child (an alias with school_id, child_id and person_id): a guardian of a child who goes to this school,
 * who consents to messages, and to the record that a message speaks of.
 */
export function mayBeTold(row: SQL): SQL {
  return sql`(${consentsToMessages(row)} and ${onCard(row)} and ${goesHere(row, sql`c.left_on is null`)})`
}

/** The same for a row that was read from today's contact card of a child who goes to this school: what is sure already is not looked up again. */
export function mayBeToldOnCard(row: SQL): SQL {
  return sql`(${consentsToMessages(row)})`
}

/** The same as `mayBeTold` of a child who has left: for the one message that says that a booked call is off because of it. */
export function mayBeToldOfLeaving(row: SQL): SQL {
  return sql`(${consentsToMessages(row)} and ${onCard(row)} and ${goesHere(row, sql`c.left_on is not null`)})`
}

function goesHere(row: SQL, when: SQL): SQL {
  return sql`exists (select from child c where c.school_id = ${row}.school_id and c.child_id = ${row}.child_id and ${when})`
}

function consentsToMessages(row: SQL): SQL {
  const consents = (purpose: 'messages' | 'records') => sql`exists (
    select from consent k where k.school_id = ${row}.school_id and k.child_id = ${row}.child_id and k.person_id = ${row}.person_id
      and k.purpose = ${purpose} and k.withdrawn_at is null)`
  return sql`${consents('messages')} and ${consents('records')}`
}
