import type { PersonaName, World } from '../world'

/** Wednesday of the test week, and the days around it. */
export const TODAY = '2026-11-25'

/** Short ways to a roster on a world. */
export function rosterOf(world: () => World) {
  const as = (who: PersonaName) => world().as(world().personas[who])
  const person = (who: PersonaName) => world().ids.people[who]
  return {
    as,
    person,
    /** Sets a day anew, whatever stood there. */
    async set(on: string, ...shifts: Array<[PersonaName, number, number]>): Promise<number[]> {
      await as('head').ask('duty.save', {
        on,
        was: await seenOn(world(), on),
        shifts: shifts.map(([who, from, to]) => ({ personId: person(who), from, to })),
      })
      return (await seenOn(world(), on)).map(({ dutyId }) => dutyId)
    },
    /** Who has the desk on a day, by person and hours. */
    on: (day: string) =>
      world().sql<{ who: string; from: number; to: number }>(
        `select p.name as who, from_minute as from, to_minute as to from duty join person p using (person_id) where on_date = $1 order by from_minute, p.name`,
        [day],
      ),
    states: () =>
      world()
        .sql<{ state: string }>(`select state from duty_swap order by swap_id`)
        .then((rows) => rows.map(({ state }) => state)),
  }
}

/** What a head's page shows of a day. */
export async function seenOn(world: World, on: string): Promise<Array<{ dutyId: number; personId: number }>> {
  return world.sql<{ dutyId: number; personId: number }>(
    `select duty_id::int as "dutyId", person_id::int as "personId" from duty where on_date = $1 order by from_minute, duty_id`,
    [on],
  )
}
