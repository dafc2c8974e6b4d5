import { addDays, addMinutes, instantAt } from './calendar'
import type { School, World } from './world'

/** Three guardians have used their rights: one waits for a correction, one for pictures to be deleted, one has had an answer. */
export function askForRights(world: World, school: School): void {
  const families = [...new Set(school.pupils.map((pupil) => pupil.family))].filter((family) => family.bound)
  const asked = [
    { kind: 'correction', words: '孩子的生日登记错了，应该晚一天，户口本上有。', daysAgo: 2, answer: '' },
    { kind: 'deletion', words: '照片不想留在系统里，别的没关系。', daysAgo: 1, answer: '' },
    {
      kind: 'correction',
      words: '我换了工厂，联系卡上的单位请改一下。',
      daysAgo: 12,
      answer: '已经改好，谢谢您告诉我们。',
    },
  ] as const
  asked.forEach(({ kind, words, daysAgo, answer }, at) => {
    const family = families[at]
    const child = school.pupils.find((pupil) => pupil.family === family)
    if (!family?.bound || !child) return
    const wanted = instantAt(addDays(world.today, -daysAgo), 12 * 60 + 20 + at)
    const askedAt = wanted > family.bound.since ? wanted : addMinutes(family.bound.since, 10)
    if (askedAt > world.now) return
    world.county.rightsRequest.push({
      schoolId: school.schoolId,
      requestId: world.county.rightsRequest.length + 1,
      childId: child.childId,
      personId: family.bound.personId,
      kind,
      words,
      state: answer === '' ? 'open' : 'done',
      askedAt,
      answeredBy: answer === '' ? null : school.head,
      answeredAt: answer === '' ? null : addMinutes(askedAt, 26 * 60),
      answer,
      outcome: kind === 'deletion' ? { asked: ['photos'] } : null,
    })
  })
}
