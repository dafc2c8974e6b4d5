/** @jest-environment jsdom */
import { mount, settled, tap, textOf } from '../mount'
import { known, no, ok, parent, Phone } from '../start/phone'
import { childPage, headSession, lines, overview, present, statistics } from './replies'

let phone: Phone
let replies: Record<string, unknown>

beforeEach(() => {
  jest.resetModules()
  jest.spyOn(Date, 'now').mockReturnValue(present)
  phone = new Phone().install().signedIn(headSession)
  replies = {
    'overview.school': overview(),
    'lines.list': lines(),
    'statistics.school': statistics(),
  }
  phone.answer = ({ action, input }) =>
    ok(action === 'children.list' ? childPage((input as { page?: number }).page ?? 0) : replies[action])
})

afterEach(() => jest.restoreAllMocks())

async function open(tab = 'overview') {
  const page = mount('pages/head/home/index')
  ;(page.instance.onLoad as (query: object) => void)({ tab })
  await settled(40)
  return page
}

const paneOf = (page: Awaited<ReturnType<typeof open>>) => page.querySelector('#pane')!

test.each([
  [
    'overview',
    'overview.school',
    ['94/113', '还有19个孩子', '李小雨', '未成年人保护法第21条', '再看4个', '还差22个', '48/50'],
  ],
  ['children', 'children.list', ['113名儿童', '导入', '导出', '孩子1', '周三通过话', '联系卡上还没有电话']],
  ['lines', 'lines.list', ['还差29个', '宿舍楼电话', '每周84个时段', '周一到周五11:50–12:5016:00–18:00', '再开通一部']],
  [
    'report',
    'statistics.school',
    ['19.69%', '由谁照料', '各项相加113人', '对得上', '一年级2班', '19.34%', '复制全部表格'],
  ],
])('%s: one call, and what a head looks for', async (tab, action, words) => {
  const text = textOf(await open(tab))
  expect(phone.actions).toEqual([action])
  for (const word of words) expect(text).toContain(word)
})

test('我的 is the one that every hat has, and asks nothing', async () => {
  expect(textOf(await open('me'))).toContain('周明')
  expect(phone.actions).toEqual([])
})

test('from the overview to a child, to the phones, and on to everybody who waits', async () => {
  const page = await open()
  const pane = paneOf(page)
  const part = (name: string) => pane.querySelector(name)!.instance
  ;(part('#overdue').open as (event: object) => void)({ currentTarget: { dataset: { id: 20 } } })
  ;(pane.instance.toCallsWeek as () => void)()
  expect(phone.opened).toEqual(['/pages/record/child/index?id=20', '/pages/head/calls-week/index'])
  ;(part('#overdue').all as () => void)()
  await settled(10)
  expect(textOf(page)).toContain('孩子6')
  ;(part('#standing').toLines as () => void)()
  await settled(40)
  expect(phone.actions).toEqual(['overview.school', 'lines.list'])
  expect(page.instance.data.tab).toBe('lines')
})

test.each([
  ['overview', 'overview.school', overview({ total: 0, called: 0, waiting: [], alerts: [] }), '导入名册'],
  ['children', 'children.list', { total: 0, pageSize: 50, survey: null, children: [] }, '导入名册'],
  ['lines', 'lines.list', { ...lines(), lines: [], capacity: 0 }, '开通一部电话'],
  ['report', 'statistics.school', statistics({ leftBehind: 0 }), '导入名册'],
])('a school that begins: %s leads to the next step', async (tab, action, reply, next) => {
  phone.answer = (asked) => (asked.action === action ? ok(reply) : ok(undefined))
  const page = await open(tab)
  expect(textOf(page)).toContain(next)
  const method = tab === 'lines' ? 'add' : 'openImport'
  ;(paneOf(page).instance[method] as () => void)()
  expect(phone.opened[0]).toMatch(tab === 'lines' ? /head[/]line/ : /head[/]import/)
})

test('the list grows by fifty at its end, and stops at its end', async () => {
  const page = await open('children')
  const end = async () => {
    ;(page.instance.onReachBottom as () => void)()
    await settled(20)
  }
  await end()
  await end()
  await end()
  expect(phone.asked.map(({ input }) => (input as { page?: number }).page)).toEqual([undefined, 1, 2])
  expect(textOf(page)).toContain('孩子113')
  expect(textOf(page)).not.toContain('再看后面的')
})

test('a page that did not come says so, and a tap fetches it', async () => {
  const page = await open('children')
  const answer = phone.answer
  phone.answer = () => Promise.reject({ errMsg: 'cloud.callFunction:fail -1 network' })
  ;(page.instance.onReachBottom as () => void)()
  await settled(20)
  expect(textOf(page)).toContain('点这里再试')
  phone.answer = answer
  await tap(paneOf(page), '.more')
  await settled(20)
  expect(textOf(page)).toContain('孩子100')
})

test('a search waits until the typing ends, and says what it found', async () => {
  const page = await open('children')
  const type = (value: string) => (paneOf(page).instance.type as (event: object) => void)({ detail: { value } })
  phone.answer = () => ok(childPage(0, 1))
  type('l')
  type('lx')
  await settled(400)
  expect(phone.asked.slice(1).map(({ input }) => input)).toEqual([{ search: 'lx' }])
  expect(textOf(page)).toContain('找到1名')
  phone.answer = () => ok({ total: 0, pageSize: 50, survey: null, children: [] })
  type('lxq')
  await settled(400)
  expect(textOf(page)).toContain('没有找到“lxq”')
})

test('the whole report goes to the clipboard', async () => {
  const copied: string[] = []
  Object.assign(wx, { setClipboardData: async ({ data }: { data: string }) => void copied.push(data) })
  ;(paneOf(await open('report')).instance.copy as () => void)()
  expect(copied[0]).toMatch(/^柳溪镇中心小学\n学生\t574/)
})

test('a server that stumbles is quoted; whoever is signed out is led to the door', async () => {
  phone.answer = () => no('INTERNAL')
  expect(textOf(await open())).toContain('编号ab12')
  phone.answer = () => no('NOT_SIGNED_IN')
  await open()
  expect(phone.opened).toEqual([`/pages/start/index?to=${encodeURIComponent('/pages/head/home/index')}`])
})

test('without network the last good reply is shown, with its time', async () => {
  await open()
  phone.answer = () => Promise.reject({ errMsg: 'cloud.callFunction:fail -1 network' })
  const text = textOf(await open())
  expect(text).toContain('显示的是今天12:00的内容')
  expect(text).toContain('94/113')
})

test('a parent is sent home', async () => {
  phone.signedIn(known({ hats: [parent] }))
  await open()
  expect(phone.opened).toEqual(['/pages/parent/home/index'])
})

test('fifty children stay within the budget of nodes', async () => {
  const page = await open('children')
  expect(page.dom.innerHTML.match(/<[a-z]/g)!.length).toBeLessThan(700)
})
