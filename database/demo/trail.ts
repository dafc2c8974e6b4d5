import { addDays, instantAt } from './calendar'
import { Random } from './random'
import type { Row, tables } from './tables'
import type { Pupil, School, World } from './world'

type Entry = Omit<Row<typeof tables.audit>, 'schoolId' | 'auditId'>

/** Leaves a plausible trail: the roster and the lines of the term's start, every sign-in and consent, some looks into files in the last weeks. */
export function leaveTrail(world: World, school: School): void {
  if (school.pupils.length === 0) return
  const random = new Random(`trail ${school.plan.key}`)
  const entries = [
    ...termStart(world, school),
    ...signIns(world, school),
    ...published(world, school),
    ...voices(world, school),
    ...looks(world, random, school),
    ...curiosity(world, school),
  ]
  for (const entry of entries.sort((a, b) => a.at.getTime() - b.at.getTime())) {
    world.county.audit.push({ schoolId: school.schoolId, auditId: world.county.audit.length + 1, ...entry })
  }
}

function termStart(world: World, school: School): Entry[] {
  const day = addDays(world.pastWeeks[0]!, -7)
  const head = { personId: school.head, hat: 'head' }
  const children = school.pupils.map((pupil) => pupil.childId)
  const lines = school.lines.map(({ lineId }, at) => ({
    ...head,
    at: instantAt(day, 10 * 60 + at),
    action: 'lines.save',
    children: [],
    detail: { lineId },
  }))
  return [
    {
      ...head,
      at: instantAt(day, 9 * 60 + 20),
      action: 'roster.confirm',
      children,
      detail: { added: children.length },
    },
    ...lines,
  ]
}

function signIns(world: World, school: School): Entry[] {
  return [...new Set(school.pupils.map((pupil) => pupil.family))].flatMap((family) => {
    if (!family.bound) return []
    const { personId, since } = family.bound
    const children = school.pupils.filter((pupil) => pupil.family === family).map((pupil) => pupil.childId)
    const consented = world.county.consent.find((row) => row.personId === personId)!.givenAt
    return [
      { at: since, personId, hat: 'parent', action: 'session.signIn', children, detail: null },
      { at: consented, personId, hat: 'parent', action: 'consents.give', children, detail: null },
    ]
  })
}

/** Last week's updates as their teachers sent them out, a row a class. */
function published(world: World, school: School): Entry[] {
  const lastWeek = world.pastWeeks.at(-1)
  return [...school.classTeachers].flatMap(([classId, personId]) => {
    const children = school.pupils.filter((pupil) => pupil.row.classId === classId).map((pupil) => pupil.childId)
    const update = world.county.weeklyUpdate.find((row) => row.week === lastWeek && children.includes(row.childId))
    if (!update?.publishedAt) return []
    return [{ at: update.publishedAt, personId, hat: 'teacher', action: 'updates.publish', children, detail: null }]
  })
}

/** What parents said for their children, and each child's hearing of it at the desk. */
function voices({ county }: World, { schoolId }: School): Entry[] {
  return county.voice
    .filter((voice) => voice.schoolId === schoolId)
    .flatMap(({ author, childId, seconds, sentAt, heardAt, heardBy }) => {
      const children = [childId]
      const sent = { at: sentAt, personId: author, hat: 'parent', action: 'voices.send', children, detail: { seconds } }
      if (!heardAt || !heardBy) return [sent]
      const detail = { first: true }
      return [sent, { at: heardAt, personId: heardBy, hat: 'desk', action: 'voices.play', children, detail }]
    })
}

function looks(world: World, random: Random, school: School): Entry[] {
  return random.some(school.pupils, 24).flatMap((pupil) => {
    const at = instantAt(addDays(world.today, -random.int(1, 20)), random.int(8 * 60, 20 * 60))
    const by = { personId: pupil.classTeacher, hat: 'teacher', children: [pupil.childId] }
    const opened: Entry = { ...by, at, action: 'children.open', detail: null }
    const relativeId = reachable(pupil)
    const revealed = new Date(at.getTime() + 40_000)
    if (!relativeId || random.chance(0.6)) return [opened]
    return [opened, { ...by, at: revealed, action: 'contacts.reveal', detail: { relativeId } }]
  })
}

/** One evening somebody at the desk went through children who had no call that day: for the head to ask about. */
function curiosity(world: World, school: School): Entry[] {
  const [desk] = school.desks
  const since = instantAt(addDays(world.today, -3), 20 * 60 + 5)
  if (!desk) return []
  return school.pupils.slice(0, 18).map((pupil, at) => ({
    at: new Date(since.getTime() + at * 20_000),
    personId: desk,
    hat: 'desk',
    action: 'children.open',
    children: [pupil.childId],
    detail: null,
  }))
}

function reachable(pupil: Pupil): number | undefined {
  return pupil.family.kin.find((kin) => !kin.deceased)?.relativeId
}
