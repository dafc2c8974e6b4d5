import { composeDue } from '../../domain/clock/compose-due'
import { FRIDAY_1830, WEEK, SchoolWeek } from './school-week'

const school = new SchoolWeek()
const { phone, clock, compose } = school

/** A booking of Wednesday 12:40 that came to nothing. */
async function missed(state: string, why: string | null, review: string | null): Promise<void> {
  const { ids } = school.world
  await school.world.sql(
    `insert into booking (school_id, line_id, starts_at, week, child_id, state, why, review, booked_by, booked_at)
     values ($1, $2, '2026-11-25T04:40:00Z', $3, $4, $5, $6, $7, $8, $9)`,
    [ids.school, ids.line, WEEK, ids.child, state, why, review, ids.people.teacher, school.world.outside.now],
  )
}

/** Why the update of the child says that there was no call. */
async function whyNot(): Promise<string | undefined> {
  const review = await phone('teacher').ask('updates.review', {})
  const { updateId } = review.updates.find((one) => one.childId === school.world.ids.child)!
  return (await phone('teacher').ask('updates.preview', { updateId })).body.whyNot
}

test.each([
  ['missed', 'childAbsent', null, 'childAbsent'],
  ['missed', 'unlogged', null, 'unlogged'],
  ['cancelled', 'school', 'exam', 'exam'],
  ['cancelled', 'family', null, undefined],
  ['moved', null, null, undefined],
])('an agreed call that is %s (%s, %s) is told as %s', async (state, why, review, told) => {
  await missed(state, why, review)
  await compose()
  expect(await whyNot()).toBe(told)
})

test('a week in which the family phone was closed says why, but only a whole one', async () => {
  const closed = (kind: string, fromOn: string, toOn: string) =>
    school.world.sql(
      `insert into hours_exception (school_id, kind, reason, from_on, to_on, made_by, made_at) values ($1, 'closed', $2, $3, $4, $5, $6)`,
      [school.world.ids.school, kind, fromOn, toOn, school.world.ids.people.head, school.world.outside.now],
    )
  await closed('broken', '2026-11-24', '2026-11-25')
  await compose()
  expect(await whyNot()).toBeUndefined()
  await closed('holiday', '2026-11-23', '2026-11-27')
  // A draft is made anew when something of its week is written down.
  school.world.outside.now = FRIDAY_1830
  await phone('teacher').ask('notes.post', {
    kind: 'study',
    childId: school.world.ids.child,
    happenedOn: '2026-11-26',
    body: { how: 'steady', findings: '在家看了两本书' },
    forParents: '',
  })
  await composeDue(clock())
  expect(await whyNot()).toBe('holiday')
})
