/** @jest-environment jsdom */
import { settled, textOf } from '../mount'
import { no } from '../start/phone'
import { at, seat, today, turn } from './desk-day'
import { DeskPhone } from './desk-phone'
import { nodes } from './recording'

const desk = new DeskPhone()
const { open, method, asked, queue } = desk

test('the family very large; dial, reached, save: two taps beyond the dialling, then the next family', async () => {
  const page = await open()
  expect(textOf(page)).toContain('李小雨、李小雪')
  await method(page, 'dial', { place: 0 })
  expect(asked('contacts.reveal')[0]!.input).toEqual({ childId: 3, relativeId: 11 })
  expect(desk.phone.opened).toEqual(['19900000009'])
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse(at('16:29')))
  await method(page, 'outcome', { key: 'reached' })
  expect(textOf(page)).toContain('保存，下一家')
  await method(page, 'talked')
  expect(asked('calls.log')[0]).toMatchObject({
    requestId: expect.any(String),
    input: { childId: 3, bookingId: 30, relativeId: 11, outcome: 'reached', durationSeconds: 480 },
  })
  expect(textOf(page)).toContain('已记下：李小雨、李小雪，接通了')
  expect((page.instance.data as { view: { line: { current: { names: string } } } }).view.line.current.names).toBe(
    '郑一',
  )
  expect(queue()).toEqual([])
})

test('not answered: the next of the order; a miss is saved at once and can be taken back', async () => {
  const page = await open()
  await method(page, 'dial', { place: 0 })
  expect(textOf(page)).toContain('没接通，打下一位：奶奶李桂花')
  await method(page, 'dial', { place: 1 })
  await method(page, 'outcome', { key: 'noAnswer' })
  expect(asked('calls.log')[0]!.input).toMatchObject({ outcome: 'noAnswer', relativeId: 13, childId: 3 })
  await method(page, 'takeBack')
  expect(asked('calls.undo')[0]!.input).toEqual({ callId: 70 })
  expect(desk.phone.toasts).toContain('已撤销')
  expect((page.instance.data as { view: { line: { current: { names: string } } } }).view.line.current.names).toBe(
    '李小雨、李小雪',
  )
})

test('somebody else was quicker: it says so, and nothing waits', async () => {
  const answer = desk.phone.answer
  desk.phone.answer = (one) => (one.action === 'calls.log' ? no('CALL_LOGGED') : answer(one))
  const page = await open()
  await method(page, 'outcome', { key: 'busy' })
  expect(desk.phone.modals).toEqual(['这次通话已经有人记过了，不用再记。'])
  expect(queue()).toEqual([])
})

test('late: one tap tells the next families, and says who gets no message', async () => {
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse(at('16:38')))
  const page = await open()
  expect(textOf(page)).toContain('已经晚了10分钟')
  ;(page.instance.tellLate as (event: object) => void)({ currentTarget: { dataset: { minutes: 10 } } })
  await settled(20)
  expect(asked('desk.late')[0]!.input).toEqual({ lineId: 1, minutes: 10 })
  expect(desk.phone.toasts).toEqual(['已告诉 2 家；郑一的家人收不到微信'])
})

test('a broken line is closed after a question, and mended with one tap', async () => {
  const page = await open()
  desk.phone.confirm = false
  await method(page, 'broken')
  desk.phone.confirm = true
  await method(page, 'broken')
  expect(asked('lines.broken').map(({ input }) => input)).toEqual([{ lineId: 1 }])
  desk.reply = today(desk.reply.turns, { lines: [{ ...desk.reply.lines[0]!, broken: true }] })
  await method(page, 'refresh')
  expect(textOf(page)).toContain('亲情电话停用了')
  await method(page, 'broken')
  expect(asked('lines.mended')[0]!.input).toEqual({ lineId: 1 })
})

test('a busy day stays within 500 nodes', async () => {
  const seats = Array.from({ length: 30 }, (_, i) => seat(100 + i, `王${i}`))
  const errand = (id: number) => ({ startsAt: at('16:50'), relatives: turn('16:50').relatives, id })
  desk.reply = today(
    seats.map((one, i) =>
      turn(`${i < 10 ? '12' : '16'}:${String((i * 2) % 60).padStart(2, '0')}`, { children: [one] }),
    ),
    {
      sheet: [1, 2, 3, 4, 5, 6].map((n) => ({
        ...errand(n),
        bookingId: n,
        names: ['阿卜杜热合曼·买买提江', '李小雪'],
      })),
      sheetMore: 12,
      offers: [1, 2, 3, 4, 5, 6].map((n) => ({
        ...errand(n),
        offerId: n,
        childId: 3,
        name: '郑一',
        lineId: 1,
        until: at('17:20'),
      })),
      offersMore: 9,
      waiting: [1, 2, 3, 4, 5].map((n) => ({
        childId: n,
        name: '吴一',
        className: '二年级1班',
        front: n < 3,
        why: 'noAnswer',
      })),
      waitingMore: 20,
    },
  )
  const page = await open()
  expect(textOf(page)).toContain('还有12家，提醒完这些就会出现')
  expect(nodes(page)).toBeLessThanOrEqual(500)
})
