import { sql } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import { statement } from '../handler'
import { answersSeen } from './answers-seen'
import { photoFiles } from './photos'

type Stored = Omit<Output<'updates.preview'>, 'photos'> & { files: string[] }

/** One update as the parents will see it, its photos included; and what they answered. */
export const previewUpdate = statement('updates.preview', {
  answer({ updateId }, { caller }) {
    return {
      reply: sql`
        select jsonb_build_object('updateId', u.update_id, 'childId', u.child_id, 'name', c.name, 'week', u.week, 'published', u.published_at is not null,
          'corrected', u.corrected, 'version', u.version, 'teacherLine', u.teacher_line,
          'voice', (select jsonb_build_object('voiceId', v.voice_id, 'seconds', v.seconds, 'state', v.state) from voice v
            where v.school_id = u.school_id and v.update_id = u.update_id and v.kind = 'line'),
          'answers', ${answersSeen(sql`u`)}, 'body', u.body, 'files', ${photoFiles(caller.placeId, sql`u`)})
        from weekly_update u join child c using (school_id, child_id)
        where u.school_id = ${caller.placeId} and u.update_id = ${updateId}`,
      children: sql`select array_agg(child_id) from weekly_update where school_id = ${caller.placeId} and update_id = ${updateId}`,
    }
  },
  async view({ files, ...update }: Stored, { ports }) {
    const links = files.length > 0 ? await ports.files.links(files) : {}
    return { ...update, photos: files.flatMap((file) => links[file] ?? []) }
  },
})
