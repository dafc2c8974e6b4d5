/** @jest-environment jsdom */
import { settled, tap, textOf } from '../mount'
import { no, ok, type Phone } from '../start/phone'
import { here, lost, open, save, saved, teachersPhone, type Event } from './recording'
import { callForm, longName } from './replies'

let phone: Phone

beforeEach(() => {
  jest.resetModules()
  phone = teachersPhone()
})

const asked = (name: string) => phone.asked.filter(({ action }) => action === name)

test('the usual one: reached, minutes, a face, save', async () => {
  const page = await open('call', here)
  expect(textOf(page)).toContain('妈妈王秀英')
  await tap(page, '.outcome', 0)
  ;(page.instance.minutes as Event)({ detail: { value: 8 } })
  ;(page.instance.mood as Event)({ detail: { value: 4 } })
  await save(page)
  expect(asked('calls.log')).toHaveLength(1)
  expect(asked('calls.log')[0]).toMatchObject({
    requestId: expect.any(String),
    input: { childId: 3, relativeId: 12, outcome: 'reached', durationSeconds: 480, mood: 4 },
  })
  expect(phone.opened).toEqual(['back'])
  expect(saved().takeWord()).toMatchObject({ saved: { text: `已记下：${longName}，接通了`, at: { callId: 70 } } })
  expect(saved().takeWord()).toBeUndefined()
})

test('after the guardians took their consent back: time and outcome alone are asked and sent', async () => {
  const answer = phone.answer
  phone.answer = (one) => (one.action === 'calls.form' ? ok(callForm({ withdrawn: true })) : answer(one))
  const page = await open('call', here)
  expect(textOf(page)).toContain('这次通话只记时间和结果，不记心情和聊了什么')
  await tap(page, '.outcome', 0)
  expect(textOf(page)).toContain('聊了几分钟')
  expect(textOf(page)).not.toMatch(/孩子的心情|可以不选|一句话|留守/)
  // What was filled in before the answer had come does not go along.
  ;(page.instance.mood as Event)({ detail: { value: 4 } })
  ;(page.instance.topics as Event)({ detail: { value: ['study'] } })
  ;(page.instance.line as Event)({ detail: { value: '想妈妈' } })
  ;(page.instance.minutes as Event)({ detail: { value: 8 } })
  await save(page)
  const [sent] = asked('calls.log')
  expect(sent!.input).toMatchObject({ outcome: 'reached', durationSeconds: 480, topics: [], line: '' })
  expect(sent!.input).not.toHaveProperty('mood')
})

test('says at the field what is missing, and sends nothing', async () => {
  const page = await open('call', here)
  await save(page)
  expect(textOf(page)).toContain('先选一下结果')
  await tap(page, '.outcome', 0)
  expect(textOf(page)).not.toContain('先选一下结果')
  await save(page)
  expect(textOf(page)).toContain('聊了几分钟？')
  expect(asked('calls.log')).toEqual([])
})

test('from the desk the number goes straight to the dialler', async () => {
  await open('call', { ...here, booking: '7', relation: 'grandmotherPaternal', dial: '1' })
  expect(asked('calls.form')[0]!.input).toEqual({ childId: 3, bookingId: 7 })
  expect(asked('contacts.reveal').map(({ input }) => input)).toEqual([{ childId: 3, relativeId: 13 }])
  expect(phone.opened).toEqual(['19900000001'])
})

test('without network, for a child never opened here: written down, queued, and taken back', async () => {
  phone.answer = lost
  const page = await open('call', here)
  expect(textOf(page)).toContain('没有网络')
  expect(textOf(page)).toContain(longName)
  await tap(page, '.outcome', 1)
  await save(page)
  const queue = () => phone.stored.get('outbox') as Array<{ label: string }>
  expect(queue()).toMatchObject([{ label: `${longName}的通话` }])
  const word = saved().takeWord()!.saved
  expect(word.text).toContain('待发送')
  expect(await saved().takeBack(word)).toBe('已撤销')
  expect(queue()).toEqual([])
  expect(await saved().takeBack(word)).toBe('已经发出去了，撤不回来')
})

test('a refusal keeps the form', async () => {
  const answer = phone.answer
  phone.answer = (one) => (one.action === 'calls.log' ? no('INTERNAL') : answer(one))
  const page = await open('call', here)
  await tap(page, '.outcome', 1)
  await save(page)
  expect(textOf(page)).toContain('编号ab12')
  expect(phone.opened).toEqual([])
})

test('a call from home: a chip, a day of this week or the last, who rang; no minutes needed', async () => {
  const page = await open('call', here)
  ;(page.instance.origin as Event)({ detail: { value: 'home' } })
  ;(page.instance.date as Event)({ detail: { value: page.instance.data.since } })
  await settled(10)
  expect(textOf(page)).toContain('谁打来的')
  expect(textOf(page)).toContain('不知道多久，可以不选')
  expect(textOf(page)).not.toMatch(/结果怎么样|拨号/)
  await save(page)
  expect(asked('calls.log')[0]!.input).toMatchObject({ origin: 'home', outcome: 'reached', durationSeconds: 0 })
  expect(asked('calls.log')[0]!.input).not.toHaveProperty('bookingId')
})

test('siblings who share the booking: who was not there is said with a tap', async () => {
  const answer = phone.answer
  const booked = { bookingId: 7, bookedAt: '2026-11-20T10:20:00.000Z', together: [{ childId: 4, name: '李小雪' }] }
  phone.answer = (one) => (one.action === 'calls.form' ? ok(callForm(booked)) : answer(one))
  const page = await open('call', { ...here, booking: '7' })
  expect(textOf(page)).toContain('和李小雪一起')
  expect(textOf(page)).not.toContain('家里自己打的')
  await tap(page, '.outcome', 0)
  ;(page.instance.minutes as Event)({ detail: { value: 8 } })
  ;(page.instance.absent as Event)({ detail: { value: [4] } })
  await save(page)
  expect(asked('calls.log')[0]!.input).toMatchObject({ childId: 3, bookingId: 7, absent: [4] })
})
