import * as fc from 'fast-check'
import { actions } from '../../contract/actions'
import type { ActionName } from '../../contract/actions'
import { openWorld } from '../world'
import type { PersonaName, World } from '../world'
import { aimed, naming } from './inputs'
import { leaveTraces } from './marked'
import type { Trace, Traces } from './marked'

type Target = keyof Traces

/** Whose record each persona may see at all, and whose notes: the table of field.md and design.md, by relation. */
const sees: Record<PersonaName, { children: Target[]; notes: Target[] }> = {
  father: { children: ['child'], notes: [] },
  mother: { children: ['child'], notes: [] },
  otherFather: { children: ['classmate'], notes: [] },
  teacher: { children: ['child', 'classmate'], notes: ['child', 'classmate'] },
  otherTeacher: { children: ['otherChild'], notes: ['otherChild'] },
  desk: { children: ['child', 'classmate', 'otherChild'], notes: [] },
  head: { children: ['child', 'classmate', 'otherChild'], notes: ['child', 'classmate', 'otherChild'] },
  farHead: { children: ['farChild'], notes: ['farChild'] },
  farTeacher: { children: ['farChild'], notes: ['farChild'] },
  farFather: { children: ['farChild'], notes: [] },
  officer: { children: [], notes: [] },
}

const personas = Object.keys(sees) as PersonaName[]
const targets: Target[] = ['child', 'classmate', 'otherChild', 'farChild']
const names = Object.keys(actions) as ActionName[]

let world: World
let traces: Traces

beforeAll(async () => {
  world = await openWorld()
  traces = await leaveTraces(world)
})
afterAll(() => world.close())

const nowhere = (at: Trace): Trace => ({
  ...at,
  childId: 999_001,
  relativeId: 999_002,
  bookingId: 999_003,
  callId: 999_004,
  noteId: 999_005,
  updateId: 999_006,
  classId: 999_007,
})

/** What a reply gives away: everything it says except its reference and what the caller sent in. */
function said(reply: unknown): string {
  return JSON.stringify(reply, (key, value) => (key === 'ref' ? undefined : value))
}

function expectNoLeak(persona: PersonaName, text: string): void {
  for (const target of targets) {
    const { name, noteMark, updateMark } = traces[target]
    if (!sees[persona].children.includes(target)) {
      expect(text).not.toContain(name)
      expect(text).not.toContain(updateMark)
      expect(text).not.toContain(`亲戚${traces[target].childId}`)
      expect(text).not.toContain(`单位${traces[target].childId}`)
    }
    // The desk logs calls, so it reads call lines; notes proper are for those who may read notes.
    if (!sees[persona].notes.includes(target) && persona !== 'desk') expect(text).not.toContain(noteMark)
  }
}

describe.each(personas)('%s', (persona) => {
  test.each(names)('%s: nothing of a child that is not theirs, no 500', async (action) => {
    for (const target of targets) {
      const reply = await world
        .as(world.personas[persona])
        .call(action, aimed[action](traces[target], world.ids) as never)
      if (!reply.ok) expect(['INTERNAL']).not.toContain(reply.error.code)
      expectNoLeak(persona, said(reply))
    }
  })

  test.each(naming)('%s: "not yours" and "not there" sound the same', async (action) => {
    for (const target of targets.filter((one) => !sees[persona].children.includes(one))) {
      const phone = world.as(world.personas[persona])
      const notYours = await phone.call(action, aimed[action](traces[target], world.ids) as never)
      const notThere = await phone.call(action, aimed[action](nowhere(traces[target]), world.ids) as never)
      expect(said(notYours)).toBe(said(notThere))
      if (action !== 'updates.publish' && !notYours.ok)
        expect(['NOT_FOUND', 'FORBIDDEN']).toContain(notYours.error.code)
    }
  })
})

test.each(names)('%s: a stranger and a caller without identity get nothing but the sign-in', async (action) => {
  const input = aimed[action](traces.child, world.ids) as never
  const stranger = await world.as({ openid: 'o_nobody' }).call(action, input)
  if (action === 'session.open') expect(stranger).toMatchObject({ ok: true, data: { signedIn: false, hats: [] } })
  else if (action === 'session.signIn') expect(stranger).toMatchObject({ error: { code: 'PHONE_CODE_EXPIRED' } })
  else expect(stranger).toMatchObject({ error: { code: 'NOT_SIGNED_IN' } })
  expect(await world.as(undefined).call(action, input)).toMatchObject({ error: { code: 'NOT_SIGNED_IN' } })
})

test('a borrowed hat does not fit', async () => {
  for (const persona of personas) {
    const borrowed = world.as({
      ...world.personas[persona],
      hat: persona === 'head' ? world.personas.farHead.hat : world.personas.head.hat,
    })
    expect(await borrowed.call('overview.school', {})).toMatchObject({ error: { code: 'FORBIDDEN' } })
  }
})

test('whatever is sent, nothing leaks and nothing breaks', async () => {
  const envelope = fc.record({
    persona: fc.constantFrom(...personas),
    action: fc.constantFrom(...names),
    id: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.maxSafeInteger(), fc.constant(-1)),
    extra: fc.dictionary(
      fc.constantFrom('childId', 'classId', 'bookingId', 'updateId', 'search', 'week', 'x'),
      fc.oneof(fc.integer(), fc.string(), fc.constant(null), fc.array(fc.integer())),
    ),
    target: fc.constantFrom(...targets),
    mix: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(envelope, async ({ persona, action, id, extra, target, mix }) => {
      const input: Record<string, unknown> = { ...(aimed[action](traces[target], world.ids) as object) }
      for (const key of Object.keys(input)) if (/Id$/.test(key) && typeof input[key] === 'number') input[key] = id
      const reply = await world.as(world.personas[persona]).call(action, { ...input, ...(mix ? extra : {}) } as never)
      if (!reply.ok) expect(reply.error.code).not.toBe('INTERNAL')
      expectNoLeak(persona, said(reply))
    }),
    { numRuns: 400 },
  )
})

test('nothing personal is in the log', () => {
  const text = JSON.stringify(world.log)
  for (const target of targets)
    for (const mark of [traces[target].name, traces[target].noteMark, traces[target].updateMark])
      expect(text).not.toContain(mark)
  expect(text).not.toMatch(/1990000|o_father/)
})
