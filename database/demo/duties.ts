import { addDays, addMinutes, instantAt, weekdayOf } from './calendar'
import type { LinePlan } from './plan'
import { Random } from './random'
import type { School, World } from './world'

/** Weeks of the roster: the last one, this one, and the next. */
const WEEKS = [-7, 0, 7] as const
/** Who takes turns besides the desk: of the class teachers, these. */
const TURNS = [7, 8, 9] as const

/** The duty roster (值班): one colleague a day while the phone is open, one question between two of them, and what the last shifts left to the next. */
export function keepRoster(world: World, school: School): void {
  const teachers = [...school.classTeachers.values()]
  const people = [...school.desks, ...TURNS.flatMap((at) => teachers[at] ?? [])]
  if (school.lines.length === 0) return
  const first = world.county.duty.length
  for (const days of WEEKS) {
    for (let day = 0; day < 7; day++) {
      const onDate = addDays(world.thisWeek, days + day)
      const turn = (days + 7 + day) % people.length
      addDuty(world, school, onDate, people[turn]!)
    }
  }
  askOne(world, school, first)
  leaveNotes(world, school)
}

function addDuty(world: World, school: School, onDate: string, personId: number): void {
  const spans = school.lines.flatMap(({ plan }) => spansOf(plan, weekdayOf(onDate)))
  if (spans.length === 0) return
  world.county.duty.push({
    schoolId: school.schoolId,
    dutyId: world.county.duty.length + 1,
    onDate,
    fromMinute: Math.min(...spans.map(([from]) => from)),
    toMinute: Math.max(...spans.map(([, to]) => to)),
    personId,
    setBy: school.head,
    setAt: instantAt(addDays(world.thisWeek, -10), 9 * 60),
  })
}

const spansOf = (plan: LinePlan, weekday: number) => (weekday > 5 ? plan.weekend : plan.weekdays)

/** A colleague would like another one to take next week's first duty. */
function askOne(world: World, school: School, first: number): void {
  const next = world.county.duty.slice(first).filter(({ onDate }) => onDate >= addDays(world.thisWeek, 7))
  const given = next.find(({ personId }) => !school.desks.includes(personId))
  const other = next.find(({ personId }) => personId !== given?.personId && !school.desks.includes(personId))
  if (!given || !other) return
  world.county.dutySwap.push({
    schoolId: school.schoolId,
    swapId: world.county.dutySwap.length + 1,
    dutyId: given.dutyId!,
    withDutyId: other.dutyId!,
    askedBy: given.personId,
    asked: other.personId,
    state: 'asked',
    askedAt: addMinutes(world.now, -95),
  })
}

const notes = [
  { points: ['allWell'], words: '' },
  { points: ['ranLate', 'remindLeft'], words: '周末两家还没提醒到，号码在登记本上。' },
  { points: ['lineTrouble'], words: '听筒有点杂音，换一根线就好了。' },
] as const

/** One note at the end of each of the last days that were open, the newest with something to do. */
function leaveNotes(world: World, school: School): void {
  const random = new Random(`handover ${school.plan.key}`)
  const past = world.county.duty.filter(
    ({ schoolId, onDate, toMinute }) => schoolId === school.schoolId && instantAt(onDate, toMinute + 10) < world.now,
  )
  for (const [at, one] of past.slice(-notes.length).entries()) {
    const { points, words } = notes[(at + notes.length - 1) % notes.length]!
    world.county.handover.push({
      schoolId: school.schoolId,
      handoverId: world.county.handover.length + 1,
      onDate: one.onDate,
      points: [...points],
      words,
      author: one.personId,
      writtenAt: instantAt(one.onDate, one.toMinute + random.int(1, 9)),
    })
  }
}
