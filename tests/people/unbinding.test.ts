import type { PersonaName } from '../world'
import { sendMessages } from '../../domain/clock/send-messages'
import { FRIDAY_1830, PHOTO, SchoolWeek } from '../updates/school-week'
import { stranger } from './wanted'

const school = new SchoolWeek()
const { phone } = school
const FATHER = '19900008001'

const unbind = (by: PersonaName, relative: 'father' | 'mother' | 'grandmother' | 'farFather' = 'father') =>
  phone(by).call('binding.unbind', { relativeId: school.world.ids.relatives[relative], reason: '号码是别人的' })

const signIn = (openid: string, number: string) => {
  school.world.outside.phoneCodes.set('code', number)
  return stranger(school.world, openid).call('session.signIn', { phoneCode: 'code' })
}

test('a father who was taken off gets nothing at his next call, and his own number lets him in no more', async () => {
  const father = school.world.personas.father
  expect(await phone('father').call('bookings.board', { childId: school.world.ids.child })).toMatchObject({ ok: true })
  expect(await unbind('head')).toMatchObject({ ok: true, data: { unbound: true } })
  for (const [action, input] of [
    ['consents.list', {}],
    ['bookings.board', { childId: school.world.ids.child }],
    ['updates.mine', { childId: school.world.ids.child }],
  ] as const) {
    expect(await phone('father').call(action, input as never)).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    })
  }
  expect(await phone('father').ask('session.open', {})).toMatchObject({ signedIn: false, name: null, hats: [] })
  expect(await signIn(father.openid, FATHER)).toMatchObject({ error: { code: 'PHONE_UNKNOWN' } })
  expect(await signIn('o_second_phone', FATHER)).toMatchObject({ error: { code: 'PHONE_UNKNOWN' } })
  // The mother is still in.
  expect(await phone('mother').call('bookings.board', { childId: school.world.ids.child })).toMatchObject({ ok: true })
})

test('after the number is put right, or with a new code, the right father comes in', async () => {
  await unbind('head')
  const { relatives, child } = school.world.ids
  const { code } = await phone('head').ask('binding.code', { childId: child, relativeId: relatives.father })
  expect(await stranger(school.world, 'o_right').call('session.bindCode', { code })).toMatchObject({ ok: true })
  expect(await phone('father').ask('session.open', {})).toMatchObject({ signedIn: false })
})

test('their consents count no more, and queued messages are not sent', async () => {
  await school.ready('father')
  await school.talk('最近笑得多了', [PHOTO])
  const form = () => phone('teacher').ask('notes.form', { kind: 'talkNote', childId: school.world.ids.child })
  expect((await form()).photosAllowed).toBe(true)
  await phone('teacher').ask('updates.publish', { updateIds: await school.compose() })
  const queued = `select state, error from message where person_id = $1`
  const father = [school.world.ids.people.father]
  expect((await school.world.sql<{ state: string }>(queued, father)).map(({ state }) => state)).toContain('queued')
  await unbind('head')
  expect(await school.world.sql(`${queued} and state = 'queued'`, father)).toEqual([])
  expect(await school.world.sql(queued, father)).toContainEqual({ state: 'failed', error: 'unbound' })
  school.world.outside.now = FRIDAY_1830
  await sendMessages(school.clock())
  expect(school.world.outside.sent).toEqual([])
  expect((await form()).photosAllowed).toBe(false)
})

test('whoever stands on the card a second time keeps what is theirs there', async () => {
  const { school: place, child, people, relatives } = school.world.ids
  await school.world.sql(
    `with r as (insert into relative (school_id, name, person_id, bound_at) values ($1, '甲父', $2, now()) returning relative_id)
     insert into child_relative (school_id, child_id, relative_id, relation, call_order) select $1, $3, relative_id, 'otherRelative', 5 from r`,
    [place, people.father, child],
  )
  await phone('head').ask('binding.unbind', { relativeId: relatives.father, reason: '登记重复' })
  const list = await phone('father').ask('consents.list', {})
  expect(list.children.map(({ childId }) => childId)).toEqual([child])
})

test.each([
  ['teacher', 'FORBIDDEN'],
  ['desk', 'FORBIDDEN'],
  ['mother', 'FORBIDDEN'],
  ['officer', 'FORBIDDEN'],
  ['farHead', 'NOT_FOUND'],
] as const)('%s unbinds nobody: %s', async (who, code) => {
  expect(await unbind(who)).toMatchObject({ error: { code } })
  const { relatives, people } = school.world.ids
  expect(
    await phone(who).call('binding.seen', { relativeId: relatives.father, personId: people.father }),
  ).toMatchObject({
    error: { code },
  })
  expect(await school.world.sql(`select 1 from unbinding`)).toEqual([])
})

test('nobody is bound: there is nothing to take off', async () => {
  expect(await unbind('head', 'grandmother')).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await unbind('head', 'farFather')).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

test('the head reads what the wrong father has seen, before and after', async () => {
  const { relatives, people, child } = school.world.ids
  await phone('father').ask('bookings.board', { childId: child })
  const asked = { relativeId: relatives.father, personId: people.father }
  const before = await phone('head').ask('binding.seen', asked)
  expect(before).toMatchObject({ name: '甲父', total: 1 })
  expect(before.rows).toMatchObject([{ action: 'bookings.board', children: ['甲一'] }])
  await unbind('head')
  expect((await phone('head').ask('binding.seen', asked)).rows).toEqual(before.rows)
  // Not a way to read the audit of anybody else.
  expect(await phone('head').call('binding.seen', { ...asked, personId: people.teacher })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  expect(await phone('head').call('binding.seen', { ...asked, personId: people.mother })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
})

test('the list says who reads along, how they came in, and for the head who was taken off', async () => {
  const { child, relatives, people } = school.world.ids
  const { code, expiresAt } = await phone('teacher').ask('binding.code', {
    childId: child,
    relativeId: relatives.grandmother,
  })
  const list = await phone('teacher').ask('binding.list', { childId: child })
  expect(list.child).toEqual({ childId: child, name: '甲一', className: '三年级1班' })
  expect(list.relatives).toMatchObject([
    { name: '甲父', bound: { personId: people.father, by: 'phone' }, codeUntil: null },
    { name: '甲母', bound: { by: 'phone' } },
    { name: '甲外婆', bound: null, codeUntil: expiresAt },
  ])
  await stranger(school.world, 'o_gran').ask('session.bindCode', { code })
  await unbind('head')
  const after = await phone('head').ask('binding.list', { childId: child })
  expect(after.relatives).toMatchObject([
    { name: '甲父', bound: null },
    { name: '甲母' },
    { name: '甲外婆', bound: { by: 'code', at: school.world.outside.now.toISOString() }, codeUntil: null },
  ])
  expect(after.former).toMatchObject([
    { personId: people.father, name: '甲父', reason: '号码是别人的', unboundBy: '高校长' },
  ])
  expect(after.can).toEqual({ unbind: true })
  expect(await phone('teacher').ask('binding.list', { childId: child })).toMatchObject({
    former: [],
    can: { unbind: false },
  })
})
