/** @jest-environment jsdom */
import { mount, settled, textOf } from '../mount'
import { known, no, ok, Phone, stranger, teacher } from './phone'

let phone: Phone

beforeEach(() => {
  jest.resetModules()
  phone = new Phone().install()
})

async function open(query: object = {}) {
  const page = mount('pages/start/index')
  ;(page.instance.onLoad as (query: object) => void)(query)
  await settled(10)
  return page
}

async function signInWith(page: Awaited<ReturnType<typeof open>>, detail: object) {
  await (page.instance.phone as (event: object) => Promise<void>)({ detail })
  await settled(10)
}

test('somebody who is known goes straight home, with one call', async () => {
  phone.answer = () => ok(known())
  await open()
  expect(phone.opened).toEqual(['/pages/parent/home/index'])
  expect(phone.actions).toEqual(['session.open'])
})

test('a message is honoured, and the hat that it is for put on', async () => {
  phone.answer = () => ok(known({ hats: [teacher, known().hats[0]!] }))
  await open({ to: encodeURIComponent('/pages/parent/home/index?tab=week&child=3') })
  expect(phone.opened).toEqual(['/pages/parent/home/index?tab=week&child=3'])
  expect(phone.stored.get('hat')).toBe('1:parent')
})

test('who has to consent is led there first', async () => {
  phone.answer = () => ok(known({ consentNeeded: true }))
  await open()
  expect(phone.opened).toEqual([`/pages/consent/index?to=${encodeURIComponent('/pages/parent/home/index')}`])
})

test('without network a known person goes home to what the phone has kept', async () => {
  phone.signedIn()
  await open()
  expect(phone.opened).toEqual(['/pages/parent/home/index'])
})

test('without network a stranger reads what to do', async () => {
  const page = await open()
  expect(textOf(page)).toContain('网络不太好')
  expect(phone.opened).toEqual([])
})

test('a stranger signs in with the number of the contact card', async () => {
  phone.answer = ({ action }) => ok(action === 'session.signIn' ? known() : stranger)
  const page = await open()
  expect(textOf(page)).toContain('用微信手机号登录')
  await signInWith(page, { code: 'c1', errMsg: 'getPhoneNumber:ok' })
  expect(phone.asked.map(({ input }) => input)).toEqual([{}, { phoneCode: 'c1' }])
  expect(phone.opened).toEqual(['/pages/parent/home/index'])
})

test.each([
  ['PHONE_UNKNOWN', '还没有登记', '换过号码'],
  ['PHONE_BOUND_ELSEWHERE', '已经绑定了另一个微信', '换过号码'],
  ['PHONE_CODE_EXPIRED', '已经过期', '用微信手机号登录'],
  ['INTERNAL', '系统出了点问题', 'ab12'],
])('%s is said kindly, with what to do', async (code, text, next) => {
  phone.answer = ({ action }) => (action === 'session.signIn' ? no(code) : ok(stranger))
  const page = await open()
  await signInWith(page, { code: 'c1', errMsg: 'getPhoneNumber:ok' })
  expect(textOf(page)).toContain(text)
  expect(textOf(page)).toContain(next)
  expect(page.instance.data.busy).toBe('')
})

test('who says no in the sheet of WeChat is not lectured', async () => {
  phone.answer = () => ok(stranger)
  const page = await open()
  await signInWith(page, { errMsg: 'getPhoneNumber:fail user deny' })
  expect(page.instance.data.view).toMatchObject({ text: '' })
  await signInWith(page, { errMsg: 'getPhoneNumber:fail jsapi has no permission' })
  expect(textOf(page)).toContain('没有给出手机号')
})

test('somebody whose child has left the school is told whom to ask', async () => {
  phone.answer = () => ok(stranger)
  const page = await open()
  await signInWith(page, { code: 'c1', errMsg: 'getPhoneNumber:ok' })
  expect(textOf(page)).toContain('名册上暂时没有您')
})

test('whoever signed out stays out until signing in', async () => {
  phone.stored.set('left', true)
  phone.answer = () => ok(known())
  const page = await open()
  expect(phone.asked).toEqual([])
  await signInWith(page, { code: 'c1', errMsg: 'getPhoneNumber:ok' })
  expect(phone.opened).toEqual(['/pages/parent/home/index'])
  expect(phone.stored.has('left')).toBe(false)
})
