import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { child } from './children'
import { at, bytea, newId, ref, schoolId } from './columns'
import { person } from './places'
import { weeklyUpdate } from './updates'

/**
 * A voice message of at most a minute. `forChild`: from a parent to the child, which the desk plays with the child and nobody else opens (未成年人保护法 Art 63): the file is encrypted
 * with a key of its own, which stands here encrypted in turn, so that without the row the file is noise. `line`: the teacher's sentence on an update, spoken; like a photo it waits for
 * WeChat's check and is heard by those who read the update.
 */
export const voice = pgTable(
  'voice',
  {
    schoolId: schoolId(),
    voiceId: newId('voice_id'),
    childId: ref('child_id').notNull(),
    updateId: ref('update_id'),
    kind: text('kind').$type<'forChild' | 'line'>().notNull(),
    author: ref('author')
      .notNull()
      .references(() => person.personId),
    fileId: text('file_id').notNull(),
    key: bytea('key'),
    seconds: smallint('seconds').notNull(),
    bytes: integer('bytes').notNull(),
    sentAt: at('sent_at').notNull(),
    state: text('state').$type<'pending' | 'passed' | 'refused'>().notNull(),
    traceId: text('trace_id'),
    /** When the child first heard it, and who sat at the desk. */
    heardAt: at('heard_at'),
    heardBy: ref('heard_by').references(() => person.personId),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.voiceId] }),
    index('voice_by_child').on(t.schoolId, t.childId, t.kind),
    uniqueIndex('voice_one_line')
      .on(t.schoolId, t.updateId)
      .where(sql`${t.kind} = 'line'`),
    check('voice_seconds', sql`${t.seconds} between 1 and 60`),
    check('voice_sealed', sql`${t.kind} = 'line' or ${t.key} is not null`),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
    foreignKey({
      columns: [t.schoolId, t.updateId],
      foreignColumns: [weeklyUpdate.schoolId, weeklyUpdate.updateId],
    }).onDelete('cascade'),
  ],
)
