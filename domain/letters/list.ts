import { sql } from 'drizzle-orm'
import { noChildren, statement } from '../handler'
import { aboutLetter, counted, countsOfLines, letterLines } from './standing'

/** The latest so many letters: some years of a school's. */
const LISTED = 40

/** The letters that the caller sees, the newest first, with how they stand. Counts alone are no reading of a child's record. */
export const listLetters = statement('letters.list', {
  answer(_input, context) {
    const { caller, today } = context
    return {
      with: sql`
        latest as materialized (
          select l.* from letter l where l.school_id = ${caller.placeId} order by l.announced_at desc, l.letter_id desc limit ${LISTED}),
        ${letterLines(context, sql`lc.letter_id in (select letter_id from latest)`)},
        standing as (
          select letter_id, ${countsOfLines}, case when count(distinct class_id) = 1 then min(class_id) end as class_id from lines group by letter_id)`,
      reply: sql`
        select jsonb_build_object('today', ${today}::text, 'letters', coalesce((
          select jsonb_agg(${aboutLetter} || ${counted} || jsonb_build_object('by', coalesce(p.name, ''), 'className', k.name, 'withdrawn', l.withdrawn_at is not null) order by l.announced_at desc, l.letter_id desc)
          from latest l left join standing n using (letter_id) left join school_class k on k.school_id = l.school_id and k.class_id = n.class_id left join person p on p.person_id = l.announced_by), '[]'::jsonb))`,
      children: noChildren,
    }
  },
})
