import { SchoolWeek } from '../updates/school-week'
import { putRecording, recordingOf } from './recordings'

/** What the father says to the child: found again in any file or reply that it leaks into. */
export const WORDS = '小雨，爸爸腊月二十回来'

/** A world for a file about voices, and what its tests do over and over. */
export class VoiceDay extends SchoolWeek {
  upload = (kind: 'forChild' | 'line' = 'forChild'): string =>
    putRecording(this.world.outside, kind, recordingOf(WORDS))

  /** The father says something to his child. */
  say = async (as: 'father' | 'mother' = 'father', childId = this.world.ids.child): Promise<number> =>
    (await this.phone(as).ask('voices.send', { childId, fileId: this.upload(), seconds: 23 })).voiceId

  /** So many days later, at the same time of the day. */
  later = (days: number): void => {
    this.world.outside.now = new Date(this.world.outside.now.getTime() + days * 86_400_000)
  }

  /** What the child has on the desk. */
  waiting = async () => (await this.phone('desk').ask('desk.today', {})).voices

  /** An update of the child for this week, out or not. */
  update = async (published: boolean, childId = this.world.ids.child): Promise<number> => {
    const [row] = await this.world.sql<{ update_id: string }>(
      `insert into weekly_update (school_id, child_id, week, body, thin, composed_at, published_at)
       values ($1, $2, '2026-11-23', '{"calls":[],"topics":{},"notes":[],"photoIds":[],"nextCallAt":null}', true, $3, $4) returning update_id`,
      [this.world.ids.school, childId, this.world.outside.now, published ? this.world.outside.now : null],
    )
    return Number(row!.update_id)
  }

  /** Cloud storage: how many files, and whether any says aloud what the father said. */
  get files(): { count: number; plain: number } {
    const all = [...this.world.outside.files.values()]
    return { count: all.length, plain: all.filter((bytes) => Buffer.from(bytes).includes(WORDS)).length }
  }
}
