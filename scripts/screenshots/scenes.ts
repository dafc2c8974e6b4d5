import type { Page } from 'playwright-core'

/** Who is behind the phones that are photographed, by their ids on the stage (docs/local.md). */
export interface Cast {
  /** A parent on file who has not signed in yet. */
  newcomer: string
  parent: string
  /** The class teacher of the parent's child. */
  publisher: string
  /** A class teacher who has not published yet. */
  teacher: string
  desk: string
  head: string
  /** The head of the school that has no roster yet. */
  newHead: string
  officer: string
}

/** One picture: whose phone, which page, and what is done before the shutter. */
export interface Scene {
  name: string
  who: keyof Cast
  /** The page with its query; without it the person's home. */
  open?: string
  /** Read on the page once it is ready. */
  until: string | RegExp
  act?: (page: Page) => Promise<unknown>
  /** Whether it belongs into docs/screenshots. The others are for whoever checks the looks. */
  kept?: boolean
  largest?: boolean
  offline?: boolean
}

const tap = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()

const tab = (name: string) => (page: Page) => page.getByRole('tab', { name, exact: true }).click()

const read = (words: string | RegExp) => (page: Page) => page.getByText(words).first().waitFor()

const scroll = (to: number) => (page: Page) =>
  page.evaluate(`for (const box of document.querySelectorAll('.pages *')) if (box.scrollHeight > box.clientHeight + 40)
    box.scrollTop = ${to}`)

const write = (placeholder: RegExp, words: string) => (page: Page) => page.getByPlaceholder(placeholder).fill(words)

const choose =
  (...names: string[]) =>
  async (page: Page) => {
    for (const name of names) await page.getByRole('radio', { name, exact: true }).first().click()
  }

const first = (selector: string) => (page: Page) => page.locator(selector).first().click()

const then =
  (...acts: ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const act of acts) await act(page)
  }

const chooseFile = (file: string) => async (page: Page) => {
  const chosen = page.waitForEvent('filechooser')
  await tap('选择名册文件')(page)
  await tap('同意并继续')(page)
  await (await chosen).setFiles(file)
}

const fillCall = then(
  tap(/记电话$/),
  read('结果怎么样'),
  choose('接通了', '8', '开心'),
  write(/^值得记下的/, '爸爸说腊月二十回来，孩子笑了一晚上'),
)
const fillTalk = then(
  tap(/记谈心$/),
  read('聊了哪些'),
  choose('学习挺好', '生活挺好', '情绪一般', '交友挺好', '身体挺好'),
)

/** What a teacher, the desk and the head see while the school day lasts: Friday, a little past four. */
export const afternoon = (roster: string): Scene[] => [
  { name: 'teacher-today', who: 'teacher', until: '这周还差', kept: true },
  { name: 'teacher-class', who: 'teacher', until: '这周还差', act: then(tab('班级'), read('没通上')), kept: true },
  {
    name: 'teacher-child',
    who: 'teacher',
    until: '这周还差',
    act: then(tab('班级'), read('没通上'), first('.child'), read('联系卡')),
  },
  { name: 'teacher-log-call', who: 'teacher', until: '这周还差', act: fillCall, kept: true },
  { name: 'teacher-talk', who: 'teacher', until: '这周还差', act: fillTalk },
  {
    name: 'teacher-talk-for-parents',
    who: 'teacher',
    until: '这周还差',
    act: then(fillTalk, write(/孩子这周的状态/, '这周上课很专心，和同桌成了好朋友'), scroll(5000)),
  },
  {
    name: 'teacher-visit',
    who: 'teacher',
    until: '这周还差',
    act: then(
      tab('记一笔'),
      read('这周还差的'),
      choose('家访，到家里看看'),
      write(/./, 'l'),
      first('.list .list-row'),
      read('见到了谁'),
    ),
  },
  { name: 'teacher-record', who: 'teacher', until: '这周还差', act: then(tab('记一笔'), read('这周还差的')) },
  { name: 'teacher-me', who: 'teacher', until: '这周还差', act: then(tab('我的'), read('退出登录')) },
  { name: 'teacher-letters-early', who: 'teacher', until: '这周还差', act: then(tab('周报'), read('自动整理好')) },
  { name: 'desk-today', who: 'desk', until: '亲情电话' },
  { name: 'head-overview', who: 'head', until: '本周通上话', kept: true },
  { name: 'head-children', who: 'head', until: '本周通上话', act: then(tab('儿童'), read('导入名册')) },
  { name: 'head-lines', who: 'head', until: '本周通上话', act: then(tab('电话'), read('再开通一部电话')) },
  {
    name: 'head-line',
    who: 'head',
    until: '本周通上话',
    act: then(tab('电话'), read('再开通一部电话'), tap('再开通一部电话'), read('每周什么时候开放')),
  },
  { name: 'head-report', who: 'head', until: '本周通上话', act: then(tab('报表'), read('各项相加')), kept: true },
  { name: 'head-me', who: 'head', until: '本周通上话', act: then(tab('我的'), read('退出登录')) },
  { name: 'head-empty', who: 'newHead', until: '还没有孩子的档案' },
  {
    name: 'head-import',
    who: 'newHead',
    until: '还没有孩子的档案',
    act: then(tap('导入名册'), chooseFile(roster), read('档案会怎样变')),
    kept: true,
  },
  { name: 'head-no-lines', who: 'newHead', until: '还没有孩子的档案', act: then(tab('电话'), read('还没有亲情电话')) },
  { name: 'head-no-report', who: 'newHead', until: '还没有孩子的档案', act: then(tab('报表'), read('会算好')) },
  { name: 'district', who: 'officer', until: '本周通上话' },
  { name: 'district-schools', who: 'officer', until: '本周通上话', act: then(tab('学校'), read('每周通话时段')) },
  { name: 'largest-teacher-today', who: 'teacher', until: '这周还差', largest: true },
  {
    name: 'largest-teacher-class',
    who: 'teacher',
    until: '这周还差',
    act: then(tab('班级'), read('没通上')),
    largest: true,
  },
  { name: 'largest-teacher-log-call', who: 'teacher', until: '这周还差', act: fillCall, largest: true },
  { name: 'largest-teacher-talk', who: 'teacher', until: '这周还差', act: fillTalk, largest: true },
  { name: 'largest-head-overview', who: 'head', until: '本周通上话', largest: true },
  {
    name: 'largest-head-report',
    who: 'head',
    until: '本周通上话',
    act: then(tab('报表'), read('各项相加')),
    largest: true,
  },
  {
    name: 'offline-teacher-class',
    who: 'teacher',
    until: '这周还差',
    act: then(tab('班级'), read('没通上'), tab('今天'), read('这周还差'), offline(true), tab('班级'), read('显示的是')),
  },
  {
    name: 'offline-head-report',
    who: 'head',
    until: '本周通上话',
    act: then(offline(true), tab('报表'), read('再试一次')),
  },
]

/** What comes on Friday evening, when the first school has published its letters. */
export const evening: Scene[] = [
  { name: 'sign-in', who: 'newcomer', until: '用微信手机号登录' },
  {
    name: 'sign-in-help',
    who: 'newcomer',
    until: '用微信手机号登录',
    act: then(tap('号码不对怎么办'), read('雁书认的是')),
  },
  { name: 'privacy', who: 'newcomer', until: '用微信手机号登录', act: then(tap('用微信手机号登录'), read('先看一眼')) },
  {
    name: 'consent',
    who: 'newcomer',
    until: '用微信手机号登录',
    act: then(tap('用微信手机号登录'), tap('同意并继续'), tap('允许'), read('监护人知情同意书')),
  },
  { name: 'consent-end', who: 'newcomer', until: '监护人知情同意书', act: scroll(5000) },
  { name: 'consent-declined', who: 'newcomer', until: '监护人知情同意书', act: then(tap('暂不同意'), scroll(5000)) },
  { name: 'parent-week', who: 'parent', until: '回老师一句', kept: true },
  { name: 'parent-week-end', who: 'parent', until: '回老师一句', act: scroll(5000) },
  { name: 'parent-phrases', who: 'parent', until: '回老师一句', act: then(tap(/说一句|换一句/), read('谢谢老师')) },
  {
    name: 'parent-calls',
    who: 'parent',
    until: '回老师一句',
    act: then(tab('通话'), choose('下周'), read(/^空 /)),
    kept: true,
  },
  { name: 'parent-me', who: 'parent', until: '回老师一句', act: then(tab('我的'), read('我同意的')) },
  { name: 'parent-me-end', who: 'parent', until: '回老师一句', act: then(tab('我的'), read('我同意的'), scroll(5000)) },
  { name: 'teacher-letters', who: 'teacher', until: '这周还差', act: then(tab('周报'), read('份待发布')), kept: true },
  {
    name: 'teacher-letter',
    who: 'teacher',
    until: '这周还差',
    act: then(tab('周报'), read('份待发布'), first('.letter'), read('家长看到的样子')),
  },
  { name: 'largest-parent-week', who: 'parent', until: '回老师一句', largest: true },
  {
    name: 'largest-parent-calls',
    who: 'parent',
    until: '回老师一句',
    act: then(tab('通话'), read('约个时间')),
    largest: true,
  },
  {
    name: 'largest-parent-me',
    who: 'parent',
    until: '回老师一句',
    act: then(tab('我的'), read('我同意的')),
    largest: true,
  },
  { name: 'largest-sign-in', who: 'newcomer', until: /登录|知情同意/, largest: true },
  {
    name: 'offline-parent-calls',
    who: 'parent',
    until: '回老师一句',
    act: then(offline(true), tab('通话'), read('再试一次')),
  },
]

/** Takes the phone's network away, or gives it back, as the stage's switch does. */
function offline(away: boolean) {
  return (page: Page) => page.evaluate(`window.postMessage({ type: 'network', online: ${String(!away)} })`)
}
