import { sql } from 'drizzle-orm'
import { isoOf, work } from '../handler'
import type { Context } from '../handler'
import type { Parsed } from '../../contract/actions'
import type { Run } from '../../database/connect'
import { holdLines } from './changing'
import { dropException, writeException } from './exceptions'
import { reviewing } from './review'
import { writeLine } from './save'

/** How many calls the preview names; the rest is a number. */
const NAMED = 6

interface Found {
  flagged: number
  back: number
  children: string[]
  calls: Array<{ startsAt: string; names: string[] }>
}

/** What a change would do: it is made, looked at and taken back, so that the preview cannot differ from the deed. */
export const effect = work('lines.effect', async (change, context, run) => {
  await run(sql`savepoint before_change`)
  await holdLines(run, context)
  await make(run, change, context)
  const [found] = await run<Found>(sql`
    with ${reviewing({ schoolId: context.caller.placeId, now: context.now, tell: false })},
    calls as (
      select r.party_id, r.line_id, r.starts_at, r.was, r.review, jsonb_agg(c.name order by c.child_id) as names, array_agg(c.child_id) as children
      from reviewed r join child c on c.school_id = ${context.caller.placeId} and c.child_id = r.child_id group by 1, 2, 3, 4, 5),
    lost as (select * from calls where was is null and review is not null)
    select (select count(*) from lost)::int as flagged, (select count(*) from calls where was is not null and review is null)::int as back,
      coalesce((select array_agg(child_id) from (select unnest(children) as child_id from lost) one), '{}')::bigint[] as children,
      coalesce((select jsonb_agg(jsonb_build_object('startsAt', ${isoOf(sql`starts_at`)}, 'names', names) order by starts_at, line_id)
        from (select * from lost order by starts_at, line_id limit ${NAMED}) first), '[]'::jsonb) as calls`)
  await run(sql`rollback to savepoint before_change`)
  const { flagged, back, calls, children } = found!
  return { data: { flagged, back, calls }, children: children.map(Number) }
})

async function make(run: Run, change: Parsed<'lines.effect'>, context: Context): Promise<void> {
  if ('save' in change) await writeLine(run, change.save, context)
  else if ('except' in change) await writeException(run, change.except, context)
  else await dropException(run, change.unexcept, context)
}
