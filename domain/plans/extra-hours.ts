import { addDays, clockText, dateOf, instantAt, minuteOf, weekdayOf } from '../../contract/week'
import type { DateText } from '../../contract/week'
import type { ExtraHour, OtherWeek } from '../planner'
import type { Facts } from './gather'
import type { Likes } from './liking'
import type { Party } from './parties'
import { familyId, plannerWeek } from './planner-week'
import { slotId } from './slots'

const HOUR = 60

/** Hours at which a desk could be open: not during lessons, not at night. */
const hoursOn = (weekday: number) =>
  weekday > 5 ? [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20] : [12, 17, 18, 19, 20]

/** An hour in which a line is closed so far. */
export interface ClosedHour {
  lineId: number
  date: DateText
  from: number
  to: number
}

/** How an extra hour is called in the planner, and back. */
export const hourId = ({ lineId, date, from }: ClosedHour): string => `hour ${lineId} ${date} ${clockText(from)}`

/** The hours of the week in which a line could be opened as well: whole ones, that touch no open slot and no closed day and lie ahead. */
export function closedHours(facts: Facts, week: DateText, now: Date): ClosedHour[] {
  const days = [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(week, day))
  return facts.lines.flatMap(({ lineId, slotMinutes }) => {
    const taken = new Map(days.map((date) => [date, openOn(facts, lineId, date)]))
    return days.flatMap((date) =>
      hoursOn(weekdayOf(date))
        .map((hour) => ({ lineId, date, from: hour * HOUR, to: (hour + 1) * HOUR }))
        .filter((hour) => instantAt(date, hour.from) > now.toISOString())
        .filter((hour) => taken.get(date)!.every((minute) => minute + slotMinutes <= hour.from || hour.to <= minute))
        .filter((hour) => !isClosed(facts, hour)),
    )
  })
}

function openOn(facts: Facts, lineId: number, date: DateText): number[] {
  return facts.slots
    .filter((slot) => slot.lineId === lineId && dateOf(slot.startsAt) === date)
    .map(({ startsAt }) => minuteOf(startsAt))
}

function isClosed({ closed }: Facts, hour: ClosedHour): boolean {
  return closed.some(
    ({ lineId, from, to, fromMinute, toMinute }) =>
      (lineId === null || lineId === hour.lineId) &&
      from <= hour.date &&
      hour.date <= to &&
      (fromMinute === null || (fromMinute < hour.to && hour.from < toMinute!)),
  )
}

/** The same for the planner: each hour's slots with the families that each would suit. */
export function extraHours(
  hours: readonly ClosedHour[],
  facts: Facts,
  parties: readonly Party[],
  likes: Likes,
): ExtraHour[] {
  const lengthOf = new Map(facts.lines.map(({ lineId, slotMinutes }) => [lineId, slotMinutes]))
  return hours.map((hour) => {
    const length = lengthOf.get(hour.lineId)!
    const starts = Array.from({ length: Math.floor(HOUR / length) }, (_, place) => hour.from + place * length)
    return {
      id: hourId(hour),
      minutes: HOUR,
      slots: starts.map((minute) => {
        const startsAt = instantAt(hour.date, minute)
        return { families: parties.filter((party) => likes(party, startsAt) !== null).map(familyId) }
      }),
    }
  })
}

/** Lines whose calls could be shorter, with the length. */
export function shorterLengths({ shorter }: Facts): { lineId: number; minutes: number }[] {
  const keys = new Set(shorter.map(({ lineId, minutes }) => `${lineId} ${minutes}`))
  return [...keys].sort().map((key) => {
    const [lineId, minutes] = key.split(' ').map(Number)
    return { lineId: lineId!, minutes: minutes! }
  })
}

/** How a shorter length is called in the planner. */
export const lengthId = ({ lineId, minutes }: { lineId: number; minutes: number }): string =>
  `length ${lineId} ${minutes}`

/** The week with one line's calls shorter: its free times made anew, around the calls that are agreed already. */
export function otherWeek(
  change: { lineId: number; minutes: number },
  facts: Facts,
  parties: readonly Party[],
  likes: Likes,
): OtherWeek {
  const slots = [
    ...facts.slots.filter((slot) => !slot.taken && slot.lineId !== change.lineId),
    ...shorterSlots(change, facts),
  ]
  const known = new Set(slots.map(slotId))
  const pins = facts.pins.filter((pin) => known.has(slotId(pin)))
  return { id: lengthId(change), week: plannerWeek(parties, slots, pins, likes) }
}

function shorterSlots({ lineId, minutes }: { lineId: number; minutes: number }, facts: Facts) {
  const length = facts.lines.find((line) => line.lineId === lineId)!.slotMinutes
  const agreed = facts.slots
    .filter((slot) => slot.lineId === lineId && slot.taken)
    .map(({ startsAt }) => Date.parse(startsAt))
  const free = facts.shorter.filter((slot) => slot.lineId === lineId && slot.minutes === minutes)
  return free.filter(({ startsAt }) => {
    const at = Date.parse(startsAt)
    return agreed.every((start) => at + minutes * 60_000 <= start || start + length * 60_000 <= at)
  })
}
