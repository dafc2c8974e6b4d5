import { Random } from '../../database/demo/random'
import { plan, remedies, type ExtraHour, type Week } from '../../domain/planner'
import { madeUpWeek } from './weeks'

/** The week with extra hours open. */
function opened(week: Week, hours: ExtraHour[]): Week {
  const extra = hours.flatMap(({ id, slots }) => slots.map((slot, at) => ({ id: `${id}/${at}`, suits: slot.families })))
  return {
    slots: [...week.slots, ...extra.map(({ id }) => ({ id }))],
    families: week.families.map((family) => ({
      ...family,
      options: [
        ...family.options,
        ...extra.flatMap(({ suits }, at): [number, number][] =>
          suits.includes(family.id) ? [[week.slots.length + at, 50]] : [],
        ),
      ],
    })),
  }
}

function madeUpHours(random: Random, week: Week): ExtraHour[] {
  return Array.from({ length: 6 }, (_, at) => ({
    id: `hour ${at}`,
    minutes: random.pick([30, 60]),
    slots: Array.from({ length: random.int(1, 5) }, () => ({
      families: week.families.filter(() => random.chance(0.3)).map(({ id }) => id),
    })),
  }))
}

test('what a remedy would give is what planning with it gives', () => {
  for (let at = 0; at < 150; at += 1) {
    const random = new Random(`remedies ${at}`)
    const week = madeUpWeek(`remedies ${at}`, {
      families: random.int(5, 30),
      slots: random.int(3, 15),
      density: 0.2,
      waitings: 3,
      costs: 9,
    })
    const hours = madeUpHours(random, week)
    const served = plan(week).servedChildren
    const { alone, together } = remedies(week, hours)
    for (const hour of hours) {
      const more = plan(opened(week, [hour])).servedChildren - served
      expect(alone.find(({ id }) => id === hour.id)?.moreChildren ?? 0).toBe(more)
    }
    const all = plan(
      opened(
        week,
        hours.filter(({ id }) => together.some((one) => one.id === id)),
      ),
    )
    expect(all.servedChildren).toBe(served + together.reduce((sum, { moreChildren }) => sum + moreChildren, 0))
    expect(all.servedChildren).toBe(plan(opened(week, hours)).servedChildren)
  }
})

test('one more hour on Sunday evening serves six more; the best a minute stands first, what helps nobody is not named', () => {
  const sunday = Array.from({ length: 10 }, (_, at) => ({
    id: `family ${at}`,
    size: 1,
    waiting: 0,
    options: [0, 1, 2, 3].map((slot): [number, number] => [slot, 0]),
  }))
  const week = { slots: [0, 1, 2, 3].map((at) => ({ id: `sunday ${at}` })), families: sunday }
  const everybody = { families: sunday.map(({ id }) => id) }
  const hours: ExtraHour[] = [
    { id: 'sunday evening', minutes: 60, slots: Array.from({ length: 6 }, () => everybody) },
    { id: 'monday noon', minutes: 60, slots: [{ families: ['family 3'] }] },
    { id: 'tuesday noon', minutes: 60, slots: [{ families: [] }] },
  ]
  const shorter = {
    slots: [...week.slots, { id: 'sunday 4' }],
    families: sunday.map((one) => ({ ...one, options: [...one.options, [4, 0] as [number, number]] })),
  }
  expect(remedies(week, hours, [{ id: 'ten minutes', week: shorter }])).toEqual({
    alone: [
      { id: 'ten minutes', minutes: 0, moreFamilies: 1, moreChildren: 1 },
      { id: 'sunday evening', minutes: 60, moreFamilies: 6, moreChildren: 6 },
      { id: 'monday noon', minutes: 60, moreFamilies: 1, moreChildren: 1 },
    ],
    together: [{ id: 'sunday evening', minutes: 60, moreFamilies: 6, moreChildren: 6 }],
  })
})
