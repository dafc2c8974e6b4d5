/** @jest-environment jsdom */
import { mount, settled, tap, textOf } from '../mount'
import { known, ok, Phone, stranger } from './phone'

let phone: Phone

beforeEach(() => {
  jest.resetModules()
  phone = new Phone().install()
  phone.answer = ({ action }) => ok(action === 'session.open' ? stranger : known())
})

async function open() {
  const page = mount('pages/start/index')
  ;(page.instance.onLoad as (query: object) => void)({})
  await settled(10)
  return page
}

async function send(page: Awaited<ReturnType<typeof open>>, code: string) {
  ;(page.instance.type as (event: object) => void)({ detail: { value: code } })
  await (page.instance.sendCode as () => Promise<void>)()
  await settled(10)
}

const refusing = (error: object) => {
  phone.answer = ({ action }) =>
    action === 'session.open' ? ok(stranger) : { ok: false, error: { ref: 'ab12', ...error } }
}

test('beneath the number there is the way with the code of the contact card', async () => {
  const page = await open()
  expect(textOf(page)).not.toContain('10位绑定码')
  await tap(page, '.ask')
  expect(textOf(page)).toContain('您的名字后面有10位绑定码')
  await send(page, ' 3f7k-9qrt xy ')
  expect(phone.asked.at(-1)).toMatchObject({ action: 'session.bindCode', input: { code: '3F7K9QRTXY' } })
  expect(phone.opened).toEqual(['/pages/parent/home/index'])
})

test('a code of the wrong length is said at once and costs no try', async () => {
  const page = await open()
  await send(page, '3F7K-9QR')
  expect(textOf(page)).toContain('绑定码是10位字母和数字，现在填了7位')
  await send(page, '')
  expect(textOf(page)).toContain('请填写联系卡上的绑定码')
  expect(phone.actions).toEqual(['session.open'])
})

test.each([
  [{ code: 'CODE_WRONG', tries: { left: 3, again: '2026-11-25T08:00:00.000Z' } }, '还可以试3次'],
  [{ code: 'CODE_WRONG', tries: { left: 0, again: '2026-11-25T08:00:00.000Z' } }, '16:00以后再试'],
  [{ code: 'TOO_OFTEN', tries: { left: 0, again: '2026-11-25T08:00:00.000Z' } }, '16:00以后再试'],
  [{ code: 'BOUND_ELSEWHERE' }, '已经绑定了另一个微信'],
  [{ code: 'INTERNAL' }, '编号ab12'],
])('%j is said with what to do next', async (error, text) => {
  refusing(error)
  const page = await open()
  await send(page, '3F7K9QRTXY')
  expect(textOf(page)).toContain(text)
  expect(page.instance.data).toMatchObject({ busy: '', code: '3F7K9QRTXY', view: { codeOpen: true } })
})

test('a number that nobody knows leads to the code; too many tries say when again', async () => {
  refusing({ code: 'PHONE_UNKNOWN' })
  const page = await open()
  const signIn = (event: object) => (page.instance.phone as (event: object) => Promise<void>)(event)
  await signIn({ detail: { code: 'c1', errMsg: 'getPhoneNumber:ok' } })
  expect(page.instance.data).toMatchObject({ view: { codeOpen: true, helpOpen: true } })
  refusing({ code: 'TOO_OFTEN', tries: { left: 0, again: '2026-11-25T07:10:00.000Z' } })
  await signIn({ detail: { code: 'c2', errMsg: 'getPhoneNumber:ok' } })
  expect(textOf(page)).toContain('15:10以后再试')
})

test('whose access was withdrawn reads why the phone is empty', async () => {
  const page = mount('pages/start/index')
  ;(page.instance.onLoad as (query: object) => void)({ gone: '1' })
  await settled(10)
  expect(textOf(page)).toContain('已经从手机上清除')
})
