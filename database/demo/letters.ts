import { addDays, addMinutes, instantAt } from './calendar'
import { Random } from './random'
import type { Pupil, School, World } from './world'

const TO_PARENTS = `各位家长：

孩子们这学期又长高了，字也写得更稳了。您在外辛苦，家里有老师，请放心。有三件小事请您记在心上。

一、每周给孩子打一次电话。不用说很多，问问吃得好不好、和谁一起玩，孩子就很高兴。

二、路上要平安。请提醒孩子不到水边玩，过马路先看车，放学结伴回家。

三、换了手机号，或者家里换了照看孩子的人，请马上告诉班主任。

看完请在下面点一下“我看过了”，我们就知道信到您手里了。`

/** Classes that write home this time. */
const WRITING = 3

/** One letter of the head to all parents, a week old, and a round of family letters in some classes: each half-way, so that there is something to do. */
export function writeHome(world: World, school: School): void {
  // A school without a roster has nobody to write to.
  if (school.pupils.length === 0) return
  const random = new Random(`letters ${school.plan.key}`)
  const lastWeek = addDays(world.thisWeek, -7)
  toParents(world, school, random, instantAt(addDays(lastWeek, 2), 10 * 60))
  const classes = [...school.classTeachers].slice(0, WRITING)
  for (const [classId, teacher] of classes) {
    const pupils = school.pupils.filter(({ row }) => row.classId === classId && row.leftOn == null)
    if (pupils.length > 0)
      familyRound(world, school, random, { teacher, pupils, at: instantAt(lastWeek, 16 * 60 + 10) })
  }
}

function addLetter(
  world: World,
  school: School,
  about: { kind: 'toParents' | 'family'; title: string; body: string; by: number; at: Date; dueOn: string },
): number {
  const { kind, title, body, by, at, dueOn } = about
  const letterId = world.county.letter.length + 1
  world.county.letter.push({
    ...{ schoolId: school.schoolId, letterId, kind, occasion: 'other', title, body, dueOn },
    ...{ announcedBy: by, announcedAt: at, withdrawnAt: null },
  })
  return letterId
}

function toParents(world: World, school: School, random: Random, at: Date): void {
  const dueOn = addDays(world.thisWeek, 4)
  const title = '致家长的一封信：常来电话，路上平安'
  const letterId = addLetter(world, school, { kind: 'toParents', title, body: TO_PARENTS, by: school.head, at, dueOn })
  for (const pupil of school.pupils.filter(({ row, firstWeek }) => row.leftOn == null && firstWeek <= world.thisWeek)) {
    const { bound } = pupil.family
    const readAt = addMinutes(at, random.int(20, 5 * 24 * 60))
    const read = random.chance(0.7) && bound !== null && bound.since < readAt && readAt < world.now
    const onPaper = !read && random.chance(0.1)
    world.county.letterChild.push({
      ...line(school, letterId, pupil),
      ...(read ? { confirmedAt: readAt, confirmedBy: bound.personId } : {}),
      ...(onPaper ? { confirmedAt: addMinutes(at, 24 * 60), confirmedBy: pupil.classTeacher } : {}),
    })
  }
}

function familyRound(
  world: World,
  school: School,
  random: Random,
  { teacher, pupils, at }: { teacher: number; pupils: Pupil[]; at: Date },
): void {
  const dueOn = addDays(world.thisWeek, 6)
  const title = '给爸爸妈妈写一封信'
  const letterId = addLetter(world, school, { kind: 'family', title, body: '', by: teacher, at, dueOn })
  const sentAt = addMinutes(at, 3 * 24 * 60)
  for (const pupil of pupils) {
    const { bound } = pupil.family
    const sent = random.chance(0.6) && sentAt < world.now
    const cameAt = addMinutes(sentAt, random.int(2 * 24 * 60, 5 * 24 * 60))
    const came = sent && random.chance(0.5) && bound !== null && cameAt < world.now
    world.county.letterChild.push({
      ...line(school, letterId, pupil),
      ...(sent ? { sentAt, sentBy: teacher } : {}),
      ...(came ? { confirmedAt: cameAt, confirmedBy: bound.personId } : {}),
    })
  }
}

const line = (school: School, letterId: number, { childId }: Pupil) => ({
  schoolId: school.schoolId,
  letterId,
  childId,
})
