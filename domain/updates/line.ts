import { sql } from 'drizzle-orm'
import { statement } from '../handler'
import { checked } from '../refused/checked'
import { childOf } from './child-of'

/** The teacher's own sentence on an update. On one that the parents already have it counts as a correction, and they see that. */
export const writeLine = statement('updates.line', {
  async answer({ updateId, teacherLine }, context) {
    const { caller, now } = context
    await checked('updates.line', teacherLine, context, childOf(caller.placeId, updateId))
    return {
      with: sql`
        written as (
          update weekly_update set teacher_line = ${teacherLine}, corrected = corrected or (published_at is not null and teacher_line <> ${teacherLine}),
            shown_at = case when published_at is not null and teacher_line <> ${teacherLine} then ${now}::timestamptz else shown_at end
          where school_id = ${caller.placeId} and update_id = ${updateId} returning child_id, teacher_line)`,
      reply: sql`select jsonb_build_object('teacherLine', teacher_line) from written`,
      children: sql`select array_agg(child_id) from written`,
      detail: sql`jsonb_build_object('updateId', ${updateId}::bigint)`,
    }
  },
})
