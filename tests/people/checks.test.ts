import { checkStanding, dueAfter } from '../../domain/staff/check-standing'
import type { Input } from '../../contract/actions'
import { SchoolWeek } from '../updates/school-week'
import { stranger } from './wanted'

const school = new SchoolWeek()
const { phone } = school

const invite = (change: Partial<Input<'staff.invite'>>) =>
  phone('head').ask('staff.invite', { name: '爱心阿姨', roles: ['volunteer'], ...change })

const member = async (personId: number) =>
  (await phone('head').ask('staff.list', {})).people.find((one) => one.personId === personId)

test('a volunteer needs no number, wears no hat, and is checked every year', async () => {
  const { personId } = await invite({})
  expect(await member(personId)).toMatchObject({
    phone: null,
    roles: ['volunteer'],
    check: { state: 'never', lastOn: null, dueOn: null },
  })
  expect(await phone('head').ask('staff.check', { personId, checkedOn: '2025-12-20' })).toEqual({ dueOn: '2026-12-20' })
  expect(await member(personId)).toMatchObject({ check: { state: 'dueSoon', dueOn: '2026-12-20' } })
  await phone('head').ask('staff.check', { personId, checkedOn: '2026-11-24', note: '派出所回函' })
  expect(await member(personId)).toMatchObject({ check: { state: 'ok', lastOn: '2026-11-24' } })
  // An older one that is put on file later changes nothing.
  await phone('head').ask('staff.check', { personId, checkedOn: '2024-11-24' })
  expect(await member(personId)).toMatchObject({ check: { state: 'ok' } })
  expect(await phone('head').call('staff.check', { personId, checkedOn: '2026-11-26' })).toMatchObject({
    error: { code: 'INVALID_INPUT', fields: { checkedOn: 'tooBig' } },
  })
})

test('a volunteer with a number who signs in finds nothing', async () => {
  await invite({ phone: '19900051234' })
  school.world.outside.phoneCodes.set('code', '19900051234')
  expect(await stranger(school.world, 'o_volunteer').call('session.signIn', { phoneCode: 'code' })).toMatchObject({
    ok: true,
    data: { signedIn: false, hats: [] },
  })
})

test('the overview counts whose check is due, and nobody who has left', async () => {
  const due = async () => (await phone('head').ask('overview.school', {})).checksDue
  const { head, teacher, otherTeacher, desk } = school.world.ids.people
  expect(await due()).toBe(4)
  expect((await phone('head').ask('staff.list', {})).checksDue).toBe(4)
  await phone('head').ask('staff.check', { personId: head, checkedOn: '2025-11-26' })
  await phone('head').ask('staff.check', { personId: teacher, checkedOn: '2025-11-25' })
  await phone('head').ask('staff.check', { personId: desk, checkedOn: '2026-08-20' })
  expect(await due()).toBe(2)
  await phone('head').ask('staff.leave', { personId: otherTeacher })
  expect(await due()).toBe(1)
})

test.each([
  [null, 'never', null],
  ['2026-11-25', 'ok', '2027-11-25'],
  ['2025-12-26', 'ok', '2026-12-26'],
  ['2025-12-25', 'dueSoon', '2026-12-25'],
  ['2025-11-26', 'dueSoon', '2026-11-26'],
  ['2025-11-25', 'due', '2026-11-25'],
  ['2020-01-01', 'due', '2021-01-01'],
] as const)('a check of %s stands as %s', (lastOn, state, dueOn) => {
  expect(checkStanding(lastOn, '2026-11-25')).toEqual({ state, lastOn, dueOn })
})

test('a check on 29 February is due on the 28th', () => {
  expect(dueAfter('2028-02-29')).toBe('2029-02-28')
})
