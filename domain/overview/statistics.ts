import { sql } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import { noChildren, statement } from '../handler'
import { alikeChildren, leftBehindChildren } from '../statistics/alike'
import { schoolCounts } from '../statistics/school'
import type { AlikeChildren } from '../statistics/school'

type Statistics = Output<'statistics.school'>
type Row = Pick<Statistics, 'pupils' | 'leftBehind' | 'classes'> & { alike: AlikeChildren[] }

/** The tables a school hands in, each with parts, total and difference; the classes are held against the same total. */
export const statisticsSchool = statement('statistics.school', {
  answer(_input, { caller }) {
    const schoolId = caller.placeId
    return {
      reply: sql`
        select jsonb_build_object('pupils', (select coalesce(sum(pupils), 0) from school_class where school_id = ${schoolId}),
          'leftBehind', ${leftBehindChildren(schoolId)}, 'alike', ${alikeChildren(schoolId)},
          'classes', coalesce((
            select jsonb_agg(jsonb_build_object('name', k.name, 'pupils', coalesce(k.pupils, 0), 'leftBehind', n.all_of_it, 'girls', n.girls, 'boys', n.boys) order by k.grade, k.number)
            from school_class k cross join lateral (
              select count(*) as all_of_it, count(*) filter (where c.sex = 'female') as girls, count(*) filter (where c.sex = 'male') as boys
              from child c where c.school_id = k.school_id and c.class_id = k.class_id and c.left_on is null and c.left_behind_status <> 'none') n
            where k.school_id = ${schoolId}), '[]'::jsonb))`,
      children: noChildren,
    }
  },
  view({ alike, ...counted }: Row) {
    const inClasses = counted.classes.reduce((all, one) => all + one.leftBehind, 0)
    return { ...counted, ...schoolCounts(alike, counted.leftBehind), classesDifference: counted.leftBehind - inClasses }
  },
})
