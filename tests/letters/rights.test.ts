import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { isDatabaseError } from '../../database/connect'
import { openWorld } from '../world'
import type { World } from '../world'
import { LETTER } from './school-letters'

// What the database itself refuses, whatever a handler may try.

let world: World
let letterId: number

beforeAll(async () => {
  world = await openWorld()
  letterId = (await world.as(world.personas.head).ask('letters.announce', LETTER)).letterId
})
afterAll(() => world.close())

async function tries(who: 'father' | 'teacher' | 'head', hat: string, statement: SQL): Promise<string> {
  const caller = { hat, personId: world.ids.people[who], placeId: world.ids.school, durable: false }
  try {
    const rows = await world.database.once(caller, sql`with done as (${statement}) select count(*)::int as n from done`)
    return `${(rows[0] as { n: number }).n}`
  } catch (error) {
    if (isDatabaseError(error)) return error.code ?? 'unknown'
    throw error
  }
}

const ofChild = () => sql`letter_id = ${letterId} and child_id = ${world.ids.child}`

test('a parent ticks nothing but that it came, and in no other name', async () => {
  const { mother, father } = world.ids.people
  expect(
    await tries('father', 'parent', sql`update letter_child set sent_at = now() where ${ofChild()} returning 1`),
  ).toBe('42501')
  expect(
    await tries(
      'father',
      'parent',
      sql`update letter_child set confirmed_at = now(), confirmed_by = ${mother} where ${ofChild()} returning 1`,
    ),
  ).toBe('42501')
  expect(
    await tries(
      'father',
      'parent',
      sql`update letter_child set confirmed_at = now(), confirmed_by = ${father} where letter_id = ${letterId} and child_id = ${world.ids.classmate} returning 1`,
    ),
  ).toBe('0')
  expect(
    await tries(
      'father',
      'parent',
      sql`update letter_child set confirmed_at = now(), confirmed_by = ${father} where ${ofChild()} returning 1`,
    ),
  ).toBe('1')
})

test('the school neither makes nor unmakes a family’s word', async () => {
  const { mother } = world.ids.people
  expect(
    await tries(
      'teacher',
      'teacher',
      sql`update letter_child set confirmed_at = null, confirmed_by = null where ${ofChild()} returning 1`,
    ),
  ).toBe('42501')
  expect(
    await tries(
      'teacher',
      'teacher',
      sql`update letter_child set confirmed_at = now(), confirmed_by = ${mother} where letter_id = ${letterId} and child_id = ${world.ids.sibling} returning 1`,
    ),
  ).toBe('42501')
})

test('what was read cannot be written anew, not by its author', async () => {
  expect(
    await tries('head', 'head', sql`update letter set body = '改了' where letter_id = ${letterId} returning 1`),
  ).toBe('42501')
  expect(
    await tries(
      'head',
      'head',
      sql`update letter_child set child_id = child_id where letter_id = ${letterId} returning 1`,
    ),
  ).toBe('42501')
})
