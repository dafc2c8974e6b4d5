/** @jest-environment jsdom */
import { builtModule, mount, settled } from '../mount'
import { Wechat, type Asked } from '../wechat'
import { good, lost, placePage, refusal, type Outbox, type Page } from './probe'

let wechat: Wechat
let page: Page

beforeEach(() => {
  wechat = new Wechat().install()
  wechat.stored.set('hat', '7:teacher')
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  page = mount(placePage()) as Page
})

afterEach(() => page.detach())

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
