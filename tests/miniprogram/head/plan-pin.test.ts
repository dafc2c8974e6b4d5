/** @jest-environment jsdom */
import { instantAt } from '../../../contract/week'
import { pinSheet, slotOf } from '../../../miniprogram/pages/head/plan/pinning'
import { mount, settled, tap, textOf, type Mounted } from '../mount'
import { no, ok } from '../start/phone'
import { free, headsPhone, left, proposal, published, told, type HeadsPhone } from './plan-page'
import { plan, seat, twoLines, WEEK } from './plan-week'

describe('a sheet of times for a child', () => {
  const seats = [
    seat(),
    seat({ childIds: [2], names: ['乙一'], startsAt: instantAt('2026-12-02', 1090) }),
    seat({ childIds: [3], names: ['丙一'], startsAt: instantAt('2026-12-02', 1100), pinned: true }),
    seat({ childIds: [4], names: ['丁一'], startsAt: instantAt('2026-12-02', 1110), state: 'booked' }),
  ]

  test('has the free ones, its own, and those that the plan gives to others', () => {
    const sheet = pinSheet(plan({ seats, free }), 1)
    expect(sheet).toMatchObject({ names: '甲一', day: '2026-12-02', pinned: false })
    expect(sheet.days.map(({ label }) => label)).toEqual(['周二 1日', '周三 2日'])
    expect(sheet.times['2026-12-02']).toMatchObject([
      { lineId: 1, name: '', times: [{ label: '18:00 现在' }, { label: '18:10 换' }] },
    ])
    expect(slotOf(sheet.times['2026-12-01']![0]!.times[0]!.key)).toEqual({
      ...{ lineId: 1, startsAt: instantAt('2026-12-01', 960) },
    })
    expect(sheet.note).toContain('“换”的')
  })

  test('has each phone by its name, and speaks of swaps only where there is one', () => {
    const both = [...free, { date: '2026-12-01', lineId: 2, minutes: [970, 980] }]
    const sheet = pinSheet(plan({ seats: [seats[0]!], free: both, lines: twoLines }), 1)
    expect(sheet.times['2026-12-01']).toMatchObject([
      { name: '宿舍楼电话', times: [{ label: '16:00' }] },
      { name: '门卫室电话', times: [{ label: '16:10' }, { label: '16:20' }] },
    ])
    expect(sheet.note).not.toContain('换')
  })

  test('opens on the first day for a child without a time', () => {
    const without = [{ ...left, childIds: [8], names: ['戊一'] }]
    expect(pinSheet(plan({ seats, free, left: without }), 8)).toMatchObject({ names: '戊一', day: '2026-12-01' })
  })
})

let phone: HeadsPhone

beforeEach(() => {
  jest.resetModules()
  phone = headsPhone()
})

const pinOf = (page: Mounted) => page.instance.data.pin as { names: string } | null

describe('a time set aside', () => {
  const pinned = plan({
    seats: [seat({ childIds: [10], names: ['戊0'], pinned: true, startsAt: instantAt('2026-12-01', 960) })],
  })
  const slot = { lineId: 1, startsAt: instantAt('2026-12-01', 960) }

  test('a child without a time is tapped, given one, and the week is planned anew', async () => {
    const page = await phone.opens()
    await tap(page, '.person')
    expect(textOf(page)).toContain('给戊0留一个时间留下后，其余的会重新排。“换”的现在是别家的。周二1日周三2日16:00')
    expect(textOf(page)).toContain('先不留')
    Object.assign(phone.answers, { 'plans.pin': ok({ planId: 5 }), 'plans.open': ok(pinned) })
    await told(page, 'putPin', slot)
    expect(phone.asks('plans.pin')).toEqual([{ childId: 10, ...slot }])
    expect(pinOf(page)).toBeNull()
    await told(page, 'toggle', { date: '2026-12-01' })
    expect(textOf(page)).toContain('16:00戊0打给爸爸您留的')
  })

  test('refused: the sheet stays, and says why', async () => {
    const page = await phone.opens()
    await tap(page, '.person')
    phone.answers['plans.pin'] = no('SLOT_TAKEN')
    await told(page, 'putPin', slot)
    expect(textOf(page)).toContain('刚刚被别的家庭约走了')
    expect(pinOf(page)).toMatchObject({ names: '戊0' })
    await told(page, 'closePin')
    expect(textOf(page)).not.toContain('刚刚被别的家庭约走了')
  })

  test('may be given back', async () => {
    const page = await phone.opens(pinned)
    await told(page, 'openSeat', { id: 10 })
    expect(textOf(page)).toContain('不留了，照常排')
    Object.assign(phone.answers, { 'plans.unpin': ok({ planId: 6 }), 'plans.open': ok(proposal) })
    await told(page, 'takePin')
    expect(phone.asks('plans.unpin')).toEqual([{ childId: 10, week: WEEK }])
    expect(pinOf(page)).toBeNull()
  })

  test('is not offered to whoever has a booking, nor where nobody can be called: their page opens', async () => {
    const nobody = [{ ...left, why: 'nobody' as const, set: null, childIds: [10], names: ['戊0'] }]
    const page = await phone.opens({ ...published, left: nobody })
    await told(page, 'openSeat', { id: 2 })
    await tap(page, '.person')
    expect(phone.opened).toEqual([expect.stringContaining('id=2'), expect.stringContaining('id=10')])
    expect(pinOf(page)).toBeNull()
  })
})

test('the sheet tells the page which time was tapped, and nothing before one was', async () => {
  const page = await phone.opens()
  await tap(page, '.person')
  const sheet = mount('pages/head/plan/pin/index', { sheet: pinOf(page)! })
  const pins: unknown[] = []
  sheet.addEventListener('pin', ({ detail }) => pins.push(detail))
  const act = sheet.instance as unknown as Record<'pin' | 'unpin' | 'close', () => void> & {
    chooseDay: (event: object) => void
    chooseTime: (event: object) => void
  }
  act.pin()
  act.chooseDay({ detail: { value: '2026-12-02' } })
  await settled(5)
  expect(textOf(sheet)).toContain('18:00换18:10换')
  act.chooseTime({ detail: { value: `1@${instantAt('2026-12-02', 1090)}` } })
  act.pin()
  expect(pins).toEqual([{ lineId: 1, startsAt: instantAt('2026-12-02', 1090) }])
  act.chooseDay({ detail: { value: '2026-12-01' } })
  act.pin()
  expect(pins).toHaveLength(1)
})
