/** @jest-environment jsdom */
import { mount, settled, textOf } from '../mount'
import { ok, Phone } from '../start/phone'
import { headSession, lines } from './replies'

let phone: Phone
let saved: unknown
let effect: unknown
let sure: boolean

beforeEach(() => {
  jest.resetModules()
  phone = new Phone().install().signedIn(headSession)
  saved = ok({ lineId: 3, flagged: 0, back: 0 })
  effect = ok({ flagged: 0, back: 0, calls: [] })
  sure = true
  phone.answer = ({ action }) => (action === 'lines.list' ? ok(lines()) : action === 'lines.effect' ? effect : saved)
  wx.showModal = ((question: { title: string }) => {
    asked.push(question.title)
    return Promise.resolve({ confirm: sure })
  }) as never
  asked.length = 0
})

const asked: string[] = []

async function open(id?: string) {
  const page = mount('pages/head/line/index')
  ;(page.instance.onLoad as (query: object) => void)(id ? { id } : {})
  await settled(30)
  return page
}
type Page = Awaited<ReturnType<typeof open>>

async function act(page: Page, method: string, detail: object = {}, dataset: object = {}) {
  void (page.instance[method] as (event: object) => unknown)({ detail, currentTarget: { dataset } })
  await settled(20)
}

const sent = () => phone.asked.filter(({ action }) => action === 'lines.save').map(({ input }) => input)

test('a new line: the usual hours are on; the count follows every tap', async () => {
  const page = await open()
  expect(textOf(page)).toContain('每周90个时段')
  await act(page, 'preset', { value: true }, { key: 'weekend' })
  expect(textOf(page)).toContain('每周126个时段')
  await act(page, 'length', { value: 15 })
  expect(textOf(page)).toContain('每周84个时段')
  expect(textOf(page)).toContain('全校每周168个时段，113个孩子：够每个孩子约一次')
  await act(page, 'name', { value: '门卫室电话' })
  await act(page, 'save')
  expect(sent()).toEqual([
    expect.objectContaining({ name: '门卫室电话', medium: 'voice', slotMinutes: 15, active: true }),
  ])
  expect((sent()[0] as { hours: unknown[] }).hours).toHaveLength(12)
  expect(phone.opened).toEqual(['/pages/head/home/index?tab=lines'])
})

test('own hours: what is missing is said at their field, and nothing is sent', async () => {
  const page = await open('3')
  await act(page, 'addSpan')
  expect(textOf(page)).toContain('18:30')
  const span = { key: 1, weekdays: [], from: '19:30', to: '19:00' }
  await act(page, 'changeSpan', { span })
  await act(page, 'save')
  expect(textOf(page)).toContain('请选星期几')
  await act(page, 'changeSpan', { span: { ...span, weekdays: [7] } })
  await act(page, 'save')
  expect(textOf(page)).toContain('结束时间要晚于开始时间')
  expect(sent()).toEqual([])
  await act(page, 'dropSpan', { key: 1 })
  await act(page, 'save')
  expect(sent()).toEqual([expect.objectContaining({ lineId: 3 })])
})

const refused = (code: string, fields?: object) => ({ ok: false, error: { code, ref: 'ab12', fields } })

test.each([
  [refused('INVALID_INPUT', { name: 'required' }), '请填写这一项'],
  [refused('INVALID_INPUT', { name: 'notAllowed' }), '已经有一部电话叫这个名字了'],
  [refused('INTERNAL'), '编号ab12'],
])('refused: %j', async (answer, words) => {
  saved = answer
  const page = await open('3')
  await act(page, 'save')
  expect(textOf(page)).toContain(words)
  expect(phone.opened).toEqual([])
})

test('overlapping hours are named where they stand', async () => {
  saved = refused('HOURS_OVERLAP')
  const page = await open('3')
  await act(page, 'addSpan')
  await act(page, 'changeSpan', { span: { key: 1, weekdays: [3], from: '12:30', to: '13:00' } })
  await act(page, 'save')
  expect(textOf(page)).toContain('周三11:50–12:50和12:30–13:00重叠了')
  await act(page, 'changeSpan', { span: { key: 1, weekdays: [3], from: '13:00', to: '13:30' } })
  expect(textOf(page)).not.toContain('重叠了')
})

test('what was filled in stays when a fresher answer comes', async () => {
  const page = await open('3')
  await act(page, 'name', { value: '新名字' })
  await act(page, 'refresh')
  expect((page.instance.data.draft as { name: string }).name).toBe('新名字')
})

test('a line in use can be closed; one that is gone says so', async () => {
  const page = await open('3')
  await act(page, 'active', { value: false })
  expect(textOf(page)).toContain('还差113个')
  expect(textOf(await open('99'))).toContain('没有找到这部电话')
})

describe('hours on which calls hang', () => {
  const calls = [{ startsAt: '2026-11-28T09:00:00.000Z', names: ['甲一'] }]

  test('the head is asked once before families have to move, and may think again', async () => {
    effect = ok({ flagged: 6, back: 0, calls })
    sure = false
    const page = await open('3')
    await act(page, 'save')
    expect(asked).toEqual(['有 6 个家庭约在这些时间'])
    expect(sent()).toEqual([])
    sure = true
    await act(page, 'save')
    expect(sent()).toHaveLength(1)
    expect(phone.opened).toEqual(['/pages/head/home/index?tab=lines'])
  })

  test('where nobody could be asked, nothing is saved and it is said', async () => {
    effect = refused('BUSY')
    const page = await open('3')
    await act(page, 'save')
    expect(sent()).toEqual([])
    expect(textOf(page)).toContain('请过几秒再试')
  })
})

test('a video line names the WeChat from which the school calls; a voice line has none', async () => {
  const page = await open('3')
  expect(textOf(page)).not.toContain('用哪个微信打')
  await act(page, 'medium', { value: 'video' })
  expect(textOf(page)).toContain('用哪个微信打')
  await act(page, 'handoff', { value: ' 东河小学 ' })
  await act(page, 'number', { value: '0900-1990000' })
  await act(page, 'save')
  expect(sent()[0]).toMatchObject({ medium: 'video', handoff: '东河小学', number: '0900-1990000' })
})
