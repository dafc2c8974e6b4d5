import { sql } from 'drizzle-orm'
import { termOf } from '../../contract/term'
import { arrayParam, jsonParam, statement } from '../handler'
import { ofKept } from './kept'

/** Writes down who is as last term and who is not. All of it or nothing; of two teachers who answer for one child the later one counts, and the audit has both. */
export const answerSurvey = statement('surveys.answer', {
  answer({ answers }, { caller, now, today }) {
    const childIds = answers.map((one) => one.childId)
    return {
      with: sql`
        asked as (select * from jsonb_to_recordset(${jsonParam(answers)}) as a("childId" bigint, answer text)),
        ${ofKept(caller, childIds)},
        written as (
          insert into survey_answer as s (school_id, term, child_id, answer, answered_by, answered_at)
          select ${caller.placeId}, ${termOf(today).key}, a."childId", a.answer, ${caller.personId}, ${now}::timestamptz
          from asked a join keepable on keepable.child_id = a."childId" order by a."childId"
          on conflict (school_id, term, child_id) do update set answered_by = excluded.answered_by, answered_at = excluded.answered_at,
            answer = case when s.answer = 'new' then s.answer else excluded.answer end
          returning s.child_id)`,
      reply: sql`select jsonb_build_object('answered', (select count(*) from written)) from complete`,
      children: arrayParam(childIds, 'bigint'),
      detail: jsonParam({ changed: answers.filter((one) => one.answer === 'changed').length }),
    }
  },
})

/** Lets the children wait again. What a move has answered stays: that is taken back with the move. */
export const retractAnswers = statement('surveys.retract', {
  answer({ childIds }, { caller, today }) {
    const ids = [...new Set(childIds)]
    return {
      with: sql`
        ${ofKept(caller, ids)},
        retracted as (
          delete from survey_answer s using keepable
          where s.school_id = ${caller.placeId} and s.term = ${termOf(today).key} and s.child_id = keepable.child_id and s.answer in ('unchanged', 'changed')
          returning s.child_id)`,
      reply: sql`select jsonb_build_object('retracted', (select count(*) from retracted)) from complete`,
      children: arrayParam(ids, 'bigint'),
    }
  },
})
