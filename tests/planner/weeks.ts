import { Random } from '../../database/demo/random'
import type { Family, Week } from '../../domain/planner'

/** What a made-up week is like. */
export interface Shape {
  families: number
  slots: number
  /** The share of slots that suit a family; those who are choosy fit one small stretch. */
  density: number
  waitings: number
  costs: number
  pins?: number
}

/** A made-up week, the same for the same name: choosy and easy families, siblings, equal and unequal waiting. */
export function madeUpWeek(name: string, shape: Shape): Week {
  const random = new Random(name)
  const slots = Array.from({ length: shape.slots }, (_, at) => ({ id: `s${String(at).padStart(3, '0')}` }))
  const families = Array.from({ length: shape.families }, (_, at) => madeUpFamily(random, `f${at}`, shape))
  for (let pins = shape.pins ?? 0; pins > 0 && families.length; pins -= 1)
    random.pick(families).pinned = random.int(-1, shape.slots)
  return { families, slots }
}

function madeUpFamily(random: Random, id: string, { slots, density, waitings, costs }: Shape): Family {
  const choosy = random.chance(0.4)
  const from = random.int(0, slots - 1)
  const until = choosy ? from + random.int(0, 3) : slots - 1
  const options: [number, number][] = []
  for (let slot = choosy ? from : 0; slot <= until && slot < slots; slot += 1)
    if (choosy || random.chance(density)) options.push([slot, random.int(0, costs)])
  return {
    id,
    size: random.chance(0.2) ? random.int(2, 3) : 1,
    waiting: random.int(0, waitings - 1),
    silent: random.chance(0.2) ? random.int(0, 2) : 0,
    options,
  }
}

/** The same week told in another order. */
export function retold(week: Week, name: string): Week {
  const random = new Random(name)
  const order = random.shuffled(week.slots.map((_, at) => at))
  const placeOf = new Map(order.map((at, place) => [at, place]))
  return {
    slots: order.map((at) => week.slots[at]!),
    families: random.shuffled(week.families).map((family) => ({
      ...family,
      options: random.shuffled(family.options).map(([slot, cost]): [number, number] => [placeOf.get(slot)!, cost]),
      ...(family.pinned === undefined ? {} : { pinned: placeOf.get(family.pinned) ?? family.pinned }),
    })),
  }
}
