import type { Pupil, School, World } from './world'

type Booking = World['county']['booking'][number]

/** Siblings of whom one has a call ahead share it: the other gets a row at the same slot, and both the same party. */
export function shareCalls(world: World, school: School): void {
  for (const [one, other] of siblings(school)) {
    const ahead = [one, other].map(({ childId }) => bookedAhead(world, childId))
    const mine = ahead[0] ?? ahead[1]
    if (!mine || (ahead[0] && ahead[1])) continue
    const child = ahead[0] ? other : one
    if (hasCallIn(world, child.childId, mine.week)) continue
    mine.partyId = Math.min(one.childId, other.childId)
    world.county.booking.push({ ...mine, bookingId: world.county.booking.length + 1, childId: child.childId })
  }
}

function siblings(school: School): [Pupil, Pupil][] {
  return school.pupils.flatMap((one, at) =>
    school.pupils
      .slice(at + 1)
      .flatMap((other): [Pupil, Pupil][] => (other.family === one.family ? [[one, other]] : [])),
  )
}

const bookedAhead = ({ county, now }: World, childId: number): Booking | undefined =>
  county.booking.find((row) => row.childId === childId && row.state === 'booked' && row.startsAt > now)

const hasCallIn = ({ county }: World, childId: number, week: string): boolean =>
  county.booking.some(
    (row) => row.childId === childId && row.week === week && (row.state === 'booked' || row.state === 'done'),
  )
