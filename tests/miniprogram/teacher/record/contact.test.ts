/** @jest-environment jsdom */
import { settled, textOf } from '../../mount'
import type { Phone } from '../../start/phone'
import { open, save } from '../recording'
import { at, call, recordsPhone } from './acting'
import { record } from './replies'

let phone: Phone

beforeEach(() => {
  jest.resetModules()
  phone = recordsPhone(record)
})

const asked = (name: string) => phone.asked.filter(({ action }) => action === name)

describe('a relative', () => {
  test('numbers on file go by their place; one that is typed goes as it is; masked values that nobody retyped stay', async () => {
    const page = await open('contact', { id: '3', relative: '11' })
    expect(textOf(page)).toContain('199****0001')
    expect(textOf(page)).toContain('这位家人也在王小二、别的班的孩子的联系卡上')
    call(page, 'dropNumber', at({ key: 1 }))
    call(page, 'addNumber')
    call(page, 'number', at({ key: 3 }, '19900007777'))
    await save(page)
    expect(asked('contacts.save')[0]!.input).toMatchObject({
      childId: 3,
      relativeId: 11,
      version: 4,
      phones: [{ keep: 2 }, { number: '19900007777' }],
      address: { keep: true },
      employerAddress: '',
      age: null,
    })
  })

  test('who looks after the child cannot be taken off; the error of a number stands at its row', async () => {
    expect(textOf(await open('contact', { id: '3', relative: '12' }))).not.toContain('从联系卡上去掉')
    const online = phone.answer
    phone.answer = (one) =>
      one.action === 'contacts.save'
        ? { ok: false, error: { code: 'INVALID_INPUT', ref: 'ab12', fields: { 'phones.0.number': 'phoneWrong' } } }
        : online(one)
    const page = await open('contact', { id: '3' })
    call(page, 'addNumber')
    call(page, 'number', at({ key: 2 }, '123'))
    await save(page)
    expect(page.instance.data.numberErrors).toEqual({ 2: '请填11位手机号，或带区号的座机号' })
  })

  test('taking somebody off is asked first', async () => {
    const page = await open('contact', { id: '3', relative: '11' })
    call(page, 'askRemove')
    await settled(5)
    expect(asked('contacts.remove')).toEqual([])
    await call(page, 'remove')
    await settled(10)
    expect(asked('contacts.remove')[0]!.input).toEqual({ childId: 3, relativeId: 11 })
  })
})
