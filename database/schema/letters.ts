import { sql } from 'drizzle-orm'
import { check, date, foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { child } from './children'
import { at, newId, ref, schoolId } from './columns'
import { person } from './places'

/**
 * A letter to parents (致家长的一封信), or a round of family letters (亲情书信) between children and parents. The text of a letter to parents is kept; of a family letter the school keeps
 * that it was sent and that it came, never a word of it (未成年人保护法 Art 63).
 */
export const letter = pgTable(
  'letter',
  {
    schoolId: schoolId(),
    letterId: newId('letter_id'),
    kind: text('kind').$type<'toParents' | 'family'>().notNull(),
    occasion: text('occasion').notNull(),
    title: text('title').notNull(),
    body: text('body').notNull().default(''),
    /** Until when parents should have confirmed it, or the children's letters should be sent. */
    dueOn: date('due_on'),
    announcedBy: ref('announced_by')
      .notNull()
      .references(() => person.personId),
    announcedAt: at('announced_at').notNull(),
    withdrawnAt: at('withdrawn_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.letterId] }),
    index('letter_by_day').on(t.schoolId, t.announcedAt),
    check('family_letter_has_no_text', sql`${t.kind} = 'toParents' or ${t.body} = ''`),
  ],
)

/** How a letter stands for one child: sent (a family letter leaves the school) and confirmed by a guardian. */
export const letterChild = pgTable(
  'letter_child',
  {
    schoolId: schoolId(),
    letterId: ref('letter_id').notNull(),
    childId: ref('child_id').notNull(),
    sentAt: at('sent_at'),
    sentBy: ref('sent_by').references(() => person.personId),
    confirmedAt: at('confirmed_at'),
    confirmedBy: ref('confirmed_by').references(() => person.personId),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.letterId, t.childId] }),
    index('letter_child_by_child').on(t.schoolId, t.childId),
    foreignKey({ columns: [t.schoolId, t.letterId], foreignColumns: [letter.schoolId, letter.letterId] }),
    foreignKey({ columns: [t.schoolId, t.childId], foreignColumns: [child.schoolId, child.childId] }),
  ],
)
