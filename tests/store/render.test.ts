import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { framed } from '../../cloudfunctions/api/frame'
import { actions } from '../../contract/actions'
import type { ActionName } from '../../contract/actions'
import { render } from '../../database/render'
import { person } from '../../database/schema'
import { handlers } from '../../domain/handlers'
import type { Context, StatementHandler } from '../../domain/handler'
import { aimed } from '../access/inputs'
import type { Trace } from '../access/marked'
import { makeOutside } from '../ports'
import type { Ids } from '../school'
import { WEDNESDAY } from '../world'

const drizzle = (statement: SQL) => {
  const { sql: text, params } = new PgDialect().sqlToQuery(statement)
  return { sql: text, params }
}

const at = {
  childId: 1,
  schoolId: 1,
  classId: 1,
  name: '甲一',
  noteMark: '',
  updateMark: '好',
  relativeId: 1,
  bookingId: 1,
  callId: 1,
  noteId: 1,
  offerId: 1,
  updateId: 1,
  messageId: 1,
  contactId: 1,
  refusedId: 1,
  letterId: 1,
  voiceId: 1,
  spokenId: 1,
} satisfies Trace
const people = new Proxy({} as Ids['people'], { get: () => 1 })
const ids = { school: 1, line: 1, people } as Ids
const context: Context = {
  now: WEDNESDAY,
  today: '2026-11-25',
  week: '2026-11-23',
  caller: { personId: 1, openid: 'o', role: 'parent', placeId: 1 },
  ports: makeOutside(WEDNESDAY).ports,
}
const statements = (Object.keys(handlers) as (keyof typeof handlers)[]).filter(
  (name) => handlers[name].kind === 'statement' && !name.startsWith('roster.'),
)

test.each(statements)('%s reads as Drizzle would write it', async (name) => {
  const handler = handlers[name] as unknown as StatementHandler<ActionName>
  const input = actions[name].input.parse(aimed[name](at, ids))
  const requestId = actions[name].kind === 'command' ? '00000000-0000-4000-8000-000000000000' : undefined
  const statement = framed(await handler.answer(input as never, context), { action: name, requestId, context })
  expect(render(statement)).toEqual(drizzle(statement))
})

test('what it does not know is left to Drizzle', () => {
  for (const statement of [
    sql`select ${person.name} from ${person} where ${person.personId} in ${[1, 2]}`,
    sql`select ${undefined}`,
    sql`${sql.identifier('a')}`,
  ]) {
    expect(render(statement)).toMatchObject(drizzle(statement))
  }
})
