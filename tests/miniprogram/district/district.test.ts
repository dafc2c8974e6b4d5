/** @jest-environment jsdom */
import type { Output } from '../../../contract/actions'
import { toView as overviewView } from '../../../miniprogram/pages/district/home/overview/view'
import { ordered, toView as schoolsView } from '../../../miniprogram/pages/district/home/schools/view'
import { schoolRow } from '../../../miniprogram/pages/district/home/view'
import { mount, settled, textOf } from '../mount'
import { known, ok, Phone } from '../start/phone'

const school = (schoolId: number, leftBehind: number, called: number, capacity: number) => ({
  ...{ schoolId, name: `第${schoolId}小学`, pupils: 500, leftBehind, called, capacity },
})
const reply: Output<'overview.district'> = {
  district: '青禾县',
  week: '2026-11-16',
  schools: [school(1, 113, 94, 84), school(2, 73, 30, 90), school(3, 0, 0, 0)],
  total: { pupils: 1500, leftBehind: 186, called: 124 },
}

test.each([
  [school(1, 113, 94, 84), { share: 83, calledText: '94 / 113 · 83%', gap: 29, capacityText: '84 个，还差 29 个' }],
  [school(2, 73, 73, 90), { share: 100, calledText: '73 / 73 · 100%', gap: 0, capacityText: '90 个，够用' }],
  [school(3, 0, 0, 0), { share: 100, bar: 0, calledText: '没有留守儿童', capacityText: '0 个' }],
  [{ ...school(3, 0, 0, 0), pupils: 0 }, { calledText: '还没有导入名册' }],
  [school(4, 1000, 999, 0), { share: 99 }],
])('a row for %j', (one, expected) => expect(schoolRow(one)).toMatchObject(expected))

test('the overview names the schools furthest behind, and none that has nobody to call', () => {
  const view = overviewView(reply)
  expect(view.callsText).toBe('还有 62 个孩子这周没和家里通上话')
  expect(view.behind.map(({ schoolId }) => schoolId)).toEqual([2, 1])
  expect(view.facts.map(({ text }) => text)).toEqual(['3 所', '1500 名', '186 名', '1 所'])
})

test.each([
  ['share', [2, 1, 3]],
  ['gap', [1, 2, 3]],
  ['leftBehind', [1, 2, 3]],
] as const)('schools by %s', (order, ids) => {
  const { rows } = schoolsView(reply, 'share')
  expect(ordered(rows, order).map(({ schoolId }) => schoolId)).toEqual(ids)
})

describe('mounted', () => {
  let phone: Phone
  beforeEach(() => {
    jest.resetModules()
    const hats = [{ key: '9:district', role: 'district', place: '青禾县', placeId: 9 } as const]
    phone = new Phone().install().signedIn(known({ name: '黎开坤', hats }))
    phone.answer = () => ok(reply)
  })

  async function open(query: object = {}) {
    const page = mount('pages/district/home/index')
    ;(page.instance.onLoad as (query: object) => void)(query)
    await settled(30)
    return page
  }

  test('one call a tab; the overview leads to the schools', async () => {
    const page = await open()
    expect(phone.actions).toEqual(['overview.district'])
    const text = textOf(page)
    for (const words of ['青禾县', '没有孩子的姓名', '第2小学', '30/73·41%', '概览学校我的'])
      expect(text).toContain(words)
    ;(page.instance.turn as (event: object) => void)({ detail: { key: 'schools' } })
    await settled(30)
    expect(textOf(page)).toContain('84个，还差29个')
    expect(page.instance.data.tab).toBe('schools')
  })

  test('his own tab is the one that every hat has', async () => {
    expect(textOf(await open({ tab: 'me' }))).toContain('黎开坤')
    expect(phone.actions).toEqual([])
  })

  test('a district without schools says so', async () => {
    phone.answer = () => ok({ ...reply, schools: [], total: { pupils: 0, leftBehind: 0, called: 0 } })
    expect(textOf(await open())).toContain('还没有学校开通雁书')
  })

  test('forty schools stay within the budget of nodes of a list', async () => {
    phone.answer = () =>
      ok({ ...reply, schools: Array.from({ length: 40 }, (_, index) => school(index + 1, 50, index, 40)) })
    const page = await open({ tab: 'schools' })
    expect(page.dom.innerHTML.match(/<[a-z]/g)!.length).toBeLessThan(700)
  })
})
