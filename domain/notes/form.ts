import { sql } from 'drizzle-orm'
import type { Output } from '../../contract/actions'
import { noteKinds } from '../../contract/notes/registry'
import type { NoteKindName } from '../../contract/notes/registry'
import { recordsWithdrawn } from '../consents/processing'
import { statement } from '../handler'
import { photosAllowed } from './photo-consent'

type Known = Pick<Output<'notes.form'>, 'child' | 'photosAllowed' | 'withdrawn' | 'lastOn'> & { kind: NoteKindName }

/** The form of a kind for one child: its fields come from the registry, so that a new kind needs no new page. */
export const noteForm = statement('notes.form', {
  answer({ kind, childId }, { caller }) {
    return {
      reply: sql`
        select jsonb_build_object('kind', ${kind}::text, 'child', jsonb_build_object('childId', c.child_id, 'name', c.name, 'className', k.name),
          'photosAllowed', ${photosAllowed(caller.placeId, sql`c.child_id`)},
          'withdrawn', ${recordsWithdrawn(sql`c.child_id`)},
          'lastOn', (select max(n.happened_on) from note n
            where n.school_id = c.school_id and n.child_id = c.child_id and n.kind = ${kind} and n.undone_at is null))
        from child c join school_class k using (school_id, class_id)
        where c.school_id = ${caller.placeId} and c.child_id = ${childId}`,
      children: sql`array[${childId}]`,
    }
  },
  view(known: Known) {
    const { label, fields, parentHint } = noteKinds[known.kind]
    return { ...known, label, parentHint, fields: fields.map(copyOf) }
  },
})

/** The registry's fields are read-only; a reply's are not. */
function copyOf(field: (typeof noteKinds)[NoteKindName]['fields'][number]): Output<'notes.form'>['fields'][number] {
  return 'options' in field ? { ...field, options: [...field.options] } : { ...field }
}
