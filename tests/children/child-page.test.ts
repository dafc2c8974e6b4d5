import type { PersonaName } from '../school'
import { WeekSchool } from './week-school'

const school = new WeekSchool()
const { as } = school

beforeAll(() => school.aWeek())

test('a child’s page: facts apart, masked numbers, what is due, the timeline by day', async () => {
  const { ids } = school.world
  const child = await as('teacher').ask('children.open', { childId: ids.child })
  expect(child).toMatchObject({
    name: '甲一',
    className: '三年级1班',
    address: '测试县东河镇上村3***',
    facts: { careArrangement: 'kinshipGrandparent', parentalAbsence: 'both', accommodation: 'day', specialStatus: [] },
    strip: 'rm--b--',
    needs: [],
    weeksWithoutCall: 0,
    nextCall: '2026-11-27T08:00:00.000Z',
    can: { log: true, note: true },
  })
  expect(child.relatives.map((one) => [one.relation, one.phones, one.signedIn])).toEqual([
    ['father', ['199****8001'], true],
    ['mother', ['199****8002'], true],
    ['grandmotherMaternal', ['199****8003'], false],
  ])
  expect(child.timeline.map((one) => (one.type === 'note' ? one.kind : one.type === 'call' && one.outcome))).toEqual([
    'noAnswer',
    'talkNote',
    'reached',
    'homeVisit',
  ])
  expect(child.timeline[1]).toMatchObject({ summary: '情绪挺好', forParents: '一切都好', by: '林老师' })
  expect(child.timeline[2]).toMatchObject({ minutes: 6, by: '林老师' })
})

test('a number is shown to who may call, and the audit says who asked for whose', async () => {
  const { ids } = school.world
  const input = { childId: ids.child, relativeId: ids.relatives.father }
  expect(await as('teacher').ask('contacts.reveal', input)).toEqual({ name: '甲父', phones: ['19900008001'] })
  const [row] = await school.world.sql(
    `select action, person_id, children, detail from audit order by audit_id desc limit 1`,
  )
  expect(row).toEqual({
    action: 'contacts.reveal',
    person_id: String(ids.people.teacher),
    children: [String(ids.child)],
    detail: { relativeId: ids.relatives.father },
  })
  const strangers = { childId: ids.child, relativeId: ids.relatives.otherFather }
  expect(await as('teacher').call('contacts.reveal', strangers)).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await as('otherTeacher').call('contacts.reveal', input)).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await as('father').call('contacts.reveal', input)).toMatchObject({ error: { code: 'FORBIDDEN' } })
})

test('children are found by a part of the name or of its initials', async () => {
  const { ids } = school.world
  const names = async (search: string, who: PersonaName = 'head') =>
    (await as(who).ask('children.list', { search })).children.map((one) => one.name)
  expect(await names('')).toEqual(['甲二', '甲一', '乙一', '丙一'])
  expect(await names('甲')).toEqual(['甲二', '甲一'])
  expect(await names('JY')).toEqual(['甲一'])
  expect(await names('%')).toEqual([])
  expect(await names('丁')).toEqual([])
  const { total, children } = await as('head').ask('children.list', { search: '甲一' })
  expect(total).toBe(1)
  expect(children[0]).toEqual({
    id: ids.child,
    name: '甲一',
    className: '三年级1班',
    careArrangement: 'kinshipGrandparent',
    last: '2026-11-23',
    contacts: 3,
  })
})
