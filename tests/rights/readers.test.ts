import { actions } from '../../contract/actions'
import { wordsOfAction } from '../../contract/action-words'
import { composeDue } from '../../domain/clock/compose-due'
import { FRIDAY_1800, SchoolWeek } from '../updates/school-week'

const school = new SchoolWeek()
const { phone, clock } = school
const childId = () => school.world.ids.child
const at = (iso: string) => {
  school.world.outside.now = new Date(iso)
}

/** A few days in the child's life on file, by several people. */
async function someDays(): Promise<void> {
  at('2026-11-23T01:00:00Z')
  await phone('teacher').ask('children.open', { childId: childId() })
  await phone('teacher').ask('children.open', { childId: childId() })
  at('2026-11-23T01:01:00Z')
  await phone('teacher').ask('contacts.reveal', { childId: childId(), relativeId: school.world.ids.relatives.mother })
  await phone('teacher').ask('children.open', { childId: school.world.ids.classmate })
  at('2026-11-24T08:00:00Z')
  await phone('desk').ask('calls.log', { childId: childId(), outcome: 'busy', startedAt: '2026-11-24T07:59:00.000Z' })
  at('2026-11-24T09:00:00Z')
  await phone('mother').ask('updates.mine', { childId: childId() })
  at('2026-11-25T02:00:00Z')
  await phone('otherFather').ask('consents.list', {})
}

const said = (readers: Awaited<ReturnType<typeof read>>) =>
  readers.days.map(({ day, people }) => [
    day,
    people.map(({ name, hat, relation, self, did }) => [
      self ? '您' : name || relation || hat,
      did.map(({ action, times }) => `${action} ${times}`),
    ]),
  ])
const read = (who: 'father' | 'head', before?: string) =>
  phone(who).ask('rights.readers', { childId: childId(), ...(before && { before }) })

test('exactly what was done, by day and person: staff by name, the other guardian by relation, another child’s reading not at all', async () => {
  await someDays()
  expect(said(await read('father'))).toEqual([
    [
      '2026-11-24',
      [
        ['mother', ['updates.mine 1']],
        ['方老师', ['calls.log 1']],
      ],
    ],
    ['2026-11-23', [['林老师', ['contacts.reveal 1', 'children.open 2']]]],
  ])
  expect(said(await read('father'))[0]).toEqual(['2026-11-25', [['您', ['rights.readers 1']]]])
})

test('the head reads guardians by name too', async () => {
  await someDays()
  const day = (await read('head')).days.find((one) => one.day === '2026-11-24')!
  expect(day.people.map(({ name }) => name).toSorted()).toEqual(['方老师', '甲母'])
})

test('what the clock did stands there as the system’s', async () => {
  at(FRIDAY_1800.toISOString())
  await composeDue(clock())
  expect((await read('father')).days[0]!.people).toMatchObject([
    { name: '', hat: null, did: [{ action: 'clock.compose', times: 1 }] },
  ])
  expect(wordsOfAction('clock.compose')).toBe('自动写了每周简报')
})

test('page by page, nothing twice and nothing left out', async () => {
  for (let day = 1; day <= 20; day += 1) {
    at(`2026-11-${String(day).padStart(2, '0')}T03:00:00Z`)
    await phone('teacher').ask('children.open', { childId: childId() })
  }
  const first = await read('head')
  expect(first.days).toHaveLength(14)
  expect(first.next).toBe('2026-11-07')
  const second = await read('head', first.next!)
  expect(second.days.map(({ day }) => day)).toEqual([
    '2026-11-06',
    '2026-11-05',
    '2026-11-04',
    '2026-11-03',
    '2026-11-02',
    '2026-11-01',
  ])
  expect(second.next).toBeNull()
})

test('a guardian reads of the own child only, staff not at all', async () => {
  await someDays()
  expect(await phone('otherFather').call('rights.readers', { childId: childId() })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  expect(await phone('teacher').call('rights.readers', { childId: childId() })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  })
})

test('every action has words of its own, without official language', () => {
  const words = Object.keys(actions).map(wordsOfAction)
  expect(words).not.toContain('使用了档案')
  expect(words.filter((one) => one.includes('留守') || one.length > 16)).toEqual([])
})
