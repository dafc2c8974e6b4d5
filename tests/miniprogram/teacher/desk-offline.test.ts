/** @jest-environment jsdom */
import { builtModule, settled, textOf } from '../mount'
import { at } from './desk-day'
import { DeskPhone } from './desk-phone'

const desk = new DeskPhone()
const { open, method, asked, queue } = desk

test('without network: the list, the numbers and the log work; what waits is sent once when the network is back', async () => {
  let page = await open()
  builtModule<{ keepNumbers(sheet: object): boolean }>('services/desk-numbers.js').keepNumbers({
    date: desk.reply.date,
    numbers: [{ relativeId: 11, phones: ['19900000001'] }],
  })
  desk.online = false
  page = await open()
  expect(textOf(page)).toContain('显示的是')
  await method(page, 'dial', { place: 0 })
  expect(desk.phone.opened).toEqual(['19900000001'])
  await method(page, 'outcome', { key: 'busy' })
  await method(page, 'outcome', { key: 'lineBroken' })
  await settled(30)
  expect(queue().map(({ label }) => label)).toEqual(['李小雨、李小雪的通话', '郑一的通话'])
  expect(textOf(page)).toMatch(/2条待发送.*都打过了，2个没通，点名字再打/)
  const tried = new Set(asked('calls.log').map(({ requestId }) => requestId))
  expect(tried.size).toBe(2)

  desk.online = true
  const before = asked('calls.log').length
  await builtModule<{ flushOutbox(): Promise<void> }>('services/outbox.js').flushOutbox()
  expect(queue()).toEqual([])
  const sent = asked('calls.log').slice(before)
  expect(sent.map(({ requestId }) => tried.has(requestId!))).toEqual([true, true])
})

test('without network and without stored numbers it says what to do', async () => {
  const page = await open()
  desk.online = false
  await method(page, 'dial', { place: 0 })
  expect(textOf(page)).toContain('没有网络，查不到号码')
  expect(desk.phone.opened).toEqual([])
})

test('numbers leave the phone at midnight, with the hat, and at a change of hats', async () => {
  await open()
  const numbers = builtModule<typeof import('../../../miniprogram/services/desk-numbers')>('services/desk-numbers.js')
  const hats = builtModule<typeof import('../../../miniprogram/services/hat')>('services/hat.js')
  const store = () =>
    numbers.keepNumbers({ date: desk.reply.date, numbers: [{ relativeId: 11, phones: ['19900000001'] }] })
  const stored = () => [...desk.phone.stored.keys()].filter((key) => key.startsWith('numbers|'))
  store()
  expect(numbers.numbersOf(11)).toEqual(['19900000001'])
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-26T00:00:00+08:00'))
  expect(numbers.numbersOf(11)).toBeUndefined()
  numbers.dropOldNumbers()
  expect(stored()).toEqual([])
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse(at('16:21')))
  store()
  hats.wear('1:teacher')
  expect(stored()).toEqual([])
  hats.wear('1:desk')
  store()
  builtModule<{ forgetHatsBut(hats: string[]): void }>('services/withdrawn.js').forgetHatsBut(['1:parent'])
  expect(stored()).toEqual([])
})
