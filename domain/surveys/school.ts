import { sql } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import { gaps, gapKeys } from '../../contract/completeness'
import type { GapKey } from '../../contract/completeness'
import { surveyAnswerLabel } from '../../contract/labels'
import type { SurveyAnswer } from '../../contract/survey-letters'
import { termBefore, termOf } from '../../contract/term'
import type { Term } from '../../contract/term'
import { statement } from '../handler'
import { gapsOf } from '../records/completeness'
import { answerIn } from './standing'

type Survey = Output<'surveys.school'>
type Reconciled = Survey['answers']
/** Answer (`none` without one) to how many children. */
type Counts = Partial<Record<SurveyAnswer | 'none', number>>
interface Row extends Pick<Survey, 'school' | 'classes' | 'left'> {
  answers: Counts
  before: Counts
  complete: number
  total: number
  lacking: Partial<Record<GapKey, number>>
}

/** So many names of a class are listed; the rest one meets when walking through it. */
const WAITING_MOST = 60

/** How far the school has come with this term's survey, and how complete its records are. */
export const surveySchool = statement('surveys.school', {
  answer(_input, { caller, today }) {
    const schoolId = caller.placeId
    const term = termOf(today)
    const before = termBefore(term)
    return {
      with: sql`
        on_file as materialized (
          select c.child_id, c.class_id, c.name, c.initials, ${answerIn(term)} as answer, ${gapsOf(today)} as gaps
          from child c where c.school_id = ${schoolId} and c.left_on is null),
        waiting as (
          select * from (select o.*, row_number() over (partition by class_id order by initials, name, child_id) as place from on_file o where answer is null) o
          where place <= ${WAITING_MOST}::int)`,
      reply: sql`
        select jsonb_build_object('school', s.name,
          'classes', coalesce((
            select jsonb_agg(jsonb_build_object('classId', k.class_id, 'name', k.name, 'total', n.total, 'confirmed', n.confirmed,
              'teachers', coalesce((select jsonb_agg(p.name order by p.person_id) from class_teacher t join person p on p.person_id = t.person_id
                where t.school_id = k.school_id and t.class_id = k.class_id), '[]'::jsonb),
              'waiting', coalesce((select jsonb_agg(jsonb_build_object('childId', w.child_id, 'name', w.name) order by w.place)
                from waiting w where w.class_id = k.class_id), '[]'::jsonb)) order by k.grade, k.number)
            from school_class k cross join lateral (
              select count(*) as total, count(o.answer) as confirmed from on_file o where o.class_id = k.class_id) n
            where k.school_id = s.school_id and n.total > 0), '[]'::jsonb),
          'answers', (select coalesce(jsonb_object_agg(answer, n), '{}'::jsonb) from (select coalesce(answer, 'none') as answer, count(*) as n from on_file group by 1) by_answer),
          'before', (select coalesce(jsonb_object_agg(answer, n), '{}'::jsonb) from (
            select coalesce(${answerIn(before)}, 'none') as answer, count(*) as n from child c
            where c.school_id = ${schoolId} and c.enrolled_on <= ${before.to}::date and (c.left_on is null or c.left_on > ${before.to}::date) group by 1) by_answer),
          'left', (select count(*) from child c where c.school_id = ${schoolId} and c.left_on is not null and ${answerIn(term)} = 'left'),
          'complete', (select count(*) from on_file where gaps = '[]'::jsonb), 'total', (select count(*) from on_file),
          'lacking', (select coalesce(jsonb_object_agg(gap, n), '{}'::jsonb) from (
            select gap, count(*) as n from on_file cross join lateral jsonb_array_elements_text(gaps) gap group by 1) by_gap))
        from school s where s.school_id = ${schoolId}`,
      children: sql`select array_agg(child_id) from waiting`,
    }
  },
  view({ answers, before, complete, total, lacking, ...rest }: Row, { today }) {
    const term = termOf(today)
    const none = answers.none ?? 0
    return {
      ...rest,
      term: named(term),
      before: named(termBefore(term)),
      answers: byAnswer(answers, total),
      answersBefore: byAnswer(before, sumOf(Object.values(before))),
      confirmed: total - none,
      records: recordRate(complete, total),
      gaps: gapKeys
        .map((key) => ({ label: gaps[key].label, count: lacking[key] ?? 0 }))
        .filter(({ count }) => count > 0)
        .sort((one, other) => other.count - one.count),
    }
  },
})

const named = ({ key, label }: Term) => ({ key, label })
const sumOf = (counts: number[]) => counts.reduce((sum, count) => sum + count, 0)

function reconciled(parts: Reconciled['parts'], total: number): Reconciled {
  return { parts, total, difference: total - sumOf(parts.map(({ count }) => count)) }
}

/** Children at school by their answer; who has left is told apart. */
function byAnswer(counts: Counts, total: number): Reconciled {
  const answers = ['unchanged', 'changed', 'new'] as const
  const parts = answers.map((key) => ({ key, label: surveyAnswerLabel[key], count: counts[key] ?? 0 }))
  const left = counts.left ? [{ key: 'left', label: surveyAnswerLabel.left, count: counts.left }] : []
  return reconciled([...parts, ...left, { key: 'none', label: '还没确认', count: counts.none ?? 0 }], total)
}

function recordRate(complete: number, total: number): Reconciled {
  const parts = [
    { key: 'complete', label: '档案齐全', count: complete },
    { key: 'lacking', label: '还缺内容', count: total - complete },
  ]
  return reconciled(parts, total)
}
