import { sql } from 'drizzle-orm'
import type { Database } from '../../database/connect'
import { clockAt } from './caller'
import type { ClockWork } from './caller'

/** How many spoken lines of one school a run hands to WeChat. */
const MOST_A_SCHOOL = 20

interface Waiting {
  voiceId: number
  fileId: string
  openid: string
}

/**
 * Hands teachers' spoken lines that wait to WeChat's media check, as photos are; the verdict comes as the same push. What a parent says to the child is never handed to anybody.
 * @returns how many checks were started
 */
export async function startVoiceChecks({ database, ports }: ClockWork, schoolId: number): Promise<number> {
  const waiting = await linesWaiting(database, schoolId)
  if (waiting.length === 0) return 0
  const links = await ports.files.links(waiting.map((line) => line.fileId))
  let started = 0
  for (const { voiceId, fileId, openid } of waiting) {
    const link = links[fileId]
    const trace = link ? await ports.wechat.startMediaCheck(openid, link, 'sound').catch(() => null) : null
    // At once, line by line, as for photos. One whose file is gone is refused; one whose check cannot be started waits for the next run.
    if (trace || !link) await mark(database, schoolId, voiceId, trace)
    if (trace) started += 1
  }
  return started
}

async function linesWaiting(database: Database, schoolId: number): Promise<Waiting[]> {
  const rows = await database.once<{ line: Waiting }>(
    clockAt(schoolId),
    sql`select jsonb_build_object('voiceId', v.voice_id, 'fileId', v.file_id, 'openid', a.openid) as line
      from voice v join person a on a.person_id = v.author
      where v.school_id = ${schoolId} and v.kind = 'line' and v.state = 'pending' and v.trace_id is null and a.openid is not null
      order by v.voice_id desc limit ${MOST_A_SCHOOL}`,
  )
  return rows.map((row) => row.line)
}

async function mark(database: Database, schoolId: number, voiceId: number, trace: string | null): Promise<void> {
  await database.once(
    clockAt(schoolId),
    sql`update voice set trace_id = ${trace}, state = case when ${trace}::text is null then 'refused' else state end
      where school_id = ${schoolId} and voice_id = ${voiceId} and kind = 'line' and state = 'pending' and trace_id is null`,
  )
}
