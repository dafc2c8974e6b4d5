import * as fc from 'fast-check'
import { addDays, daysBetween } from '../../contract/week'
import { openWorld } from '../world'
import type { World } from '../world'

const FIRST = '2026-09-01'
const TODAY = '2026-11-25'
const DAYS = daysBetween(FIRST, TODAY)

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const teacher = () => world.as(world.personas.teacher)

const change = fc.record({
  day: fc.integer({ min: 0, max: DAYS }),
  changes: fc
    .record(
      {
        parentalAbsence: fc.constantFrom('none' as const, 'one' as const, 'both' as const),
        accommodation: fc.constantFrom('day' as const, 'boarding' as const),
        health: fc.constantFrom('', '好', '近视'),
        specialStatus: fc.subarray(['poverty' as const, 'illness' as const]),
      },
      { requiredKeys: [] },
    )
    .filter((one) => Object.keys(one).length > 0),
})

type Facts = Record<string, unknown>
const START: Facts = { parentalAbsence: 'both', accommodation: 'day', health: '', specialStatus: [] }

/** The model: a calendar, in which whatever is said to hold from a day fills every day from there on. */
function calendarOf(changes: { day: number; changes: Facts }[]): Facts[] {
  const days = Array.from({ length: DAYS + 1 }, () => ({ ...START }))
  for (const one of changes) for (const facts of days.slice(one.day)) Object.assign(facts, one.changes)
  return days
}

test('the record of each day is what a calendar with the same entries shows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 7 }), async (changes) => {
      await world.sql(`delete from record_event`)
      await world.sql(
        `update child set parental_absence = 'both', accommodation = 'day', health = '', special_status = '{}' where child_id = $1`,
        [world.ids.child],
      )
      for (const one of changes) {
        const { version } = await teacher().ask('records.open', { childId: world.ids.child })
        const on = addDays(FIRST, one.day)
        await teacher().ask('records.correct', { childId: world.ids.child, version, changes: one.changes, on })
      }
      const calendar = calendarOf(changes)
      const looked = [...new Set(changes.flatMap(({ day }) => [day - 1, day, day + 1]))].filter(
        (day) => day >= 0 && day <= DAYS,
      )
      for (const day of [0, ...looked, DAYS]) {
        const read = await teacher().ask('records.open', { childId: world.ids.child, on: addDays(FIRST, day) })
        const { parentalAbsence, accommodation, specialStatus } = read.facts
        expect({ parentalAbsence, accommodation, health: read.health, specialStatus }).toEqual(calendar[day])
      }
    }),
    { numRuns: 25 },
  )
}, 120_000)
