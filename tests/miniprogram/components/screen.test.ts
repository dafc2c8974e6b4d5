/** @jest-environment jsdom */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { builtMiniprogram } from '../built'
import { builtModule, mount, settled } from '../mount'
import { Wechat, type Asked } from '../wechat'

/** A page of the pattern in docs/phone.md, put beside the built ones so that the real Behavior and services carry it. */
function placePage(): string {
  const folder = path.join(builtMiniprogram(), 'pages/probe')
  mkdirSync(folder, { recursive: true })
  const file = (ending: string, text: string) => writeFileSync(path.join(folder, `index.${ending}`), text)
  file('json', JSON.stringify({ component: true, usingComponents: { 'y-screen': '../../components/screen-state/index' } }))
  file('wxml', '<view style="{{fontStyle}}"><y-screen screen="{{screen}}" waiting="{{waiting}}"><text>{{view.name}}</text></y-screen></view>')
  file('wxss', '')
  file(
    'js',
    `const { screen } = require('../../behaviors/screen')
     Component({ behaviors: [screen], data: { view: null } })`,
  )
  return 'pages/probe/index'
}

interface Form {
  busy: boolean
  text: string
  ref: string
  fields: Record<string, string>
}

type Page = ReturnType<typeof mount> & {
  instance: {
    data: { screen: { state: string; note: string; text: string; ref: string; signIn: boolean }; view: unknown; form: Form; waiting: number; refused: number; fontStyle: string }
    show(action: string, input: unknown, toView: (data: never) => unknown, options?: object): Promise<void>
    send(action: string, input: unknown, options?: object): Promise<{ ok: boolean; queued?: boolean; error?: { code: string } }>
    refresh(): Promise<void>
    mended(path: string): void
  }
}

interface Outbox {
  queued(): Array<{ requestId: string; label: string; refused?: { text: string } }>
  flushOutbox(): Promise<void>
  keepOutboxMoving(): void
  drop(requestId: string): void
}

const child = { name: '小雨' }
const toView = (data: { name: string }) => ({ name: `${data.name}同学` })
const good = (data: unknown) => ({ ok: true, data })
const refusal = (code: string, rest: object = {}) => ({ ok: false, error: { code, ref: 'R-1', ...rest } })
const lost = () => Promise.reject({ errMsg: 'cloud.callFunction:fail -1 network' })

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

describe('send', () => {
  const send = (options?: object) => page.instance.send('calls.undo', { callId: 1 }, options)
  const ids = () => wechat.asked.map((asked) => asked.requestId)

  test('a double tap is one call', async () => {
    wechat.answer = () => good({ undone: true })
    const [first, second] = await Promise.all([send(), send()])
    expect(first).toBe(second)
    expect(ids().length).toBe(1)
    expect(ids()[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  test('a lost answer is asked again with the same id, the next command has a new one', async () => {
    wechat.answer = lost
    expect(await send()).toMatchObject({ ok: false, error: { code: 'NETWORK' } })
    expect(page.instance.data.form).toMatchObject({ busy: false, text: '网络不太好，请检查后再试。' })
    wechat.answer = () => good({ undone: true })
    await send()
    await send()
    expect(ids()[0]).toBe(ids()[1])
    expect(ids()[2]).not.toBe(ids()[1])
  })

  test('two records on one screen do not wait for each other', async () => {
    wechat.answer = () => good({ undone: true })
    await Promise.all([send({ about: 1 }), send({ about: 2 })])
    expect(new Set(ids()).size).toBe(2)
  })

  test('field errors are words by path, cleared when mended', async () => {
    wechat.answer = () => refusal('INVALID_INPUT', { fields: { 'topics.0': 'required', line: 'tooLong' } })
    await send()
    expect(page.instance.data.form.fields).toEqual({ 'topics.0': '请填写这一项', line: '太长了，请写短一些' })
    page.instance.mended('topics.0')
    expect(page.instance.data.form.fields).toEqual({ line: '太长了，请写短一些' })
  })

  test('a queueable command waits on the phone and goes out once, with its own id', async () => {
    const outbox = builtModule<Outbox>('services/outbox')
    outbox.keepOutboxMoving()
    wechat.answer = lost
    expect(await send({ queueAs: '小雨的通话' })).toEqual({ ok: true, queued: true })
    expect(page.instance.data.waiting).toBe(1)
    const id = ids()[0]
    wechat.answer = () => good({ undone: true })
    wechat.reconnect()
    await settled(5)
    expect(ids()).toEqual([id, id])
    expect([outbox.queued(), page.instance.data.waiting]).toEqual([[], 0])
  })

  test('a refused record stays visible and holds up no other', async () => {
    const outbox = builtModule<Outbox>('services/outbox')
    wechat.answer = lost
    await page.instance.send('calls.undo', { callId: 1 }, { queueAs: '一' })
    await page.instance.send('calls.undo', { callId: 2 }, { queueAs: '二' })
    const refusing = (asked: Asked) => (asked.input as { callId: number }).callId === 1
    wechat.answer = (asked) => (refusing(asked) ? refusal('UNDO_TOO_LATE') : good({ undone: true }))
    await outbox.flushOutbox()
    expect(outbox.queued()).toMatchObject([{ label: '一', refused: { text: '已经超过可以撤销的时间了。' } }])
    expect([page.instance.data.waiting, page.instance.data.refused]).toEqual([0, 1])
    outbox.drop(outbox.queued()[0]!.requestId)
    expect(page.instance.data.refused).toBe(0)
  })

  test('a phone that cannot keep the record does not claim to', async () => {
    wechat.answer = lost
    Object.assign(wx, {
      setStorageSync: () => {
        throw new Error('exceed max size')
      },
    })
    expect(await send({ queueAs: '小雨的通话' })).toMatchObject({ ok: false, error: { code: 'NETWORK' } })
  })
})

test('the text grows with the font setting, up to care mode', () => {
  expect(page.instance.data.fontStyle).toBe('--font-scale: 1')
  wechat.fontSizeSetting = 40
  const large = mount(placePage()) as Page
  expect(large.instance.data.fontStyle).toBe('--font-scale: 1.5')
})

test('kept replies stay within their bound, the oldest go first, and sign-out forgets them', () => {
  const replies = builtModule<{
    keep(name: string, data: unknown, limit: number): void
    kept(name: string): { data: unknown } | undefined
  }>('services/kept-replies')
  for (const name of ['a', 'b', 'c']) replies.keep(name, '字'.repeat(100), 700)
  expect(['a', 'b', 'c'].map((name) => replies.kept(name) !== undefined)).toEqual([false, true, true])
  replies.keep('huge', '字'.repeat(1000), 700)
  expect(replies.kept('huge')).toBeUndefined()
  builtModule<{ signOut(): void }>('services/session').signOut()
  expect([...wechat.stored.keys()]).toEqual([])
  expect(wechat.opened).toEqual(['/pages/start/index'])
})
