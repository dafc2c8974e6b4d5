import fc from 'fast-check'
import { proposals } from '../../domain/lines/proposals'

const WEEK = '2026-11-23'
const media = new Map([
  [1, 'voice'],
  [2, 'video'],
  [3, 'voice'],
])
const at = (hour: number, day = 25) => `2026-11-${day}T${String(hour).padStart(2, '0')}:00:00.000Z`
const slot = (lineId: number, hour: number, week = WEEK) => ({ lineId, startsAt: at(hour), week })
const hours = (all: Array<Array<{ lineId: number; startsAt: string }>>) =>
  all.map((one) => one.map(({ lineId, startsAt }) => `${lineId}@${Number(startsAt.slice(11, 13))}`))

test.each<[string, Array<ReturnType<typeof slot>>, Array<ReturnType<typeof slot>>, string[][]]>([
  [
    'nearest first, in the order of time',
    [slot(1, 9)],
    [slot(1, 4), slot(1, 8), slot(1, 10), slot(1, 11)],
    [['1@8', '1@10', '1@11']],
  ],
  [
    'a line of the same kind first',
    [slot(1, 9)],
    [slot(2, 9), slot(3, 1), slot(1, 2), slot(1, 3)],
    [['3@1', '1@2', '1@3']],
  ],
  ['of its own week only', [slot(1, 9)], [slot(1, 8, '2026-11-30')], [[]]],
  ['each its own', [slot(1, 9), slot(1, 9)], [slot(1, 8), slot(1, 7), slot(1, 6)], [['1@6', '1@8'], ['1@7']]],
  ['too few: the nearest all the same', [slot(1, 9), slot(1, 9)], [slot(1, 8)], [['1@8'], ['1@8']]],
])('%s', (_what, calls, free, offered) => {
  expect(hours(proposals(calls, free, media))).toEqual(offered)
})

test('while there are slots enough nobody is offered another’s, and nobody goes without', () => {
  const some = (most: number) =>
    fc.uniqueArray(fc.record({ lineId: fc.constantFrom(1, 2, 3), hour: fc.nat(23) }), {
      maxLength: most,
      selector: (one) => `${one.lineId}@${one.hour}`,
    })
  fc.assert(
    fc.property(some(12), some(40), (calls, free) => {
      const slots = free.map(({ lineId, hour }) => slot(lineId, hour))
      const offered = hours(
        proposals(
          calls.map(({ lineId, hour }) => slot(lineId, hour)),
          slots,
          media,
        ),
      )
      if (slots.length > 0) for (const one of offered) expect(one.length).toBeGreaterThan(0)
      if (slots.length >= calls.length) expect(new Set(offered.flat()).size).toBe(offered.flat().length)
    }),
  )
})
