import { sql } from 'drizzle-orm'
import * as z from 'zod'
import type { Database } from '../../database/connect'
import { photosAllowed } from '../notes/photo-consent'
import { allSchools, clockAt } from './caller'
import type { ClockWork } from './caller'
import { cleanPhoto } from './clean-photo'
import { startVoiceChecks } from './voice-checks'

/** How many photos of one school a run hands to WeChat. */
const MOST_A_SCHOOL = 20

interface Waiting {
  photoId: number
  fileId: string
  openid: string
}

/**
 * Hands photos that wait to WeChat's media check; the verdict comes as a push. WeChat wants the author's openid active within two hours, so the
 * newest go first. A photo that may no longer be used is not shown to WeChat either; one whose file is gone is refused; one whose check cannot be started waits for the next run.
 * What the phone wrote into the file beside the picture is taken out first (clean-photo.ts): nobody is shown where it was taken, not even WeChat.
 * Teachers' spoken lines go the same way (voice-checks.ts).
 * @returns how many checks were started
 */
export async function startMediaChecks({ database, ports }: ClockWork): Promise<number> {
  let started = 0
  for (const schoolId of await allSchools(database)) {
    started += await startVoiceChecks({ database, ports }, schoolId)
    const waiting = await photosWaiting({ database, ports }, schoolId)
    if (waiting.length === 0) continue
    for (const { photoId, fileId, openid } of waiting) {
      const clean = await cleanPhoto({ database, ports }, schoolId, photoId, fileId)
      if (clean === 'later') continue
      const link = clean === 'unfit' ? undefined : (await ports.files.links([clean.fileId]))[clean.fileId]
      const trace = link ? await ports.wechat.startMediaCheck(openid, link).catch(() => null) : null
      // At once, photo by photo: the verdict may come while the next check is still being started.
      if (trace || !link) await mark(database, schoolId, photoId, trace)
      if (trace) started += 1
    }
  }
  return started
}

async function mark(database: Database, schoolId: number, photoId: number, trace: string | null): Promise<void> {
  await database.once(
    clockAt(schoolId),
    sql`update photo set trace_id = ${trace}, state = case when ${trace}::text is null then 'refused' else state end
      where school_id = ${schoolId} and photo_id = ${photoId} and state = 'pending' and trace_id is null`,
  )
}

async function photosWaiting({ database }: ClockWork, schoolId: number): Promise<Waiting[]> {
  const rows = await database.once<{ photo: Waiting }>(
    clockAt(schoolId),
    sql`select jsonb_build_object('photoId', p.photo_id, 'fileId', p.file_id, 'openid', a.openid) as photo
      from photo p join note n using (school_id, note_id) join person a on a.person_id = n.author
      where p.school_id = ${schoolId} and p.state = 'pending' and p.trace_id is null and n.undone_at is null and a.openid is not null
        and ${photosAllowed(schoolId, sql`p.child_id`)}
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
 * Takes in the verdict of a media check: only `pass` lets a photo or a teacher's spoken line through; what WeChat would have a person look at, or could not fetch, stays out.
 * @returns how many photos and spoken lines it settled, 0 where none waits for this verdict
 */
export async function settleMedia({ database }: Pick<ClockWork, 'database'>, event: unknown): Promise<number> {
  const { trace_id: trace, errcode, result } = verdictEvent.parse(event)
  const verdict = !errcode && result?.suggest === 'pass' ? 'passed' : 'refused'
  const [row] = await database.once<{ settled: number }>(
    clockAt(null),
    sql`select app.settle_photo(${trace}, ${verdict}) + app.settle_voice(${trace}, ${verdict}) as settled`,
  )
  return row?.settled ?? 0
}
