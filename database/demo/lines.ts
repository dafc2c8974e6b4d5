import { addDays, instantAt } from './calendar'
import type { School, World } from './world'

/** One time at one line. */
export interface Slot {
  lineId: number
  medium: 'voice' | 'video'
  startsAt: Date
  minutes: number
  weekday: number
}

const weekdays = [1, 2, 3, 4, 5]
const weekend = [6, 7]

/** Opens a school's family-phone lines. */
export function openLines(world: World, school: School): void {
  const { schoolId } = school
  for (const plan of school.plan.lines) {
    const lineId = world.county.phoneLine.length + 1
    const { name, medium, slotMinutes, number, handoff } = plan
    world.county.phoneLine.push({ schoolId, lineId, name, medium, slotMinutes, number, handoff, active: true })
    school.lines.push({ lineId, plan })
    const spans = [
      ...weekdays.flatMap((weekday) => plan.weekdays.map((span) => [weekday, ...span] as const)),
      ...weekend.flatMap((weekday) => plan.weekend.map((span) => [weekday, ...span] as const)),
    ]
    for (const [weekday, fromMinute, toMinute] of spans) {
      const hoursId = world.county.openingHours.length + 1
      world.county.openingHours.push({ schoolId, hoursId, lineId, weekday, fromMinute, toMinute })
    }
  }
}

/** Every slot of a school in one week. */
export function slotsOf(school: School, week: string): Slot[] {
  return school.lines.flatMap(({ lineId, plan }) =>
    [...weekdays, ...weekend].flatMap((weekday) =>
      (weekday > 5 ? plan.weekend : plan.weekdays).flatMap(([from, to]) =>
        Array.from({ length: Math.floor((to - from) / plan.slotMinutes) }, (_, at) => ({
          lineId,
          medium: plan.medium,
          startsAt: instantAt(addDays(week, weekday - 1), from + at * plan.slotMinutes),
          minutes: plan.slotMinutes,
          weekday,
        })),
      ),
    ),
  )
}
