/** @jest-environment jsdom */
import { settled, textOf } from '../../mount'
import type { Phone } from '../../start/phone'
import { nodes, open } from '../recording'
import { at, call, recordsPhone } from './acting'
import { record, type Opened } from './replies'

let phone: Phone
let answer: Opened

beforeEach(() => {
  jest.resetModules()
  answer = record()
  phone = recordsPhone(() => answer)
})

const asked = (name: string) => phone.asked.filter(({ action }) => action === name)

describe('the record', () => {
  test('says what is on file, what is missing and whose turn it is, who cares and cared, what changed', async () => {
    const page = await open('file', { id: '3' })
    for (const said of [
      '双方外出',
      '双亲留守',
      '走读',
      '祖辈照料（李桂兰）',
      '从2026年9月1日起',
      '父母单方照料（王强）',
      '第一联系人',
      '第二联系人',
      '档案还差4项',
      '请家长、班主任补',
      '还没有登记身份证号',
      '还没有委托照护书',
      '未成年人保护法第23条',
      '一方外出→双方外出',
      '2026年9月3日记下',
      '王小二·一年级1班',
      '本校别的班还有1个孩子',
      '还没有登记号码',
    ])
      expect(textOf(page)).toContain(said)
    expect(nodes(page)).toBeLessThanOrEqual(500)
  })

  test('a masked value is shown when it is asked for, and only that one', async () => {
    const page = await open('file', { id: '3' })
    await call(page.querySelector('#about')!, 'reveal', at({ what: 'address' }))
    await settled(10)
    expect(asked('records.reveal').map(({ input }) => input)).toEqual([{ childId: 3, what: 'address' }])
    expect(textOf(page)).toContain('上村3组12号')
    // The same day read again shows it still; another day does not.
    await call(page, 'refresh')
    await settled(20)
    expect(textOf(page)).toContain('上村3组12号')
    answer = record({ on: '2026-08-01', isToday: false })
    call(page, 'day', { detail: { value: '2026-08-01' } })
    await settled(20)
    expect(textOf(page)).not.toContain('上村3组12号')
  })

  test('of a past day: read again as of it, nothing to change, and back', async () => {
    const page = await open('file', { id: '3' })
    answer = record({
      on: '2026-08-01',
      isToday: false,
      alerts: [],
      gaps: [],
      corrections: [],
      can: { correct: false, people: false, trail: false },
    })
    call(page, 'day', { detail: { value: '2026-08-01' } })
    await settled(20)
    expect(asked('records.open').at(-1)!.input).toEqual({ childId: 3, on: '2026-08-01' })
    expect(textOf(page)).toContain('这是2026年8月1日的档案')
    expect(textOf(page)).not.toMatch(/修改|显示|换人照料|去补/)
    answer = record()
    call(page, 'backToToday')
    await settled(20)
    expect(asked('records.open').at(-1)!.input).toEqual({ childId: 3 })
  })

  test('what a guardian says is wrong stands there, to read', async () => {
    const page = await open('file', { id: '3' })
    expect(textOf(page)).toContain('家长说有地方不对生日应该是2017年5月2日2026年11月20日提出学校正在处理')
    answer = record({ corrections: [] })
    expect(textOf(await open('file', { id: '3' }))).not.toContain('家长说有地方不对')
  })
})
