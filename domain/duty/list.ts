import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import { addDays, minuteOf } from '../../contract/week'
import { isoOf, noChildren, statement } from '../handler'
import type { Context } from '../handler'
import { joined } from './open-hours'
import { begun, onStaff } from './roster'

type List = Output<'duty.list'>

/** How far ahead one's own duties, and those that one may ask for, are looked for. */
const AHEAD_DAYS = 35
const NOTES_SHOWN = 5

interface Row extends Omit<List, 'days'> {
  days: Array<Omit<List['days'][number], 'open'> & { slots: [number, number][] }>
}

/** One week of the roster and all that one may do with it. */
export const listDuty = statement('duty.list', {
  answer({ week = undefined }, context) {
    const { caller, today } = context
    const shown = week ?? context.week
    const edits = caller.role === 'head'
    return {
      with: sql`
        shifts as materialized (${shiftsOf(context)} where d.school_id = ${caller.placeId} and (d.on_date between ${shown}::date and ${addDays(shown, 6)}::date or d.on_date between ${today}::date and ${addDays(today, AHEAD_DAYS)}::date)),
        slots as materialized (
          select s.day, jsonb_agg(distinct jsonb_build_array(s.minute, s.minute + l.slot_minutes)) as slots from app.slots(${shown}::date, ${addDays(shown, 6)}::date) s
          join phone_line l on l.school_id = ${caller.placeId} and l.line_id = s.line_id group by s.day)`,
      reply: sql`
        select jsonb_build_object('week', ${shown}::text, 'today', ${today}::text,
          'days', (select jsonb_agg(jsonb_build_object('on', to_char(day, 'YYYY-MM-DD'), 'slots', coalesce((select slots from slots s where s.day = d.day::date), '[]'::jsonb),
              'shifts', coalesce((select jsonb_agg(${shiftJson} order by from_minute, name, duty_id) from shifts where on_date = d.day::date), '[]'::jsonb)) order by day)
            from generate_series(${shown}::date, ${addDays(shown, 6)}::date, interval '1 day') d(day)),
          'mine', coalesce((select jsonb_agg(${shiftJson} order by on_date, from_minute) from shifts where mine and not over), '[]'::jsonb),
          'asks', ${asksOf(context)}, 'people', ${peopleOf(context)}, 'notes', ${notesOf()}, 'can', jsonb_build_object('edit', ${edits}::boolean))`,
      children: noChildren,
    }
  },
  view({ days, ...rest }: Row) {
    return { ...rest, days: days.map(({ slots, ...day }) => ({ ...day, open: joined(slots) })) }
  },
})

function shiftsOf(context: Context): SQL {
  const { caller, now, today } = context
  return sql`
    select d.duty_id, d.on_date, d.from_minute, d.to_minute, d.person_id, coalesce(p.name, '') as name, d.person_id = ${caller.personId} as mine,
      not ${onStaff(sql`d.person_id`, today)} as vacant, ${begun(sql`d`, context)} as begun,
      d.on_date < ${today}::date or (d.on_date = ${today}::date and d.to_minute <= ${minuteOf(now)}) as over,
      exists (select from duty_swap s where s.school_id = d.school_id and s.duty_id = d.duty_id and s.state = 'asked') as asked
    from duty d left join person p using (person_id)`
}

const shiftJson = sql`jsonb_build_object('dutyId', duty_id, 'on', on_date::text, 'from', from_minute, 'to', to_minute, 'personId', person_id, 'name', name, 'mine', mine,
  'vacant', vacant, 'begun', begun, 'asked', asked)`

/** What stands open between colleagues, as far as the reader may know of it: asked of them first. */
function asksOf(context: Context): SQL {
  const { caller, today } = context
  const times = (duty: SQL) =>
    sql`jsonb_build_object('on', ${duty}.on_date::text, 'from', ${duty}.from_minute, 'to', ${duty}.to_minute)`
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object('swapId', s.swap_id, 'by', jsonb_build_object('personId', b.person_id, 'name', b.name),
        'to', jsonb_build_object('personId', a.person_id, 'name', a.name), 'duty', ${times(sql`d`)}, 'exchange', case when w.duty_id is not null then ${times(sql`w`)} end,
        'can', jsonb_build_object('answer', s.asked = ${caller.personId}, 'withdraw', s.asked_by = ${caller.personId}))
      order by s.asked = ${caller.personId} desc, d.on_date, d.from_minute, s.swap_id)
    from duty_swap s
    join duty d on d.school_id = s.school_id and d.duty_id = s.duty_id
    left join duty w on w.school_id = s.school_id and w.duty_id = s.with_duty_id
    join person b on b.person_id = s.asked_by join person a on a.person_id = s.asked
    where s.school_id = ${caller.placeId} and s.state = 'asked' and not ${begun(sql`d`, context)} and (w.duty_id is null or not ${begun(sql`w`, context)})
      and ${onStaff(sql`s.asked_by`, today)} and ${onStaff(sql`s.asked`, today)}), '[]'::jsonb)`
}

function peopleOf({ caller, today }: Context): SQL {
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object('personId', p.person_id, 'name', p.name, 'me', p.person_id = ${caller.personId},
        'duties', coalesce((select jsonb_agg(jsonb_build_object('dutyId', duty_id, 'on', on_date::text, 'from', from_minute, 'to', to_minute) order by on_date, from_minute)
          from shifts where shifts.person_id = p.person_id and not begun and on_date >= ${today}::date), '[]'::jsonb)) order by p.name, p.person_id)
    from person p where ${onStaff(sql`p.person_id`, today)}), '[]'::jsonb)`
}

function notesOf(): SQL {
  return sql`coalesce((
    select jsonb_agg(note order by written_at desc) from (
      select h.written_at, jsonb_build_object('on', h.on_date::text, 'points', to_jsonb(h.points), 'words', h.words, 'by', coalesce(p.name, ''), 'at', ${isoOf(sql`h.written_at`)}) as note
      from handover h left join person p on p.person_id = h.author where h.school_id = app.school() order by h.written_at desc limit ${NOTES_SHOWN}) last), '[]'::jsonb)`
}
