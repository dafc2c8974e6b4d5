/** @jest-environment jsdom */
import { instantAt } from '../../../contract/week'
import { tap, textOf } from '../mount'
import { no, ok } from '../start/phone'
import { headsPhone, noPlan, proposal, published, told, type HeadsPhone } from './plan-page'
import { WEEK } from './plan-week'

const THIS_WEEK = '2026-11-23'
let phone: HeadsPhone

beforeEach(() => {
  jest.resetModules()
  phone = headsPhone()
})

test('before a proposal: who is to be called, when it is planned by itself, and one tap to plan now', async () => {
  const page = await phone.opens(noPlan)
  expect(textOf(page)).toContain('10个孩子要通话')
  expect(textOf(page)).toContain('周四晚上20:00会自动排')
  expect(textOf(page)).toContain('现在就排')
  expect(textOf(page)).not.toContain('还没发布')
  Object.assign(phone.answers, { 'plans.propose': ok({ planId: 4 }), 'plans.open': ok(proposal) })
  await told(page, 'go')
  expect(phone.asks('plans.propose')).toEqual([{ week: WEEK }])
  expect(textOf(page)).toContain('11个孩子有了时间')
  expect(textOf(page)).toContain('发布给家长')
})

describe('a proposal', () => {
  test('says how many have a time, how it differs from last week, and when it goes out', async () => {
    const page = await phone.opens()
    expect(textOf(page)).toContain('11月30日至12月6日还没发布11个孩子有了时间还有9个排不上')
    expect(textOf(page)).toContain('周五18:00会自动发布，也可以现在发布')
    expect(textOf(page)).toContain('周三12月2日2个家庭·1个换了时间')
    expect(textOf(page)).not.toContain('打给爸爸')
    await told(page, 'toggle', { date: '2026-12-02' })
    expect(textOf(page)).toContain('18:00甲一打给爸爸提前了，上周周三18:20')
    expect(textOf(page)).toContain('18:10乙一、乙二打给爸爸新排的')
    await told(page, 'toggle', { date: '2026-12-02' })
    expect(textOf(page)).not.toContain('打给爸爸')
  })

  test('says why some have no time, shows a few of them, and all on a tap', async () => {
    const page = await phone.opens()
    expect(textOf(page)).toContain('这14个孩子只能用周日晚上的5个时段大家轮着来，最多2周轮到一次。这次轮不到：')
    expect(textOf(page)).toContain('戊72周没通上话')
    expect(textOf(page)).not.toContain('戊8')
    await tap(page, '.with-icon')
    expect(textOf(page)).toContain('戊8')
    expect(textOf(page)).not.toContain('还有1个')
  })

  test('leads to what would help', async () => {
    const page = await phone.opens()
    expect(textOf(page)).toContain('周日加开18:30–19:30可多6个孩子')
    await tap(page, '.help')
    expect(phone.opened).toEqual(['/pages/head/days/index?kind=extra&line=1&on=2026-12-06&from=1110&to=1170'])
  })

  test('says which times that were set aside could not be kept', async () => {
    const broken = { childId: 1, name: '甲一', lineId: 1, startsAt: instantAt('2026-12-05', 600) }
    const page = await phone.opens({ ...proposal, pinsBroken: [broken] })
    expect(textOf(page)).toContain('甲一：周六10:00留不住了，已经另排')
  })
})

describe('publishing', () => {
  beforeEach(() => {
    phone.answers['plans.publish'] = ok({ outcome: 'published', planId: 4, booked: 2, left: 9 })
  })

  test('asks once how many families will hear of it; then it stands as published', async () => {
    const page = await phone.opens()
    phone.confirm = false
    await told(page, 'go')
    expect(phone.modals).toEqual(['2 个家庭会收到学校排的时间，不合适可以自己改。'])
    expect(phone.asks('plans.publish')).toEqual([])
    phone.confirm = true
    phone.answers['plans.open'] = ok(published)
    await told(page, 'go')
    expect(phone.asks('plans.publish')).toEqual([{ planId: 4 }])
    expect(phone.toasts).toEqual(['发布好了'])
    expect(textOf(page)).toContain('已发布20个孩子有了时间排好的7个家庭，3个确认了')
    expect(textOf(page)).toContain('11月27日周五18:00发布')
    expect(textOf(page)).toContain('给还没有时间的孩子再排一次')
    expect(textOf(page)).not.toContain('发布给家长')
  })

  test('where families have booked meanwhile, it asks to look again', async () => {
    phone.answers['plans.publish'] = ok({ outcome: 'changed', planId: 5, booked: 0, left: 0 })
    const page = await phone.opens()
    phone.answers['plans.open'] = ok({ ...proposal, planId: 5 })
    await told(page, 'go')
    expect(phone.toasts).toEqual([])
    expect(textOf(page)).toContain('安排跟着变了。请再看一眼，再发布。')
    phone.answers['plans.publish'] = ok({ outcome: 'published', planId: 5, booked: 2, left: 9 })
    await told(page, 'go')
    expect(phone.asks('plans.publish')).toEqual([{ planId: 4 }, { planId: 5 }])
    expect(textOf(page)).not.toContain('安排跟着变了')
  })

  test.each<[string, () => unknown, string]>([
    ['no network', () => Promise.reject(new Error('no network')), '网络不太好'],
    ['a refusal', () => no('INTERNAL'), '编号ab12'],
  ])('%s: the plan stays on the screen, and it says so at the button', async (_, answer, words) => {
    const page = await phone.opens()
    phone.answer = answer
    await told(page, 'go')
    expect(textOf(page)).toContain(words)
    expect(textOf(page)).toContain('11个孩子有了时间')
    expect(phone.toasts).toEqual([])
  })
})

describe('what the school does not answer', () => {
  const lost = () => Promise.reject(new Error('no network'))

  test('an error can be tried again', async () => {
    phone.answers['plans.open'] = no('INTERNAL')
    const page = await phone.opens()
    expect(textOf(page)).toContain('编号ab12')
    expect(textOf(page)).toContain('再试一次')
    phone.answers['plans.open'] = ok(proposal)
    await told(page, 'refresh')
    expect(textOf(page)).toContain('11个孩子有了时间')
  })

  test('without network: what was shown before, and from when it is', async () => {
    await phone.opens()
    phone.answer = lost
    const page = await phone.opens()
    expect(textOf(page)).toMatch(/显示的是.*的内容/)
    expect(textOf(page)).toContain('11个孩子有了时间')
  })

  test('without network, never seen before: it says so; the week that was seen stays in reach', async () => {
    const page = await phone.opens()
    phone.answer = lost
    await told(page, 'chooseWeek', { value: THIS_WEEK })
    expect(phone.asks('plans.open').at(-1)).toEqual({ week: THIS_WEEK })
    expect(textOf(page)).toContain('网络不太好')
    expect(textOf(page)).not.toContain('11个孩子有了时间')
    expect(textOf(page)).toContain('这周下周')
    await told(page, 'chooseWeek', { value: WEEK })
    expect(textOf(page)).toMatch(/显示的是.*的内容/)
    expect(textOf(page)).toContain('11个孩子有了时间')
  })
})

test('a school without a phone is led to open one', async () => {
  const page = await phone.opens({ ...noPlan, lines: [], can: { publish: false, pin: false, propose: false } })
  expect(textOf(page)).toContain('还没有亲情电话')
  expect(textOf(page)).toContain('开通一部电话')
  expect(textOf(page)).not.toContain('下周')
  await told(page, 'toLines')
  expect(phone.opened).toEqual(['/pages/head/line/index'])
})
