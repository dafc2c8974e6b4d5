/** @jest-environment jsdom */
import { mount, settled } from '../mount'
import { Wechat } from '../wechat'
import { good, lost, placePage, refusal, type Page } from './probe'

const child = { name: '小雨' }
const toView = (data: { name: string }) => ({ name: `${data.name}同学` })

let wechat: Wechat
let page: Page

beforeEach(() => {
  wechat = new Wechat().install()
  wechat.stored.set('hat', '7:teacher')
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  page = mount(placePage()) as Page
})

afterEach(() => page.detach())

describe('show', () => {
  const show = (options?: object) => page.instance.show('children.open', { childId: 1 }, toView as never, options)

  test('asks once, with the hat, and sets the view', async () => {
    wechat.answer = () => good(child)
    expect(page.instance.data.screen.state).toBe('loading')
    await show()
    expect(wechat.asked).toEqual([{ action: 'children.open', hat: '7:teacher', input: { childId: 1 } }])
    expect(page.instance.data.screen.state).toBe('ready')
    expect(page.dom.textContent).toContain('小雨同学')
  })

  test('one setData carries a whole load', async () => {
    wechat.answer = () => good(child)
    const sets = jest.spyOn(page.instance as never, 'setData' as never)
    await show()
    expect(sets).toHaveBeenCalledTimes(1)
  })

  test('says empty when the page says so', async () => {
    wechat.answer = () => good(child)
    await show({ isEmpty: () => true })
    expect(page.instance.data.screen.state).toBe('empty')
  })

  test('without network shows what it had, with its time', async () => {
    wechat.answer = () => good(child)
    await show()
    page.detach()
    page = mount(placePage()) as Page
    wechat.answer = lost
    await show()
    expect(page.instance.data.screen.state).toBe('ready')
    expect(page.instance.data.screen.note).toMatch(/^显示的是今天 [0-9]{2}:[0-9]{2}的内容$/)
    expect(page.instance.data.view).toEqual({ name: '小雨同学' })
  })

  test('another hat never sees a kept reply', async () => {
    wechat.answer = () => good(child)
    await show()
    page.detach()
    wechat.stored.set('hat', '7:parent')
    page = mount(placePage()) as Page
    wechat.answer = lost
    await show()
    expect([page.instance.data.screen.state, page.instance.data.view]).toEqual(['offline', null])
  })

  test('a slow network shows the old content first and then the new', async () => {
    wechat.answer = () => good(child)
    await show()
    page.detach()
    page = mount(placePage()) as Page
    let arrive = (_: unknown) => {}
    wechat.answer = () => new Promise((resolve) => (arrive = resolve))
    const shown = show()
    await settled(1_600)
    expect(page.instance.data.screen.note).toContain('正在更新')
    arrive(good({ name: '小雪' }))
    await shown
    expect([page.instance.data.screen.note, page.instance.data.view]).toEqual(['', { name: '小雪同学' }])
  })

  test('a verdict of the server clears the content and what was kept', async () => {
    wechat.answer = () => good(child)
    await show()
    wechat.answer = () => refusal('NOT_FOUND')
    await page.instance.refresh()
    expect(page.instance.data.screen).toMatchObject({ state: 'error', ref: 'R-1' })
    expect(page.instance.data.screen.text).toContain('没有找到')
    expect([...wechat.stored.keys()].filter((key) => key.startsWith('kept:'))).toEqual([])
  })

  test('trouble in the server leaves the content and tells the ref', async () => {
    wechat.answer = () => good(child)
    await show()
    wechat.answer = () => refusal('INTERNAL')
    await page.instance.refresh()
    expect(page.instance.data.screen.state).toBe('ready')
    expect(page.instance.data.screen.note).toContain('编号 R-1')
  })

  test('a late answer to an older question is ignored', async () => {
    const arrive: Array<(reply: unknown) => void> = []
    wechat.answer = () => new Promise((resolve) => arrive.push(resolve))
    const first = page.instance.show('children.open', { childId: 1 }, toView as never)
    const second = page.instance.show('children.open', { childId: 2 }, toView as never)
    arrive[1]!(good({ name: '二' }))
    await second
    arrive[0]!(good({ name: '一' }))
    await first
    expect(page.instance.data.view).toEqual({ name: '二同学' })
  })

  test('loads again on return only after a command went through', async () => {
    wechat.answer = () => good(child)
    await show()
    page.triggerPageLifeTime('show')
    await settled()
    expect(wechat.asked.length).toBe(1)
    await page.instance.send('calls.undo', { callId: 1 })
    page.triggerPageLifeTime('show')
    await settled()
    expect(wechat.asked.map((asked) => asked.action)).toEqual(['children.open', 'calls.undo', 'children.open'])
  })

  test('signed out leads to the door', async () => {
    wechat.answer = () => refusal('NOT_SIGNED_IN')
    await show()
    expect(page.instance.data.screen.signIn).toBe(true)
  })
})

test('the text grows with the font setting, up to care mode', () => {
  expect(page.instance.data.fontStyle).toBe('--font-scale: 1')
  wechat.fontSizeSetting = 40
  const large = mount(placePage()) as Page
  expect(large.instance.data.fontStyle).toBe('--font-scale: 1.5')
})
