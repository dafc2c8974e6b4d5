import { instantAt } from '../../../contract/week'
import type { Plan, Seat } from '../../../miniprogram/pages/head/plan/rows'

/** The week that is planned in these tests: Monday, 30 November 2026. */
export const WEEK = '2026-11-30'

/** A family's call on Wednesday at 18:00. */
export const seat = (change: Partial<Seat> = {}): Seat => ({
  ...{ childIds: [1], names: ['甲一'], lineId: 1, startsAt: instantAt('2026-12-02', 1080), relation: 'father' },
  ...{ pinned: false, kept: false, state: 'planned', review: false, was: null },
  ...change,
})

/** A proposal of Thursday evening, seen before the clock publishes it. */
export const plan = (change: Partial<Plan> = {}): Plan => ({
  ...{ week: WEEK, weeks: ['2026-11-23', WEEK], planId: 4, state: 'proposal', madeAt: '2026-11-26T12:00:00.000Z' },
  ...{ publishedAt: null, publishesAt: '2026-11-27T10:00:00.000Z' },
  lines: [{ lineId: 1, name: '宿舍楼电话', medium: 'voice', slotMinutes: 10 }],
  counts: { children: 10, seated: 8, kept: 1, left: 2, families: 0, confirmed: 0 },
  ...{ seats: [seat()], left: [], blocked: [], remedies: [], free: [], pinsBroken: [] },
  can: { publish: true, pin: true, propose: true },
  ...change,
})

export const slots = (...at: [string, number][]) =>
  at.map(([date, minute]) => ({ lineId: 1, startsAt: instantAt(date, minute) }))

/** A second phone beside the one. */
export const twoLines: Plan['lines'] = [
  ...plan().lines,
  { lineId: 2, name: '门卫室电话', medium: 'voice', slotMinutes: 10 },
]
