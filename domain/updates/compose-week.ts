import { sql } from 'drizzle-orm'
import type { DateText } from '../../contract/week'
import type { Run } from '../../database/connect'
import { jsonParam } from '../handler'
import { compose } from './compose'
import type { WeekFacts } from './compose'
import { weekFacts } from './facts'
import type { Which } from './facts'

/** A school's week, composed in whose name `run` stands. */
export interface WeekToCompose {
  schoolId: number
  week: DateText
  now: Date
  which: Which
}

/**
 * Composes the updates of a school's week: one read, one write, whatever the number of children. A draft that is there is made anew and keeps
 * its teacher's line. A published update changes only among the `changed` ones, keeps its line and its teacher, and is marked as corrected.
 * @returns the children whose update was written
 */
export async function composeWeek(run: Run, { schoolId, week, now, which }: WeekToCompose): Promise<number[]> {
  const rows = await run<{ facts: WeekFacts }>(weekFacts(schoolId, week, now, which))
  if (rows.length === 0) return []
  const drafts = rows.map(({ facts }) => ({ child_id: facts.childId, ...compose(facts) }))
  const written = await run<{ child_id: string }>(sql`
    insert into weekly_update (school_id, child_id, week, body, thin, composed_at)
    select ${schoolId}, child_id, ${week}::date, body, thin, ${now}::timestamptz
    from jsonb_to_recordset(${jsonParam(drafts)}) as d(child_id bigint, body jsonb, thin boolean)
    on conflict (school_id, child_id, week) do update
      set body = excluded.body || case when weekly_update.body ? 'teacher' then jsonb_build_object('teacher', weekly_update.body -> 'teacher') else '{}' end,
        thin = excluded.thin, composed_at = excluded.composed_at, corrected = weekly_update.corrected or weekly_update.published_at is not null,
        shown_at = case when weekly_update.published_at is not null then excluded.composed_at end
      where weekly_update.published_at is null
        or (${which === 'changed'}::boolean and weekly_update.body - array['teacher', 'nextCallAt'] is distinct from excluded.body - 'nextCallAt')
    returning child_id`)
  return written.map((row) => Number(row.child_id))
}
