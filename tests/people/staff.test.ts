import type { Input } from '../../contract/actions'
import { SchoolWeek } from '../updates/school-week'
import { stranger } from './wanted'

const school = new SchoolWeek()
const { phone } = school
const NEW = '19900051234'

const invite = (change: Partial<Input<'staff.invite'>> = {}) =>
  phone('head').ask('staff.invite', {
    name: '新同事',
    phone: NEW,
    roles: ['teacher'],
    classIds: [school.world.ids.ownClass],
    ...change,
  })

const signIn = (openid: string, number = NEW) => {
  school.world.outside.phoneCodes.set('code', number)
  return stranger(school.world, openid).call('session.signIn', { phoneCode: 'code' })
}

const member = async (personId: number) =>
  (await phone('head').ask('staff.list', {})).people.find((one) => one.personId === personId)

test.each(['teacher', 'otherTeacher', 'desk', 'father', 'officer'] as const)(
  '%s neither reads the staff nor changes it',
  async (who) => {
    const { teacher } = school.world.ids.people
    for (const [action, input] of [
      ['staff.list', {}],
      ['staff.invite', { name: '新同事', phone: NEW, roles: ['head'] }],
      ['staff.change', { personId: teacher, roles: ['head'] }],
      ['staff.leave', { personId: teacher }],
      ['staff.check', { personId: teacher, checkedOn: '2026-11-01' }],
    ] as const) {
      expect(await phone(who).call(action, input as never)).toMatchObject({ error: { code: 'FORBIDDEN' } })
    }
  },
)

test("another school's staff is not there", async () => {
  const { farTeacher, head } = school.world.ids.people
  for (const personId of [farTeacher, 999_999]) {
    for (const [action, input] of [
      ['staff.change', { personId, roles: ['head'] }],
      ['staff.leave', { personId }],
      ['staff.check', { personId, checkedOn: '2026-11-01' }],
    ] as const) {
      expect(await phone('head').call(action, input as never)).toMatchObject({ error: { code: 'NOT_FOUND' } })
    }
  }
  expect(await phone('farHead').call('staff.leave', { personId: head })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
  expect(
    await phone('head').call('staff.invite', {
      name: '新同事',
      phone: NEW,
      roles: ['teacher'],
      classIds: [school.world.ids.farClass],
    }),
  ).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await school.world.sql(`select 1 from person where name = '新同事'`)).toEqual([])
})

test('somebody is invited, signs in with the number, and sees the class', async () => {
  const { personId } = await invite({ phone: '+86 199-0005-1234' })
  expect(await member(personId)).toMatchObject({
    phone: '199****1234',
    roles: ['teacher'],
    signedIn: false,
    leftOn: null,
  })
  expect(await signIn('o_new')).toMatchObject({ ok: true, data: { name: '新同事', hats: [{ role: 'teacher' }] } })
  const week = await stranger(school.world, 'o_new').ask('classes.week', {})
  expect(week.classes).toHaveLength(1)
  expect(await member(personId)).toMatchObject({ signedIn: true })
})

test('the same number at another school is the same person, if it is the same name', async () => {
  const { personId } = await invite()
  const there = await phone('farHead').ask('staff.invite', { name: '新同事', phone: NEW, roles: ['desk'] })
  expect(there.personId).toBe(personId)
  expect(await signIn('o_new')).toMatchObject({ data: { hats: [{ role: 'teacher' }, { role: 'desk' }] } })
  // A mistyped number lets no stranger in, and their name is not told.
  const wrong = await phone('farHead').call('staff.invite', { name: '别的人', phone: NEW, roles: ['head'] })
  expect(wrong).toMatchObject({ error: { code: 'PHONE_OF_ANOTHER', fields: { phone: 'notAllowed' } } })
  expect(JSON.stringify(wrong)).not.toContain('新同事')
  expect(await signIn('o_new')).toMatchObject({ data: { hats: [{ role: 'teacher' }, { role: 'desk' }] } })
})

test.each([
  [{ phone: '12345' }, { phone: 'wrongFormat' }],
  [{ phone: undefined }, { phone: 'required' }],
  [{ name: ' ' }, { name: 'tooShort' }],
  [{ roles: [] }, { roles: 'required' }],
  [{ roles: ['desk' as const] }, { classIds: 'notAllowed' }],
])('an invitation with %j is refused at its field', async (change, fields) => {
  await expect(invite(change)).rejects.toThrow(JSON.stringify(fields))
  expect(await school.world.sql(`select 1 from person where name = '新同事'`)).toEqual([])
})

test('whoever leaves gets nothing at the next call; what they wrote stays with their name', async () => {
  const { teacher, otherTeacher } = school.world.ids.people
  const { school: place, child, otherChild } = school.world.ids
  await school.talk('今天很好')
  await school.world.sql(
    `insert into pairing (school_id, child_id, person_id, from_on) values ($1, $2, $3, '2026-09-01')`,
    [place, otherChild, teacher],
  )
  const left = await phone('head').ask('staff.leave', { personId: teacher })
  expect(left).toEqual({ left: true, classes: 1, pairings: 1 })
  for (const [action, input] of [
    ['classes.week', {}],
    ['children.open', { childId: child }],
    ['notes.form', { kind: 'talkNote', childId: child }],
  ] as const) {
    expect(await phone('teacher').call(action, input as never)).toMatchObject({ error: { code: 'FORBIDDEN' } })
  }
  expect(await phone('teacher').ask('session.open', {})).toMatchObject({ signedIn: false, hats: [] })
  const page = await phone('head').ask('children.open', { childId: child })
  expect(page.timeline).toMatchObject([{ type: 'note', by: '林老师' }])
  expect(await school.world.sql(`select 1 from class_teacher where person_id = $1`, [teacher])).toEqual([])
  expect(await school.world.sql(`select 1 from pairing where person_id = $1 and to_on is null`, [teacher])).toEqual([])
  expect(await member(teacher)).toMatchObject({ leftOn: '2026-11-25', roles: [], classes: [] })
  expect(await member(otherTeacher)).toMatchObject({ leftOn: null })
  // Twice is not there.
  expect(await phone('head').call('staff.leave', { personId: teacher })).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

test('somebody who comes back is the same person, without the old classes', async () => {
  const { personId } = await invite()
  await signIn('o_new')
  await phone('head').ask('staff.leave', { personId })
  school.world.outside.now = new Date('2026-12-01T02:00:00Z')
  expect(await invite({ roles: ['desk'], classIds: [] })).toEqual({ personId, name: '新同事', signedIn: true })
  expect(await stranger(school.world, 'o_new').ask('session.open', {})).toMatchObject({ hats: [{ role: 'desk' }] })
  expect(await invite()).toMatchObject({ personId })
  expect(await member(personId)).toMatchObject({ since: '2026-12-01', roles: ['desk', 'teacher'], leftOn: null })
})

test('roles and classes become exactly what was chosen', async () => {
  const { personId } = await invite()
  await signIn('o_new')
  const { otherClass } = school.world.ids
  await phone('head').ask('staff.change', { personId, roles: ['teacher', 'head'], classIds: [otherClass] })
  expect(await member(personId)).toMatchObject({
    roles: ['head', 'teacher'],
    classes: [{ classId: otherClass, name: '四年级1班' }],
  })
  expect(await stranger(school.world, 'o_new').ask('session.open', {})).toMatchObject({
    hats: [{ role: 'head' }, { role: 'teacher' }],
  })
  await phone('head').ask('staff.change', { personId, roles: ['desk'], classIds: [] })
  expect(await member(personId)).toMatchObject({ roles: ['desk'], classes: [] })
  expect(await stranger(school.world, 'o_new').ask('session.open', {})).toMatchObject({ hats: [{ role: 'desk' }] })
})

test('a mistyped name or number is mended, but not for somebody who works elsewhere too', async () => {
  const { personId } = await invite({ phone: '19900059999' })
  await phone('head').ask('staff.change', { personId, roles: ['teacher'], name: '新老师', phone: NEW })
  expect(await member(personId)).toMatchObject({ name: '新老师', phone: '199****1234' })
  expect(await signIn('o_new')).toMatchObject({ ok: true })
  const { personId: other } = await invite({ name: '另一位', phone: '19900055678', roles: ['desk'], classIds: [] })
  expect(await phone('head').call('staff.change', { personId: other, roles: ['desk'], phone: NEW })).toMatchObject({
    error: { code: 'PHONE_OF_ANOTHER', fields: { phone: 'notAllowed' } },
  })
  await phone('farHead').ask('staff.invite', { name: '新老师', phone: NEW, roles: ['desk'] })
  expect(await phone('head').call('staff.change', { personId, roles: ['teacher'], name: '改名' })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  })
})

test('the last head can neither leave nor take off the hat; with a second one both can', async () => {
  const { head } = school.world.ids.people
  expect(await member(head)).toMatchObject({ me: true, can: { leave: false } })
  expect(await phone('head').call('staff.leave', { personId: head })).toMatchObject({ error: { code: 'LAST_HEAD' } })
  expect(await phone('head').call('staff.change', { personId: head, roles: ['teacher'] })).toMatchObject({
    error: { code: 'LAST_HEAD' },
  })
  expect(await phone('head').ask('session.open', {})).toMatchObject({ hats: [{ role: 'head' }] })
  await invite({ roles: ['head'], classIds: [] })
  expect(await phone('head').call('staff.leave', { personId: head })).toMatchObject({ ok: true })
  expect(await phone('head').call('staff.list', {})).toMatchObject({ error: { code: 'FORBIDDEN' } })
})
