import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { isDatabaseError } from '../../database/connect'
import { LETTER, LetterSchool } from './school-letters'

// What the database itself refuses, whatever a handler may try.

const school = new LetterSchool('once')
let letterId: number

beforeAll(async () => {
  letterId = (await school.as('head').ask('letters.announce', LETTER)).letterId
})

async function tries(who: 'father' | 'teacher' | 'head', hat: string, statement: SQL): Promise<string> {
  const caller = { hat, personId: school.world.ids.people[who], placeId: school.world.ids.school, durable: false }
  try {
    const rows = await school.world.database.once(
      caller,
      sql`with done as (${statement}) select count(*)::int as n from done`,
    )
    return `${(rows[0] as { n: number }).n}`
  } catch (error) {
    if (isDatabaseError(error)) return error.code ?? 'unknown'
    throw error
  }
}

const ofChild = () => sql`letter_id = ${letterId} and child_id = ${school.world.ids.child}`

test('a parent ticks nothing but that it came, and in no other name', async () => {
  const { mother, father } = school.world.ids.people
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
      sql`update letter_child set confirmed_at = now(), confirmed_by = ${father} where letter_id = ${letterId} and child_id = ${school.world.ids.classmate} returning 1`,
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
  const { mother } = school.world.ids.people
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
      sql`update letter_child set confirmed_at = now(), confirmed_by = ${mother} where letter_id = ${letterId} and child_id = ${school.world.ids.sibling} returning 1`,
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
