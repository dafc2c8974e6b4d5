import { sql } from 'drizzle-orm'
import * as z from 'zod'
import { jsonParam } from '../handler'
import { allSchools, clockAt } from './caller'
import type { ClockWork } from './caller'

/** How many photos of one school a run hands to WeChat. */
const MOST_A_SCHOOL = 20

interface Waiting {
  photoId: number
  fileId: string
  openid: string
}

/**
 * Hands photos that wait to WeChat's media check; the verdict comes as a push. WeChat wants the author's openid active within two hours, so the
 * newest go first. A photo whose file is gone is refused; one whose check cannot be started waits for the next run.
 * @returns how many checks were started
 */
export async function startMediaChecks({ database, ports }: ClockWork): Promise<number> {
  let started = 0
  for (const schoolId of await allSchools(database)) {
    const waiting = await photosWaiting({ database, ports }, schoolId)
    if (waiting.length === 0) continue
    const links = await ports.files.links(waiting.map((photo) => photo.fileId))
    const marks: { photo_id: number; state: string; trace_id: string | null }[] = []
    for (const { photoId, fileId, openid } of waiting) {
      const link = links[fileId]
      const trace = link && (await ports.wechat.startMediaCheck(openid, link).catch(() => undefined))
      if (!link) marks.push({ photo_id: photoId, state: 'refused', trace_id: null })
      else if (trace) marks.push({ photo_id: photoId, state: 'pending', trace_id: trace })
    }
    started += marks.filter((mark) => mark.trace_id).length
    await database.once(
      clockAt(schoolId),
      sql`update photo p set state = m.state, trace_id = m.trace_id
        from jsonb_to_recordset(${jsonParam(marks)}) as m(photo_id bigint, state text, trace_id text)
        where p.school_id = ${schoolId} and p.photo_id = m.photo_id and p.state = 'pending' and p.trace_id is null`,
    )
  }
  return started
}

async function photosWaiting({ database }: ClockWork, schoolId: number): Promise<Waiting[]> {
  const rows = await database.once<{ photo: Waiting }>(
    clockAt(schoolId),
    sql`select jsonb_build_object('photoId', p.photo_id, 'fileId', p.file_id, 'openid', a.openid) as photo
      from photo p join note n using (school_id, note_id) join person a on a.person_id = n.author
      where p.school_id = ${schoolId} and p.state = 'pending' and p.trace_id is null and n.undone_at is null and a.openid is not null
      order by p.photo_id desc limit ${MOST_A_SCHOOL}`,
  )
  return rows.map((row) => row.photo)
}

const verdictEvent = z.object({
  MsgType: z.literal('event'),
  Event: z.literal('wxa_media_check'),
  trace_id: z.string().min(1),
  errcode: z.number().optional(),
  result: z.object({ suggest: z.enum(['pass', 'review', 'risky']) }).optional(),
})

/** Whether an event is WeChat's push with the verdict of a media check. */
export function isVerdict(event: unknown): boolean {
  return verdictEvent.safeParse(event).success
}

/**
 * Takes in the verdict of a media check: only `pass` lets a photo through; what WeChat would have a person look at, or could not fetch, stays out.
 * @returns how many photos it settled, 0 where none waits for this verdict
 */
export async function settleMedia({ database }: Pick<ClockWork, 'database'>, event: unknown): Promise<number> {
  const { trace_id: trace, errcode, result } = verdictEvent.parse(event)
  const verdict = !errcode && result?.suggest === 'pass' ? 'passed' : 'refused'
  const [row] = await database.once<{ settled: number }>(
    clockAt(null),
    sql`select app.settle_photo(${trace}, ${verdict}) as settled`,
  )
  return row?.settled ?? 0
}
