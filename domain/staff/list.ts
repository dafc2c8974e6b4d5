import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import type { DateText } from '../../contract/week'
import { decrypt } from '../../database/crypto'
import { maskedPhone } from '../contacts/phone'
import { noChildren, statement } from '../handler'
import { checkStanding } from './check-standing'
import { holds } from './current'

type List = Output<'staff.list'>
type Member = List['people'][number]

interface Row extends Omit<List, 'people' | 'checksDue'> {
  people: (Omit<Member, 'phone' | 'check'> & { sealed: string | null; lastOn: DateText | null })[]
}

const classesOf = (person: SQL) => sql`coalesce((
  select jsonb_agg(jsonb_build_object('classId', k.class_id, 'name', k.name) order by k.grade, k.number)
  from class_teacher t join school_class k using (school_id, class_id) where t.school_id = app.school() and t.person_id = ${person}), '[]'::jsonb)`

/** Everybody on the staff, who works here first; the numbers come masked. */
export const listStaff = statement('staff.list', {
  answer(_input, { caller, today }) {
    return {
      with: sql`
        hats as (
          select m.person_id, jsonb_agg(m.role order by m.role) filter (where ${holds(sql`m`, today)}) as roles, min(m.since) filter (where ${holds(sql`m`, today)}) as since,
            min(m.since) as first_since, max(coalesce(app.school_date(m.ended_at), m.until)) as left_on
          from membership m where m.school_id = ${caller.placeId} group by m.person_id),
        heads as (select count(*) as n from membership m where m.school_id = ${caller.placeId} and m.role = 'head' and ${holds(sql`m`, today)})`,
      reply: sql`
        select jsonb_build_object('school', s.name,
          'classes', coalesce((select jsonb_agg(jsonb_build_object('classId', class_id, 'name', name) order by grade, number) from school_class where school_id = s.school_id), '[]'::jsonb),
          'people', coalesce((select jsonb_agg(jsonb_build_object('personId', p.person_id, 'name', p.name, 'sealed', encode(p.phone, 'base64'),
              'roles', coalesce(h.roles, '[]'::jsonb), 'classes', ${classesOf(sql`p.person_id`)}, 'since', coalesce(h.since, h.first_since),
              'leftOn', case when h.roles is null then h.left_on end, 'signedIn', p.openid is not null,
              'lastOn', (select max(k.checked_on) from background_check k where k.school_id = s.school_id and k.person_id = p.person_id),
              'me', p.person_id = ${caller.personId},
              'can', jsonb_build_object('leave', h.roles is not null and (not h.roles ? 'head' or heads.n > 1), 'mend', h.roles is not null)) order by h.roles is null, p.name, p.person_id)
            from hats h join person p using (person_id), heads), '[]'::jsonb))
        from school s where s.school_id = ${caller.placeId}`,
      children: noChildren,
    }
  },
  view({ people, ...rest }: Row, { today, ports }) {
    const members = people.map(({ sealed, lastOn, ...person }) => ({
      ...person,
      phone: sealed ? maskedPhone(decrypt(ports.keys, Buffer.from(sealed, 'base64'))) : null,
      check: checkStanding(lastOn, today),
    }))
    const checksDue = members.filter(
      ({ leftOn, check }) => !leftOn && (check.state === 'due' || check.state === 'never'),
    )
    return { ...rest, people: members, checksDue: checksDue.length }
  },
})
