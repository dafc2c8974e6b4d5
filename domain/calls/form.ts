import { sql } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import { decrypt } from '../../database/crypto'
import { maskedPhone } from '../contacts/phone'
import { recordsWithdrawn } from '../consents/processing'
import { isoOf, statement } from '../handler'

type Relative = Omit<Output<'calls.form'>['relatives'][number], 'phones'> & { sealed: string[] }

/** The child, whom to call in which order, and today's booking if there is one, with the siblings who share it. Numbers come masked. */
export const callForm = statement('calls.form', {
  answer({ childId, bookingId }, { caller, today }) {
    return {
      reply: sql`
        select jsonb_build_object('childId', c.child_id, 'name', c.name, 'className', k.name, 'bookingId', b.booking_id, 'bookedAt', ${isoOf(sql`b.starts_at`)}, 'medium', coalesce(b.medium, 'voice'),
          'withdrawn', ${recordsWithdrawn(sql`c.child_id`)},
          'together', coalesce((
            select jsonb_agg(jsonb_build_object('childId', o.child_id, 'name', o.name) order by o.child_id)
            from booking s join child o using (school_id, child_id)
            where s.school_id = c.school_id and s.line_id = b.line_id and s.starts_at = b.starts_at and s.party_id = b.party_id and s.child_id <> c.child_id
              and s.state in ('booked', 'missed') and o.left_on is null), '[]'::jsonb),
          'relatives', coalesce((
            select jsonb_agg(jsonb_build_object('relativeId', r.relative_id, 'relation', cr.relation, 'name', r.name, 'isCaregiver', cr.is_caregiver,
              'sealed', coalesce((select jsonb_agg(encode(f.number, 'base64') order by f.position) from relative_phone f
                where f.school_id = r.school_id and f.relative_id = r.relative_id), '[]'::jsonb)) order by cr.call_order, r.relative_id)
            from child_relative cr join relative r using (school_id, relative_id)
            where cr.school_id = c.school_id and cr.child_id = c.child_id and not r.deceased), '[]'::jsonb))
        from child c
        join school_class k using (school_id, class_id)
        left join lateral (
          select b.booking_id, b.starts_at, b.line_id, b.party_id, l.medium from booking b join phone_line l using (school_id, line_id)
          where b.school_id = c.school_id and b.child_id = c.child_id
            and (b.booking_id = ${bookingId ?? null} or (${bookingId ?? null}::bigint is null and b.state = 'booked' and app.school_date(b.starts_at) = ${today}::date))
          order by b.starts_at limit 1) b on true
        where c.school_id = ${caller.placeId} and c.child_id = ${childId}`,
      children: sql`array[${childId}]`,
    }
  },
  view(data: Omit<Output<'calls.form'>, 'relatives'> & { relatives: Relative[] }, { ports }) {
    return {
      ...data,
      relatives: data.relatives.map(({ sealed, ...relative }) => ({
        ...relative,
        phones: sealed.map((text) => maskedPhone(decrypt(ports.keys, Buffer.from(text, 'base64')))),
      })),
    }
  },
})
