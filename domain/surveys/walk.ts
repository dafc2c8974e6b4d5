import { sql } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import { absenceLetter, accommodationLetter, answerLetter, careLetter } from '../../contract/survey-letters'
import type { Absence, Accommodation, Care, SurveyAnswer } from '../../contract/survey-letters'
import { termBefore, termOf } from '../../contract/term'
import { decrypt } from '../../database/crypto'
import { maskedPhone } from '../contacts/phone'
import { statement } from '../handler'
import type { Context } from '../handler'
import { gapsOf } from '../records/completeness'
import { answerIn, surveyedClasses } from './standing'

type Walk = Output<'surveys.class'>
type Child = Walk['children'][number]
interface Row extends Pick<Child, 'id' | 'name' | 'gaps'> {
  absence: Absence
  care: Care
  accommodation: Accommodation
  special: NonNullable<Child['special']>
  first: { kin: NonNullable<Child['kin']>; sealed: string } | null
  answer: SurveyAnswer | null
  before: SurveyAnswer | null
}

/** Who of the card of child `c` is called first: the first living one with a number. */
const firstContact = sql`(
  select jsonb_build_object('kin', cr.relation, 'sealed', encode(f.number, 'base64'))
  from child_relative cr join relative r using (school_id, relative_id) join relative_phone f using (school_id, relative_id)
  where cr.school_id = c.school_id and cr.child_id = c.child_id and not r.deceased
  order by cr.call_order, cr.relative_id, f.position limit 1)`

/** A class as its teacher walks through it at the term's start. A class that still has somebody to confirm comes first, unless one is asked for. */
export const walkClass = statement('surveys.class', {
  answer({ classId }, context) {
    const { caller, today } = context
    const term = termOf(today)
    const care = sql`coalesce((select a.kind from care_arrangement a where a.school_id = c.school_id and a.child_id = c.child_id and a.to_on is null), 'none')`
    return {
      with: sql`
        ${surveyedClasses(context)},
        chosen as (
          select class_id from classes where ${classId ?? null}::bigint is null or class_id = ${classId ?? null} order by waiting = 0, grade, number limit 1),
        listed as (
          select c.child_id, c.initials, c.name, jsonb_build_object('id', c.child_id, 'name', c.name, 'absence', c.parental_absence, 'care', ${care},
            'accommodation', c.accommodation, 'special', to_jsonb(c.special_status), 'first', ${firstContact}, 'answer', ${answerIn(term)},
            'before', ${answerIn(termBefore(term))}, 'gaps', jsonb_array_length(${gapsOf(today)})) as child
          from child c join chosen using (class_id) where c.school_id = ${caller.placeId} and c.left_on is null)`,
      reply: sql`
        select jsonb_build_object('classId', (select class_id from chosen),
          'classes', coalesce((select jsonb_agg(jsonb_build_object('classId', class_id, 'name', name, 'total', total, 'waiting', waiting)
            order by grade, number) from classes), '[]'::jsonb),
          'children', coalesce((select jsonb_agg(child order by initials, name, child_id) from listed), '[]'::jsonb))
        where ${classId ?? null}::bigint is null or exists (select from chosen)`,
      children: sql`select array_agg(child_id) from listed`,
    }
  },
  view({ children, ...rest }: Omit<Walk, 'term' | 'children'> & { children: Row[] }, { today, ports }) {
    const { key, label } = termOf(today)
    return { term: { key, label }, ...rest, children: children.map((row) => onWalk(row, ports.keys)) }
  },
})

function onWalk(
  { id, name, gaps, absence, care, accommodation, special, first, answer, before }: Row,
  keys: Context['ports']['keys'],
): Child {
  const letter = (one: SurveyAnswer | null) => (one ? answerLetter[one] : '-')
  return {
    id,
    name,
    facts: absenceLetter[absence] + careLetter[care] + accommodationLetter[accommodation],
    ...(special.length > 0 ? { special } : {}),
    kin: first?.kin ?? null,
    phone: first ? maskedPhone(decrypt(keys, Buffer.from(first.sealed, 'base64'))) : '',
    answers: letter(answer) + letter(before),
    gaps,
  }
}
