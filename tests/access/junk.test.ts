import * as fc from 'fast-check'
import { openWorld } from '../world'
import type { World } from '../world'
import { expectNoLeak, names, said, spokenOf } from './asks'
import { aimed } from './inputs'
import { everybody, gather, sees, targets } from './people'
import type { Crowd } from './people'

// Nothing is undone here: what one question changes, the next one finds.

let world: World
let crowd: Crowd

beforeAll(async () => {
  world = await openWorld()
  crowd = await gather(world)
})
afterAll(() => world.close())

const texts = fc.constantFrom(
  "'; drop table child; --",
  "1' or '1'='1",
  '$1',
  '{}',
  '\\x00',
  '%',
  '_',
  '../../etc/passwd',
  '=cmd|/c calc',
  '\u202e甲一',
  '\ud800',
  '\u0000',
  '👨‍👩‍👧‍👦'.repeat(50),
  '一'.repeat(70_000),
  '__proto__',
  'NaN',
  '1e999',
)
const junk: fc.Arbitrary<unknown> = fc.oneof(
  texts,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double(),
  fc.constantFrom(null, true, [], {}, -0, 2 ** 63, '2026-02-30', '0000-00-00', [[[[[[]]]]]]),
  fc
    .anything({ maxDepth: 4, withNullPrototype: false, withBigInt: false })
    .map((value) => JSON.parse(JSON.stringify(value) ?? 'null') as unknown),
)

/** An input with one value, at any depth, put in the place of another. */
function spoilt(input: unknown, at: number, value: unknown): unknown {
  const places: ((put: unknown) => void)[] = []
  const copy = JSON.parse(JSON.stringify(input)) as unknown
  const walk = (part: unknown) => {
    if (part === null || typeof part !== 'object') return
    for (const key of Object.keys(part)) {
      places.push((put) =>
        Object.defineProperty(part, key, { value: put, enumerable: true, configurable: true, writable: true }),
      )
      walk((part as Record<string, unknown>)[key])
    }
  }
  walk(copy)
  if (places.length === 0) return value
  places[at % places.length]!(value)
  return copy
}

const shared = {
  who: fc.constantFrom(...everybody),
  action: fc.constantFrom(...names),
  target: fc.constantFrom(...targets),
}

test('whatever is put into any place of any input, nothing leaks and nothing breaks', async () => {
  const question = fc.record({ ...shared, at: fc.nat(40), value: junk })
  await fc.assert(
    fc.asyncProperty(question, async ({ who, action, target, at, value }) => {
      const input = spoilt(aimed[action](crowd.traces[target], world.ids), at, value)
      const reply = await world.as(crowd.people[who]).call(action, input as never)
      if (!reply.ok) expect(reply.error.code).not.toBe('INTERNAL')
      // What somebody types comes back to them; a child's own words come from nowhere else.
      if (typeof value !== 'string') expectNoLeak(crowd, who, said(reply))
    }),
    { numRuns: 1_500 },
  )
})

test('whatever ids are named, alone or beside ids of one’s own, nothing of a strange child is said', async () => {
  const ids = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.maxSafeInteger(), fc.constantFrom(-1, 0))
  const question = fc.record({ ...shared, ids: fc.array(ids, { minLength: 1, maxLength: 4 }), most: fc.nat(4) })
  await fc.assert(
    fc.asyncProperty(question, async ({ who, action, target, ids: named, most }) => {
      const input: Record<string, unknown> = { ...(aimed[action](crowd.traces[target], world.ids) as object) }
      const keys = Object.keys(input).filter((key) => /Ids?$/.test(key))
      keys
        .slice(0, most + 1)
        .forEach((key, at) => (input[key] = Array.isArray(input[key]) ? named : named[at % named.length]))
      const reply = await world.as(crowd.people[who]).call(action, input as never)
      if (!reply.ok) expect(reply.error.code).not.toBe('INTERNAL')
      expectNoLeak(crowd, who, said(reply))
    }),
    { numRuns: 1_500 },
  )
})

test('an envelope of any shape is answered with a refusal', async () => {
  const { answer } = await import('../../cloudfunctions/api/pipeline')
  const log: object[] = []
  const api = { database: world.database, ports: world.outside.ports, log: (line: object) => log.push(line) }
  const part = fc.option(junk, { nil: undefined })
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(junk, fc.record({ action: fc.oneof(shared.action, junk), hat: part, requestId: part, input: part })),
      async (event) => {
        const reply = await answer(api, crowd.people.father.openid, event)
        if (!reply.ok) expect(reply.error.code).not.toBe('INTERNAL')
        expect(spokenOf(crowd, said(reply)).filter((target) => !sees.father.children.includes(target))).toEqual([])
      },
    ),
    { numRuns: 600 },
  )
  // A field's name is echoed, shortened; a value never is.
  expect(JSON.stringify(log)).not.toContain('一一一')
})
