import { cellsOf } from '../../contract/availability-cells'
import type { Reach } from '../../domain/availability/reach'
import { reachOf, reachOfSchool } from '../../domain/availability/facts'
import { clockAt } from '../../domain/clock/caller'
import { sql } from 'drizzle-orm'
import { openWorld } from '../world'
import type { World } from '../world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const WEEK = '2026-11-23'
const save = (relativeId: number) => ({
  relativeId,
  pattern: 'twoShift' as const,
  anchor: WEEK,
  cells: cellsOf('twoShift'),
  restDays: [28, 5, 5],
})

test('a mother says when she can be reached, once for both children, and finds it again', async () => {
  const { ids, personas } = world
  const mother = world.as(personas.mother)
  expect(await mother.ask('availability.mine', {})).toMatchObject({
    week: WEEK,
    relatives: [
      { relativeId: ids.relatives.mother, relation: 'mother', availability: null, learned: [], can: { save: true } },
    ],
  })
  await mother.ask('availability.save', save(ids.relatives.mother))
  const { relatives } = await mother.ask('availability.mine', {})
  expect(relatives[0]!.availability).toEqual({
    pattern: 'twoShift',
    anchor: WEEK,
    cells: cellsOf('twoShift'),
    restDays: [5, 28],
  })
  expect(await world.sql(`select children from audit where action = 'availability.save'`)).toEqual([
    { children: [String(ids.child), String(ids.sibling)] },
  ])
  await mother.ask('availability.clear', { relativeId: ids.relatives.mother })
  expect((await mother.ask('availability.mine', {})).relatives[0]!.availability).toBeNull()
})

test('a parent speaks for nobody else, not even for the other parent; the school speaks for whom it calls', async () => {
  const { ids, personas } = world
  const refused = async (persona: keyof World['personas'], relativeId: number) => {
    const reply = await world.as(personas[persona]).call('availability.save', save(relativeId))
    return reply.ok ? 'ok' : reply.error.code
  }
  expect(await refused('father', ids.relatives.mother)).toBe('NOT_FOUND')
  expect(await refused('otherTeacher', ids.relatives.mother)).toBe('NOT_FOUND')
  expect(await refused('farHead', ids.relatives.mother)).toBe('NOT_FOUND')
  for (const persona of ['teacher', 'desk', 'head'] as const) {
    expect(await refused(persona, ids.relatives.grandmother)).toBe('ok')
    const card = await world.as(personas[persona]).ask('availability.of', { childId: ids.child })
    expect(card.relatives.map((one) => one.availability?.pattern ?? null)).toEqual([null, null, 'twoShift'])
  }
})

test('cells that are no week are refused', async () => {
  const { ids, personas } = world
  for (const cells of [[], ['1'], [cellsOf('white')[0]!.replace('1', '2')], Array(3).fill(cellsOf('white')[0]!)]) {
    const reply = await world
      .as(personas.father)
      .call('availability.save', { ...save(ids.relatives.father), cells: cells as string[] })
    expect(reply.ok ? 'ok' : reply.error.code).toBe('INVALID_INPUT')
  }
})

test('the log teaches when somebody answers: by hour and kind of day, recent weeks most', async () => {
  const { ids, personas } = world
  const log = (startedAt: string, week: string, outcome: string, more = '') =>
    world.sql(
      `insert into family_call (school_id, child_id, relative_id, medium, started_at, week, duration_seconds, outcome, topics, logged_by, logged_at${more && ', '}${more.split('=')[0]})
       values ($1, $2, $3, 'voice', $4, $5, 60, $6, '{}', $7, $4${more && `, ${more.split('=')[1]}`})`,
      [ids.school, ids.child, ids.relatives.father, startedAt, week, outcome, ids.people.teacher],
    )
  await log('2026-11-22T10:20:00Z', '2026-11-16', 'reached')
  await log('2026-11-15T10:20:00Z', '2026-11-09', 'reached')
  await log('2026-11-08T10:20:00Z', '2026-11-02', 'reached')
  await log('2026-11-18T08:00:00Z', '2026-11-16', 'noAnswer')
  await log('2026-11-18T08:10:00Z', '2026-11-16', 'lineBroken')
  await log('2026-11-17T08:10:00Z', '2026-11-16', 'reached', `origin='home'`)
  await log('2026-11-17T08:10:00Z', '2026-11-16', 'reached', `undone_at=timestamptz '2026-11-17T08:11:00Z'`)
  const { relatives } = await world.as(personas.father).ask('availability.mine', {})
  expect(relatives[0]!.learned).toEqual([{ kind: 'rest', part: 6 }])

  const now = world.outside.now
  const [one] = await world.database.once<{ reach: Reach }>(
    clockAt(ids.school),
    sql`select ${reachOf(sql`${ids.relatives.father}::bigint`, ids.school, now)} as reach`,
  )
  expect(one!.reach.answers).toEqual([
    { kind: 'rest', part: 6, reached: 2.187, missed: 0 },
    { kind: 'work', part: 5, reached: 0, missed: 0.85 },
  ])
  const school = await world.database.once<{ relative_id: string; reach: Reach }>(
    clockAt(ids.school),
    sql`with ${reachOfSchool(ids.school, now)} select relative_id, reach from reach order by relative_id`,
  )
  expect(school.find((row) => Number(row.relative_id) === ids.relatives.father)!.reach).toEqual(one!.reach)
  expect(school.find((row) => Number(row.relative_id) === ids.relatives.grandmother)!.reach.answers).toBeNull()
})
