import { randomUUID } from 'node:crypto'
import { actions } from '../../contract/actions'
import type { ActionName, Input } from '../../contract/actions'
import { testDatabase } from '../database'
import type { TestDatabase } from '../database'
import { plain, asXlsx } from '../roster/layouts'
import { madeRow } from '../roster/made-up-roster'
import { makeWorld } from '../world'
import type { PersonaName, World } from '../world'

/** Somebody who asks for one command, with everything prepared for it to go well once. */
type Ask = { [A in ActionName]: { as: PersonaName; action: A; input: Input<A> } }[ActionName]

let database: TestDatabase
let world: World

beforeAll(async () => {
  database = await testDatabase()
  world = await makeWorld(database.url)
})
afterAll(async () => {
  await world.close()
  await database.close()
})

let made = 0
const next = () => ++made

/** One of the line's slots between 16:00 and 20:00 at the school. */
const slotOn = (day: string) => new Date(Date.parse(`${day}T08:00:00.000Z`) + (next() % 24) * 600_000).toISOString()

/** A time of next week that nobody has asked for, with every booking of before out of the way. */
async function freeSlot(): Promise<{ lineId: number; startsAt: string }> {
  await world.sql(`update booking set state = 'cancelled'`)
  return { lineId: world.ids.line, startsAt: slotOn('2026-12-01') }
}

async function booked(): Promise<number> {
  const slot = await freeSlot()
  return (await world.as(world.personas.desk).ask('bookings.book', { childId: world.ids.child, ...slot })).bookingId
}

const call = () => ({
  childId: world.ids.child,
  outcome: 'reached' as const,
  startedAt: '2026-11-25T06:00:00.000Z',
  durationSeconds: 60 * next(),
})

const note = () => ({
  kind: 'talkNote' as const,
  childId: world.ids.child,
  happenedOn: '2026-11-25',
  body: { topics: { mood: { step: 'good' as const } } },
  photos: [`cloud://test.files/notes/${next()}.jpg`],
})

async function update(published: boolean): Promise<number> {
  const body = { calls: [], topics: {}, notes: [], photoIds: [], nextCallAt: null }
  const [row] = await world.sql<{ update_id: string }>(
    `insert into weekly_update (school_id, child_id, week, body, thin, composed_at, published_at)
     values ($1, $2, date '2026-11-16' - 7 * $3::int, $4, true, $5, $6) returning update_id`,
    [world.ids.school, world.ids.child, next(), body, world.outside.now, published ? world.outside.now : null],
  )
  return Number(row!.update_id)
}

async function preview(): Promise<number> {
  const fileId = `cloud://test.files/roster/${next()}.xlsx`
  world.outside.files.set(fileId, await asXlsx([madeRow(next()), madeRow(next())], plain))
  return (await world.as(world.personas.head).ask('roster.preview', { fileId, fileName: 'made.xlsx' })).importId
}

async function allowPhotos(): Promise<void> {
  await world
    .as(world.personas.father)
    .ask('consents.set', { childId: world.ids.child, purpose: 'photos', given: true })
}

/** One row for every command of the contract; the first test counts them. */
const commands: Partial<Record<ActionName, () => Promise<Ask> | Ask>> = {
  'consents.give': async () => {
    await world.sql(`delete from consent where person_id = $1 and purpose <> 'records'`, [world.ids.people.father])
    const input = { purposes: ['records', 'messages', 'photos'] as const, noticeVersion: '2026-09' }
    return { as: 'father', action: 'consents.give', input: { ...input, purposes: [...input.purposes] } }
  },
  'consents.set': async () => {
    await world.sql(`delete from consent where person_id = $1 and purpose = 'district'`, [world.ids.people.mother])
    return {
      as: 'mother',
      action: 'consents.set',
      input: { childId: world.ids.child, purpose: 'district', given: true },
    }
  },
  'calls.log': () => ({ as: 'teacher', action: 'calls.log', input: call() }),
  'calls.undo': async () => {
    const { callId } = await world.as(world.personas.desk).ask('calls.log', call())
    return { as: 'desk', action: 'calls.undo', input: { callId } }
  },
  'lines.save': () => ({
    as: 'head',
    action: 'lines.save',
    input: {
      name: `电话${next()}`,
      medium: 'voice',
      slotMinutes: 15,
      hours: [{ weekday: 6, from: 600, to: 720 }],
    },
  }),
  'bookings.book': async () => ({
    as: 'father',
    action: 'bookings.book',
    input: { childId: world.ids.child, ...(await freeSlot()) },
  }),
  'bookings.move': async () => {
    const bookingId = await booked()
    const input = { bookingId, lineId: world.ids.line, startsAt: slotOn('2026-12-02') }
    return { as: 'father', action: 'bookings.move', input }
  },
  'bookings.cancel': async () => ({ as: 'father', action: 'bookings.cancel', input: { bookingId: await booked() } }),
  'notes.post': async () => {
    await allowPhotos()
    return { as: 'teacher', action: 'notes.post', input: note() }
  },
  'notes.undo': async () => {
    await allowPhotos()
    const { noteId } = await world.as(world.personas.teacher).ask('notes.post', note())
    return { as: 'teacher', action: 'notes.undo', input: { noteId } }
  },
  'updates.answer': async () => ({
    as: 'father',
    action: 'updates.answer',
    input: { updateId: await update(true), phrase: 'missYou' },
  }),
  'updates.line': async () => ({
    as: 'teacher',
    action: 'updates.line',
    input: { updateId: await update(true), teacherLine: `第${next()}句` },
  }),
  'updates.publish': async () => ({
    as: 'teacher',
    action: 'updates.publish',
    input: { updateIds: [await update(false), await update(false)] },
  }),
  'messages.credit': async () => {
    await world.sql(`delete from message_credit`)
    return {
      as: 'father',
      action: 'messages.credit',
      input: { choices: [{ template: 'weeklyUpdate', choice: 'accept' }] },
    }
  },
  'roster.confirm': async () => ({ as: 'head', action: 'roster.confirm', input: { importId: await preview() } }),
}

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
  // (How many classes a roster opens depends on its rows.)
  const tables = Object.keys(after).filter((name) => name !== 'school_class')
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
  expect(kept!.all).not.toMatch(/\d{11}|东河镇/)
  const [trail] = await world.sql<{ all: string }>(`select string_agg(detail::text, ' ') as all from audit`)
  expect(trail!.all).not.toMatch(/1990000|cloud:\/\/|东河镇|甲/)
})
