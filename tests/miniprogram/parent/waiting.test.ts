/** @jest-environment jsdom */
import { cellsOf } from '../../../contract/availability-cells'
import { mount, settled, textOf } from '../mount'
import { no, ok, Phone } from '../start/phone'

/** Wednesday 25 November 2026, 15:00 at the school. */
const present = Date.parse('2026-11-25T07:00:00Z')
const week = '2026-11-23'
const offer = {
  offerId: 4,
  childId: 3,
  lineId: 1,
  startsAt: '2026-11-25T10:20:00.000Z',
  until: '2026-11-25T09:40:00.000Z',
}

let phone: Phone
beforeEach(() => {
  jest.resetModules()
  jest.spyOn(Date, 'now').mockReturnValue(present)
  phone = new Phone().install().signedIn()
})
afterEach(() => jest.restoreAllMocks())

/** What was asked but for the choices in WeChat's sheet. */
const asked = () => phone.asked.filter(({ action }) => action !== 'messages.credit')

async function card(properties: object) {
  const mounted = mount('pages/parent/home/calls/waiting/index', { childId: 3, week, ...properties })
  let changed = 0
  mounted.addEventListener('changed', () => void (changed += 1))
  await settled(10)
  const act = async (method: string, dataset: object = {}) => {
    await (mounted.instance[method] as (event: object) => unknown)({ currentTarget: { dataset } })
    await settled(10)
  }
  return { mounted, act, changes: () => changed }
}

test('a time that is kept: one tap takes it, and the board is fetched again', async () => {
  phone.answer = () => ok({ bookingId: 9, startsAt: offer.startsAt })
  const { mounted, act, changes } = await card({ state: { week, waiting: null, offers: [offer] } })
  expect(textOf(mounted)).toContain('今天18:20空出来了，给您留到17:40')
  await act('accept', { index: 0 })
  expect(asked()).toMatchObject([{ action: 'waiting.accept', input: { offerId: 4 } }])
  expect(phone.toasts).toEqual(['约好了 今天 18:20'])
  expect(changes()).toBe(1)
  mounted.detach()
})

test('gone meanwhile: it says so in plain words and the board is fetched again', async () => {
  phone.answer = () => no('OFFER_OVER')
  const { mounted, act, changes } = await card({ state: { week, waiting: null, offers: [offer] } })
  await act('accept', { index: 0 })
  expect(textOf(mounted)).toContain('没有给您留着了')
  expect(changes()).toBe(1)
  mounted.detach()
})

test('no, thank you: asked once, since others are told; thinking again keeps it', async () => {
  phone.answer = () => ok({ declined: true })
  const { mounted, act } = await card({ state: { week, waiting: null, offers: [offer] } })
  phone.confirm = false
  await act('decline', { index: 0 })
  expect(asked()).toEqual([])
  phone.confirm = true
  await act('decline', { index: 0 })
  expect(asked()).toMatchObject([{ action: 'waiting.decline', input: { offerId: 4 } }])
  mounted.detach()
})

test('nothing free: waiting is the main thing; who waits is told where they stand, and why', async () => {
  phone.answer = () => ok({ place: 2 })
  const { mounted, act } = await card({ full: true, state: { week, waiting: null, offers: [] } })
  expect(textOf(mounted)).toContain('没有空位了')
  await act('join')
  expect(asked()).toMatchObject([{ action: 'waiting.join', input: { childId: 3, week } }])
  expect(phone.toasts).toEqual(['排好了，第 2 位'])
  mounted.setData({
    state: { week, waiting: { place: 2, front: true, why: 'noAnswer', since: offer.until }, offers: [] },
  })
  await settled(10)
  expect(textOf(mounted)).toContain('上次没接通（没人接），这周优先安排')
  expect(textOf(mounted)).toContain('不排了')
  mounted.detach()
})

test('我的空闲: a pattern, a cell, saved', async () => {
  const mine = {
    week,
    relatives: [
      {
        relativeId: 7,
        name: '甲母',
        relation: 'mother',
        availability: null,
        learned: [],
        reachable: '',
        can: { save: true },
      },
    ],
  }
  phone.answer = ({ action }) => ok(action === 'availability.mine' ? mine : { saved: true })
  const page = mount('pages/parent/availability/index')
  await (page.instance.onLoad as (query: object) => void)({})
  await settled(20)
  expect(textOf(page)).toContain('什么时候方便接电话')
  expect(textOf(page)).not.toContain('就这样')
  const act = async (method: string, detail: object) => {
    await (page.instance[method] as (event: object) => unknown)({ detail })
    await settled(10)
  }
  await act('pattern', { value: 'twoShift' })
  await act('shiftNow', { value: 1 })
  expect(textOf(page)).toContain('就这样')
  const changed = cellsOf('twoShift')[1]!.replace('1', '0')
  await act('cells', { week: changed })
  await act('save', {})
  expect(asked().at(-1)).toMatchObject({
    action: 'availability.save',
    input: {
      relativeId: 7,
      pattern: 'twoShift',
      anchor: '2026-11-16',
      cells: [cellsOf('twoShift')[0], changed],
      restDays: [],
    },
  })
  page.detach()
})
