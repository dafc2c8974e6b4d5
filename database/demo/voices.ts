import { addDays, dateOf, instantAt, weekdayOf } from './calendar'
import { Random } from './random'
import type { School, World } from './world'

/** Of the parents who answered a letter of the last days, so many did so with their voice; of the children, so many have not come by to hear it. */
const SPEAKS = 0.16
const NOT_COME = 0.15
const LAST_DAYS = 16
/** Lunch, when the desk is open and children pass by. */
const LUNCH = 11 * 60 + 52

/** What some parents said for their children with the thumb under a letter; most children have heard it at the desk within a few days, some have not yet. */
export function leaveVoices(world: World, school: School): void {
  const random = new Random(`voices ${school.plan.key}`)
  const since = instantAt(addDays(world.today, -LAST_DAYS), 0)
  for (const { schoolId, childId, updateId, personId, answeredAt } of world.county.updateReader) {
    if (schoolId !== school.schoolId || !answeredAt || answeredAt < since || !random.chance(SPEAKS)) continue
    const heard = whenHeard(world, random, answeredAt)
    const seconds = random.int(4, 12)
    const heardBy = heard && school.desks[weekdayOf(dateOf(heard)) % school.desks.length]!
    world.county.voice.push({
      ...{ schoolId, childId, updateId, author: personId, seconds },
      ...{ sentAt: answeredAt, heardAt: heard, heardBy },
    })
  }
}

function whenHeard(world: World, random: Random, sentAt: Date): Date | null {
  const wanted = addDays(dateOf(sentAt), random.int(1, 3))
  const weekday = weekdayOf(wanted)
  const day = weekday > 5 ? addDays(wanted, 8 - weekday) : wanted
  const at = instantAt(day, LUNCH + random.int(0, 55))
  return random.chance(NOT_COME) || at > world.now ? null : at
}
