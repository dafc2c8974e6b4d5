/** @jest-environment jsdom */
import type { Mounted } from '../mount'
import { mount, settled, textOf } from '../mount'
import { no, ok, Phone } from '../start/phone'
import { consents, held, mine, readers } from './replies'

let phone: Phone
/** How many taps it has taken since 我的 stood open. */
let taps: number

beforeEach(() => {
  jest.resetModules()
  taps = 0
  phone = new Phone().install().signedIn()
  Object.assign(wx, {
    env: { USER_DATA_PATH: '/user' },
    downloadFile: ({ success }: { success: (result: object) => void }) => success({}),
    openDocument: async ({ filePath }: { filePath: string }) => void phone.opened.push(`file ${filePath}`),
    getFileSystemManager: () => ({ unlink: () => undefined }),
  })
  const answers: Record<string, unknown> = {
    'consents.list': consents,
    'rights.held': held,
    'rights.readers': readers,
    'rights.mine': mine,
    'rights.copy': { requestId: 9 },
    'rights.file': { fileName: '副本.docx', url: 'https://files.invalid/x' },
    'rights.ask': { requestId: 8 },
  }
  phone.answer = ({ action }) => ok(answers[action])
})

/** Opens what the last tap led to, as WeChat would, with its query. */
async function open(place?: string, query: object = {}): Promise<Mounted> {
  const [path, text] = (place ?? phone.opened.at(-1)!).replace(/^[/]/, '').split('?')
  const asked = Object.fromEntries(new URLSearchParams(text ?? ''))
  const page = mount(path!)
  const load = page.instance.onLoad as ((query: object) => void) | undefined
  load?.call(page.instance, { ...asked, ...query })
  await settled(20)
  return page
}

async function tapOn(page: Mounted, selector: string): Promise<void> {
  const target = page.querySelector(selector)
  if (!target) throw new Error(`nothing to tap: ${selector}`)
  taps += 1
  target.dispatchEvent('tap')
  await settled(30)
}

/** 我的 hands each child to a card of its own, so the card is tapped as it is mounted. */
async function fromMine(selector: string): Promise<Mounted> {
  const pane = await open('pages/parent/home/me/index')
  const { children } = pane.instance.data.view as { children: object[] }
  const card = mount('pages/parent/home/me/child/index', { child: children[0] })
  await settled(5)
  await tapOn(card, selector)
  return open()
}

const asked = (action: string) => phone.asked.filter((one) => one.action === action).map(({ input }) => input)

test('what the school holds: one tap', async () => {
  const page = await fromMine('#held')
  expect(taps).toBe(1)
  const text = textOf(page)
  for (const said of [
    '欧阳买买提·艾力江',
    '要一份副本',
    '有地方不对',
    '要求删除',
    '三年级1班',
    '12条，2025年12月24日到11月18日',
    '照片没有',
  ])
    expect(text).toContain(said)
  expect(text).not.toContain('留守')
  expect(text).not.toContain('妈妈，接通了')
  ;(page.instance.turn as (event: object) => void)({ currentTarget: { dataset: { at: 1 } } })
  await settled(5)
  expect(textOf(page)).toContain('妈妈，接通了')
  expect(textOf(page)).toContain('还有11条，副本里都有')
})

test('a copy: two taps to the opened file', async () => {
  const page = await fromMine('#held')
  await tapOn(page, '#copy')
  expect(taps).toBe(2)
  expect(asked('rights.copy')).toEqual([{ childId: 3 }])
  expect(phone.opened.at(-1)).toBe('file /user/副本.docx')
})

test('a correction: three taps, the words aside', async () => {
  const page = await fromMine('#held')
  await tapOn(page, '#correct')
  const form = await open()
  ;(form.instance.write as (event: object) => void)({ detail: { value: '生日应该是5月2日' } })
  taps += 1
  await (form.instance.ask as () => Promise<void>)()
  await settled(20)
  expect(taps).toBe(3)
  expect(asked('rights.ask')).toEqual([{ childId: 3, kind: 'correction', words: '生日应该是5月2日', what: [] }])
  expect(textOf(form)).toContain('已经交给学校')
})

test('a deletion: three taps, and before the last one reads what goes and what stays by which law', async () => {
  const page = await fromMine('#held')
  await tapOn(page, '#erase')
  const form = await open()
  const text = textOf(form)
  for (const said of ['这些可以删', '身份证号', '这些学校要留着', '联系卡和照料人', '未成年人保护法第23条', '找不回来'])
    expect(text).toContain(said)
  expect(text).not.toContain('留守')
  taps += 1
  await (form.instance.ask as () => Promise<void>)()
  await settled(20)
  expect(taps).toBe(3)
  const [input] = asked('rights.ask') as [{ what: string[] }]
  expect(input.what).toEqual([
    'idNumber',
    'character',
    'callDetails',
    'notes',
    'photos',
    'letters',
    'refused',
    'messages',
  ])
})

test('only what is left on is asked to be deleted; photos stay on with their notes', async () => {
  const form = await open('/pages/rights/ask/index?childId=3&kind=deletion')
  const turn = (name: string, value: boolean) =>
    (form.instance.turn as (event: object) => void)({ currentTarget: { dataset: { name } }, detail: { value } })
  for (const name of ['idNumber', 'character', 'callDetails', 'letters', 'refused', 'messages', 'photos'])
    turn(name, false)
  await (form.instance.ask as () => Promise<void>)()
  await settled(20)
  expect(asked('rights.ask')).toMatchObject([{ what: ['notes', 'photos'] }])
})

test('what the server misses is said at its field', async () => {
  phone.answer = ({ action }) =>
    action === 'rights.ask'
      ? { ok: false, error: { code: 'INVALID_INPUT', fields: { words: 'required' }, ref: 'x' } }
      : ok(held)
  const form = await open('/pages/rights/ask/index?childId=3&kind=correction')
  await (form.instance.ask as () => Promise<void>)()
  await settled(20)
  expect(textOf(form)).toContain('请填写这一项')
})

test('who read it: one tap, staff by name, others by relation, the system as such', async () => {
  const page = await fromMine('#readers')
  expect(taps).toBe(1)
  const text = textOf(page)
  for (const said of [
    '林老师老师',
    '打开了孩子的页面2次',
    '12:40',
    '妈妈',
    '看了每周简报',
    '系统自动',
    '自动发了微信消息',
    '看更早的',
  ])
    expect(text).toContain(said)
  ;(page.instance.older as () => void)()
  await settled(20)
  expect(asked('rights.readers')).toEqual([{ childId: 3 }, { childId: 3, before: '2026-11-18' }])
})

test('the requests with their answers: one tap from 我的, which says that there is one', async () => {
  const pane = await open('pages/parent/home/me/index')
  expect(textOf(pane)).toContain('学校答复了1个')
  ;(pane.instance.toRequests as () => void)()
  const page = await open()
  const text = textOf(page)
  for (const said of ['要求删除', '已办好', '学校：已经删除', '已删除：照片', '留着亲情电话记录：每周联系是法定要求'])
    expect(text).toContain(said)
})

test('withdrawing takes what was kept of the children off this phone', async () => {
  await open('/pages/rights/held/index?childId=3')
  const kept = () => [...phone.stored.keys()].filter((key) => key.startsWith('kept:') && key.includes('rights.held'))
  expect(kept()).toHaveLength(1)
  const pane = await open('pages/parent/home/me/index')
  await (pane.instance.turn as (event: object) => Promise<void>)({
    detail: { childId: 3, purpose: 'records', given: false },
  })
  expect(kept()).toEqual([])
})

test('another phone of the guardian drops it with its next call', async () => {
  await open('/pages/rights/held/index?childId=3')
  phone.answer = () => no('CONSENT_NEEDED')
  await open('/pages/rights/requests/index')
  expect([...phone.stored.keys()].filter((key) => key.startsWith('kept:'))).toEqual([])
})

test('the head reads it without being spoken to as a parent, and enters what came on paper', async () => {
  const answer = phone.answer
  phone.answer = (one) => (one.action === 'rights.held' ? ok({ ...held, onPaper: true }) : answer(one))
  const page = await open('/pages/rights/held/index?childId=3')
  expect(textOf(page)).toContain('登记家长书面提出的更正')
  expect(textOf(page)).not.toMatch(/您|告诉学校/)
  const form = await open('/pages/rights/ask/index?childId=3&kind=correction')
  ;(form.instance.write as (event: object) => void)({ detail: { value: '生日应该是5月2日' } })
  await (form.instance.ask as () => Promise<void>)()
  await settled(20)
  expect(asked('rights.ask')).toEqual([{ childId: 3, kind: 'correction', words: '生日应该是5月2日', what: [] }])
  expect(textOf(form)).toContain('已经登记')
  ;(form.instance.toRequests as () => void)()
  expect(phone.opened.at(-1)).toContain('/pages/head/requests/index')
})
