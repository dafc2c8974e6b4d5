import { sql } from 'drizzle-orm'
import { statement } from '../handler'
import { undoableSince } from '../undo'

/** Takes back a note that this person just posted. The row stays, marked; its photos are withdrawn from every check and screen, and their files deleted. */
export const undoNote = statement('notes.undo', {
  answer({ noteId }, { caller, now }) {
    return {
      with: sql`
        mine as (
          select note_id, posted_at >= ${undoableSince(now)}::timestamptz or app.refuse('UNDO_TOO_LATE') as in_time
          from note where school_id = ${caller.placeId} and note_id = ${noteId} and author = ${caller.personId} and undone_at is null),
        undone as (
          update note n set undone_at = ${now}::timestamptz from mine
          where n.school_id = ${caller.placeId} and n.note_id = mine.note_id and mine.in_time and n.undone_at is null returning n.note_id, n.child_id),
        withdrawn as (
          update photo p set state = 'refused' from undone
          where p.school_id = ${caller.placeId} and p.note_id = undone.note_id returning p.file_id)`,
      reply: sql`select jsonb_build_object('undone', true, 'files', coalesce((select jsonb_agg(file_id) from withdrawn), '[]'::jsonb)) from undone`,
      children: sql`select array_agg(child_id) from undone`,
    }
  },
  async view({ files }: { files: string[] }, { ports }) {
    // The note is already taken back; a file that could not be deleted now must not tell the teacher otherwise.
    if (files.length > 0) await ports.files.remove(files).catch(() => undefined)
    return { undone: true }
  },
})
