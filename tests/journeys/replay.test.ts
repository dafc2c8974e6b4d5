import { randomUUID } from 'node:crypto'
import { actions } from '../../contract/actions'
import type { ActionName } from '../../contract/actions'
import { openWorld } from '../world'
import type { PersonaName, World } from '../world'
import { commandsOf } from './commands'
import type { Ask } from './commands'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const commands = commandsOf(() => world)
const names = Object.keys(commands) as ActionName[]
const send = ({ as, action, input }: Ask, requestId: string, by: PersonaName = as) =>
  world.as(world.personas[by]).call(action, input as never, requestId)

/** Every row of every table: a replay leaves the whole of it as it was, its audit included. */
async function everything(): Promise<Record<string, string>> {
  const tables = await world.sql<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  )
  const rows: Record<string, string> = {}
  for (const { name } of tables) {
    const [row] = await world.sql<{ all: string | null }>(
      `select string_agg(t::text, e'\\n' order by t::text) as all from ${name} t`,
    )
    rows[name] = row!.all ?? ''
  }
  return rows
}

/** How many rows each table has more. */
function growth(before: Record<string, string>, after: Record<string, string>): Record<string, number> {
  const rows = (text: string) => (text === '' ? 0 : text.split('\n').length)
  // How many classes a roster opens, and keeps for its undo, depends on its rows; the row that counts somebody's tries is there from the first on.
  const tables = Object.keys(after).filter((name) => !['school_class', 'roster_was', 'attempt'].includes(name))
  const grown = tables.map((name) => [name, rows(after[name]!) - rows(before[name]!)] as const)
  return Object.fromEntries(grown.filter(([, by]) => by !== 0))
}

test('every command of the contract is replayed here', () => {
  const all = (Object.keys(actions) as ActionName[]).filter((name) => actions[name].kind === 'command')
  expect(names.toSorted()).toEqual(all.toSorted())
})

describe.each(names)('%s', (name) => {
  let once: Record<string, number>

  test('sent again it answers the same, and nothing at all is written', async () => {
    const ask = await commands[name]!()
    const requestId = randomUUID()
    const before = await everything()
    const first = await send(ask, requestId)
    expect(first).toMatchObject({ ok: true })
    const after = await everything()
    once = growth(before, after)
    expect(once).toMatchObject({ command: 1, audit: 1 })
    expect(await send(ask, requestId)).toEqual(first)
    expect(await everything()).toEqual(after)
  })

  test('the same number on another question is refused, and nothing is written', async () => {
    const ask = await commands[name]!()
    // In the same hat, so that the number is the same person's at the same school.
    const other = { ...(await commands[names.find((one) => one !== name && allowed(one, ask.as))!]!()), as: ask.as }
    const requestId = randomUUID()
    expect(await send(ask, requestId)).toMatchObject({ ok: true })
    const after = await everything()
    expect(await send(other, requestId)).toMatchObject({ ok: false, error: { code: 'REQUEST_REUSED' } })
    expect(await everything()).toEqual(after)
  })

  test("another person's number is nobody's: it neither answers nor hinders", async () => {
    const ask = await commands[name]!()
    const requestId = randomUUID()
    const stranger = await send(ask, requestId, ask.as === 'head' ? 'farHead' : 'farFather')
    if (!stranger.ok) expect(['NOT_FOUND', 'FORBIDDEN']).toContain(stranger.error.code)
    expect(await send(ask, requestId)).toMatchObject({ ok: true })
  })

  test('sent five times at once it is done once, and every sender hears the same', async () => {
    const ask = await commands[name]!()
    const requestId = randomUUID()
    const before = await everything()
    const replies = await Promise.all([1, 2, 3, 4, 5].map(() => send(ask, requestId)))
    expect(replies[0]).toMatchObject({ ok: true })
    for (const reply of replies) expect(reply).toEqual(replies[0])
    expect(growth(before, await everything())).toEqual(once)
  })
})

function allowed(name: ActionName, persona: PersonaName): boolean {
  const { roles } = actions[name]
  const role = world.personas[persona].hat!.split(':')[1]!
  return typeof roles === 'string' || (roles as readonly string[]).includes(role)
}

test('a reply that is kept holds nobody’s number or address', async () => {
  const [kept] = await world.sql<{ all: string }>(`select string_agg(reply::text, ' ') as all from command`)
  // A seed or a path in hexadecimal may hold eleven figures in a row by chance; a number stands by itself.
  expect(kept!.all).not.toMatch(/(?<![0-9a-f])1\d{10}(?![0-9a-f])|东河镇/)
  const [trail] = await world.sql<{ all: string }>(`select string_agg(detail::text, ' ') as all from audit`)
  expect(trail!.all).not.toMatch(/1990000|cloud:\/\/|东河镇|甲/)
})
