import { sql } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import { addDays } from '../../contract/week'
import { isoOf, noChildren, statement } from '../handler'
import { handInBy, KEPT_YEARS, packNames } from './pack-file'
import { missingOf } from './missing'
import type { Standing } from './missing'

type Listed = Output<'compliance.list'>
interface Row {
  school: string
  firstYear: number
  thisYear: number
  standing: Standing
  packs: {
    packId: number
    year: number
    madeAt: string
    madeOn: string
    by: string
    documentFile: string
    workbookFile: string
  }[]
}

/** The packs with links that end within the hour, and what is still missing today. */
export const listPacks = statement('compliance.list', {
  answer(_input, { caller, today }) {
    const schoolId = caller.placeId
    return {
      reply: sql`
        select jsonb_build_object('school', s.name, 'thisYear', extract(year from ${today}::date)::int,
          'firstYear', coalesce((select extract(year from app.school_date(a.at))::int from audit a where a.school_id = s.school_id order by a.audit_id limit 1), extract(year from ${today}::date)::int),
          'standing', jsonb_build_object(
            'checksDue', (select count(distinct m.person_id) from membership m where m.school_id = s.school_id and m.ended_at is null
              and m.since <= ${today}::date and (m.until is null or m.until >= ${today}::date)
              and not exists (select from background_check b where b.school_id = m.school_id and b.person_id = m.person_id and b.checked_on > ${today}::date - interval '1 year')),
            'requestsOpen', (select count(*) from rights_request r where r.school_id = s.school_id and r.state = 'open'),
            'neverAsked', (select count(*) from child c where c.school_id = s.school_id and c.left_on is null
              and not exists (select from consent n where n.school_id = c.school_id and n.child_id = c.child_id and n.purpose = 'records'))),
          'packs', coalesce((select jsonb_agg(jsonb_build_object('packId', p.pack_id, 'year', p.year, 'madeAt', ${isoOf(sql`p.made_at`)},
              'madeOn', app.school_date(p.made_at), 'by', coalesce(h.name, ''), 'documentFile', p.document_file, 'workbookFile', p.workbook_file) order by p.pack_id desc)
            from audit_pack p left join person h on h.person_id = p.made_by where p.school_id = s.school_id), '[]'::jsonb))
        from school s where s.school_id = ${schoolId}`,
      children: noChildren,
    }
  },
  async view({ school, firstYear, thisYear, standing, packs }: Row, { ports }): Promise<Listed> {
    const links = await ports.files.links(packs.flatMap((pack) => [pack.documentFile, pack.workbookFile]))
    const years = Array.from({ length: thisYear - firstYear + 1 }, (_, back) => thisYear - back)
    return {
      years: years.map((year) => ({ year, over: year < thisYear, handInBy: handInBy(year) })),
      packs: packs.map(({ packId, year, madeAt, madeOn, by, documentFile, workbookFile }) => {
        const names = packNames(school, year)
        return {
          packId,
          year,
          madeAt,
          by,
          keptUntil: keptUntil(madeOn),
          document: { fileName: names.document, url: links[documentFile] ?? null },
          workbook: { fileName: names.workbook, url: links[workbookFile] ?? null },
        }
      }),
      missing: missingOf(standing),
    }
  },
})

/** Three years to the day (PIPL Art 56); a 29 February ends on the 28th. */
function keptUntil(madeOn: string): string {
  const year = Number(madeOn.slice(0, 4)) + KEPT_YEARS
  return madeOn.endsWith('-02-29') ? `${year}-02-28` : addDays(`${year}${madeOn.slice(4)}`, 0)
}
