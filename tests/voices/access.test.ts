import { sql } from 'drizzle-orm'
import { actions } from '../../contract/actions'
import { voiceActions } from '../../contract/voices'
import { openStage, said } from '../access/asks'
import type { Stage } from '../access/asks'
import { everybody, sees, targets } from '../access/people'
import type { Somebody, Target } from '../access/people'
import { recordingOf } from './recordings'

// Art 63: a parent's words are for the child. Everybody of the access tests asks for every child's message, by every action of the contract and of the tables.

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.world.close())

const soundOf = (target: Target) => recordingOf(`留言${stage.traces[target].childId}`).toString('base64')

/** Whom the desk may play a message to: children of its school who are there, with a sender on their card. */
const playable: readonly Target[] = ['child', 'classmate', 'otherChild']

test.each(everybody)('%s hears a message for a child only at the desk of its school', async (who) => {
  for (const target of targets) {
    const reply = await stage.ask(who, 'voices.play', stage.traces[target])
    const heard = reply.ok && sees[who].role === 'desk' && playable.includes(target)
    expect([target, reply.ok]).toEqual([target, heard])
    expect([target, said(reply).includes(soundOf(target))]).toEqual([target, heard])
    // There is no link to it for anybody, whatever it is asked for as.
    const asLine = { ...stage.traces[target], spokenId: stage.traces[target].voiceId }
    expect([target, (await stage.ask(who, 'voices.listen', asLine)).ok]).toEqual([target, false])
  }
})

test('no other action says where a message lies, or with what key', async () => {
  const secrets = await stage.world.sql<{ file_id: string; key: Buffer }>(
    `select file_id, key from voice where kind = 'forChild'`,
  )
  expect(secrets.length).toBe(targets.length)
  const words = secrets.flatMap(({ file_id, key }) => [
    file_id,
    encodeURIComponent(file_id),
    key.toString('base64'),
    key.toString('hex'),
  ])
  for (const who of everybody) {
    for (const action of Object.keys(actions) as (keyof typeof actions)[]) {
      const reply = said(await stage.ask(who, action, stage.traces.child))
      expect([who, action, words.filter((word) => reply.includes(word))]).toEqual([who, action, []])
      if (action !== 'voices.play') expect(reply.includes(soundOf('child'))).toBe(false)
    }
  }
})

test.each([
  ['head', 'head'],
  ['teacher', 'teacher'],
  ['mother', 'parent'],
  ['otherFather', 'parent'],
  ['officer', 'district'],
] as const)('%s finds no row of a message in the table itself', async (who, hat) => {
  const { people, school, district } = stage.world.ids
  const caller = { personId: people[who], placeId: hat === 'district' ? district : school, hat, durable: false }
  const rows = await stage.world.database.once<{ author: string; kind: string }>(
    caller,
    sql`select author, kind from voice where kind = 'forChild'`,
  )
  // The classmate's father finds his own.
  expect(rows.every(({ author }) => Number(author) === people[who])).toBe(true)
  expect(rows).toHaveLength(who === 'otherFather' ? 1 : 0)
})

test('only the desk marks a message as heard, and nobody changes what it is', async () => {
  const { people, school } = stage.world.ids
  const { voiceId } = stage.traces.child
  const as = (who: 'father' | 'head' | 'teacher', hat: string) =>
    stage.world.database.once(
      { personId: people[who], placeId: school, hat, durable: false },
      sql`update voice set heard_at = now() where voice_id = ${voiceId} returning voice_id`,
    )
  expect(await as('father', 'parent')).toEqual([])
  expect(await as('head', 'head')).toEqual([])
  expect(await as('teacher', 'teacher')).toEqual([])
})

test.each(['father', 'teacher', 'otherTeacher', 'head', 'desk', 'officer'] as Somebody[])(
  '%s speaks for, and takes the line off, an update that is theirs to write alone',
  async (who) => {
    const writes = ['teacher', 'head'].includes(sees[who].role) ? sees[who].children : []
    for (const target of targets) {
      const off = await stage.ask(who, 'voices.unspeak', stage.traces[target])
      // Of a child that has left, the head alone still writes.
      const expected = writes.includes(target) && (target !== 'leftChild' || who === 'head')
      expect([target, off.ok]).toEqual([target, expected])
    }
  },
)

test('every action of the contract that is about voices is looked at here or in the matrix', () => {
  expect(Object.keys(voiceActions).toSorted()).toEqual(
    ['listen', 'play', 'send', 'speak', 'takeBack', 'unspeak'].map((name) => `voices.${name}`),
  )
})
