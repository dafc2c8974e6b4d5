import { sql } from 'drizzle-orm'
import { addDays, instantAt } from '../../contract/week'
import type { DateText } from '../../contract/week'
import { decrypt } from '../../database/crypto'
import { noChildren, statement } from '../handler'
import { sealedNumbers } from './kin'

/** A desk stores the numbers once a shift, and again after a change; more is somebody who collects them. */
const SHEETS_AN_HOUR = 6

/**
 * The plain numbers of those whom the desk has still to call today, for a phone that may lose the network; the phone keeps them until midnight. Who took them along is on the audit, for
 * each child (未成年人网络保护条例 Art 36).
 */
export const deskSheet = statement('desk.sheet', {
  answer(_input, { caller, now, today }) {
    return {
      with: sql`
        calls as materialized (
          select distinct b.child_id from booking b
          where b.school_id = ${caller.placeId} and b.state in ('booked', 'missed')
            and b.starts_at >= ${instantAt(today)}::timestamptz and b.starts_at < ${instantAt(addDays(today, 1))}::timestamptz),
        numbers as (
          select distinct r.relative_id, ${sealedNumbers(sql`r`)} as sealed
          from calls join child_relative cr on cr.school_id = ${caller.placeId} and cr.child_id = calls.child_id
          join relative r on r.school_id = cr.school_id and r.relative_id = cr.relative_id and not r.deceased)`,
      reply: sql`
        select jsonb_build_object('date', ${today}::text,
          'numbers', coalesce((select jsonb_agg(jsonb_build_object('relativeId', relative_id, 'sealed', sealed) order by relative_id) from numbers), '[]'::jsonb))
        where app.allow_me('reveal.sheet', ${SHEETS_AN_HOUR}, 3600, ${now}::timestamptz) or app.refuse('TOO_OFTEN')`,
      children: sql`select coalesce(array_agg(child_id), ${noChildren}) from calls`,
    }
  },
  view({ date, numbers }: { date: DateText; numbers: { relativeId: number; sealed: string[] }[] }, { ports }) {
    const open = (text: string) => decrypt(ports.keys, Buffer.from(text, 'base64'))
    return { date, numbers: numbers.map(({ relativeId, sealed }) => ({ relativeId, phones: sealed.map(open) })) }
  },
})
