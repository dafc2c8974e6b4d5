import { toView as listView } from '../../miniprogram/pages/head/waiting/view'
import { nextEnd, toView } from '../../miniprogram/pages/parent/home/calls/waiting/view'

/** Wednesday 25 November 2026, 15:00 at the school. */
const present = Date.parse('2026-11-25T07:00:00Z')
const week = '2026-11-23'
const since = '2026-11-24T01:00:00.000Z'
const offer = {
  offerId: 4,
  childId: 3,
  lineId: 1,
  startsAt: '2026-11-25T10:20:00.000Z',
  until: '2026-11-25T09:40:00.000Z',
}

test('nobody waits: nothing is said', () => {
  expect(toView({ week, waiting: null, offers: [] }, present)).toEqual({ offers: [], line: '', front: '' })
  expect(nextEnd({ week, waiting: null, offers: [] }, present)).toBe(0)
})

test.each([
  [{ place: 3, front: false, why: null, since }, '排在第 3 位，有空位就告诉您', ''],
  [
    { place: 1, front: true, why: 'noAnswer', since },
    '排在第 1 位，有空位就告诉您',
    '上次没接通（没人接），这周优先安排',
  ],
  [
    { place: 1, front: true, why: 'holiday', since },
    '排在第 1 位，有空位就告诉您',
    '上次没接通（学校放假），这周优先安排',
  ],
  [{ place: 2, front: true, why: 'unlogged', since }, '排在第 2 位，有空位就告诉您', '上次没接通，这周优先安排'],
])('the place on the list, and why in front', (waiting, line, front) => {
  expect(toView({ week, waiting, offers: [] }, present)).toMatchObject({ line, front })
})

test('a time that is kept, until when; one that is over shows no more', () => {
  const state = { week, waiting: null, offers: [offer, { ...offer, offerId: 5, until: '2026-11-25T06:59:00.000Z' }] }
  expect(toView(state, present).offers).toEqual([{ offerId: 4, when: '今天 18:20', until: '给您留到 17:40' }])
  expect(nextEnd(state, present)).toBe(160 * 60_000)
  const tomorrow = { ...offer, until: '2026-11-26T00:30:00.000Z' }
  expect(toView({ week, waiting: null, offers: [tomorrow] }, present).offers[0]!.until).toBe('给您留到明天 08:30')
})

test('the school sees the order with its reasons, and siblings as one family', () => {
  const child = {
    childId: 1,
    name: '甲一',
    className: '三年级1班',
    place: 1,
    front: true,
    why: 'busy',
    since,
    weeks: 2,
  }
  const kept = { startsAt: offer.startsAt, until: offer.until }
  const view = listView(
    {
      week,
      weeks: [week, '2026-11-30'],
      children: [
        { ...child, offer: kept },
        { ...child, childId: 2, name: '甲二', front: false, why: null, weeks: 0, offer: null },
      ],
    },
    present,
  )
  expect(view.count).toBe('2 个孩子，1 个家庭')
  expect(view.rows.map(({ why, offer: said }) => [why, said])).toEqual([
    ['没接通（占线），优先 · 2 周没通话', '已留今天 18:20，等家长回话到 17:40'],
    ['周二 09:00 起排队', ''],
  ])
})
