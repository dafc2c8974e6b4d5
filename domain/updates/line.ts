import { sql } from 'drizzle-orm'
import { statement } from '../handler'
import { Refusal } from '../refusal'

/** The teacher's own sentence on an update. On one that the parents already have it counts as a correction, and they see that. */
export const writeLine = statement('updates.line', {
  async answer({ updateId, teacherLine }, { caller, ports }) {
    if (teacherLine !== '' && (await ports.wechat.checkText(caller.openid, teacherLine)) === 'risky') {
      throw new Refusal('TEXT_REFUSED')
    }
    return {
      with: sql`
        written as (
          update weekly_update set teacher_line = ${teacherLine}, corrected = corrected or (published_at is not null and teacher_line <> ${teacherLine})
          where school_id = ${caller.placeId} and update_id = ${updateId} returning child_id, teacher_line)`,
      reply: sql`select jsonb_build_object('teacherLine', teacher_line) from written`,
      children: sql`select array_agg(child_id) from written`,
      detail: sql`jsonb_build_object('updateId', ${updateId}::bigint)`,
    }
  },
})
