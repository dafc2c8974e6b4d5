import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { TemplateName } from '../../contract/templates'

/** The page that a message about a child opens (`row`: an alias with school_id, child_id and data, the template's facts): a letter opens itself, whatever else is about calls. */
export function pageOf(template: TemplateName, row: SQL): SQL {
  return template === 'letter'
    ? sql`format('pages/letters/read/index?letter=%s&hat=%s:parent', ${row}.data ->> 'letterId', ${row}.school_id)`
    : sql`format('pages/parent/home/index?tab=calls&child=%s&hat=%s:parent', ${row}.child_id, ${row}.school_id)`
}
