/** @jest-environment jsdom */
import { mount, settled } from '../mount'
import { ok, Phone } from '../start/phone'
import { headSession, preview } from './replies'

let phone: Phone
let replies: Record<string, unknown>
let uploads: number

interface Upload {
  cloudPath: string
  success(result: { fileID: string }): void
}

beforeEach(() => {
  jest.resetModules()
  phone = new Phone().install().signedIn(headSession)
  uploads = 0
  replies = { 'roster.list': ok({ imports: [] }), 'roster.preview': ok(preview()) }
  phone.answer = ({ action }) => replies[action]
  Object.assign(wx, { chooseMessageFile: async () => ({ tempFiles: [{ name: '留守儿童名册.xlsx', path: 'tmp/1' }] }) })
  const uploadFile = ({ cloudPath, success }: Upload) => {
    uploads += 1
    setTimeout(() => success({ fileID: `cloud://env/${cloudPath}` }))
    return { onProgressUpdate: () => undefined }
  }
  Object.assign(wx.cloud, { uploadFile })
})

const open = () => mount('pages/head/import/index')
const inputs = (name: string) => phone.asked.filter(({ action }) => action === name).map(({ input }) => input)

async function act(page: ReturnType<typeof open>, method: string) {
  await (page.instance[method] as () => unknown)()
  await settled(5)
}

test('a large file goes on step by step behind a progress bar, also after the network was away', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] })
  const at = (phase: string, done: number) => ok({ importId: 8, phase, done, total: 80_000 })
  const steps = [at('reading', 10_000), undefined, at('comparing', 46_000), at('ready', 80_000)]
  replies['roster.begin'] = at('reading', 0)
  const bars: number[] = []
  phone.answer = ({ action }) => (action === 'roster.step' ? steps.shift() : replies[action])
  const page = open()
  const seen = page.instance.setData.bind(page.instance)
  page.instance.setData = (change: { percent?: number }) => {
    if (change.percent !== undefined) bars.push(change.percent)
    seen(change)
  }
  const going = (page.instance.choose as () => Promise<void>)()
  for (let turn = 0; turn < 40; turn++) await jest.advanceTimersByTimeAsync(500)
  await going
  jest.useRealTimers()
  expect(page.instance.data.stage).toBe('preview')
  expect(bars).toEqual(expect.arrayContaining([0, 12, 57]))
  expect(inputs('roster.step')).toHaveLength(4)
})

const past = (change: object) => ({
  importId: 5,
  fileName: '旧名册.xlsx',
  state: 'confirmed',
  phase: 'ready',
  done: 226,
  total: 226,
  at: '2026-11-20T02:00:00.000Z',
  by: '王校长',
  added: 3,
  changed: 1,
  can: { undo: true },
  ...change,
})

test('an import of before is taken back after a question, and only then', async () => {
  replies['roster.list'] = ok({ imports: [past({})] })
  replies['roster.undo'] = ok({ removed: 3, restored: 1 })
  const asked: string[] = []
  let sure = false
  Object.assign(wx, {
    showModal: async ({ content }: { content: string }) => {
      asked.push(content)
      return { confirm: sure }
    },
  })
  const page = open()
  await settled(5)
  const undo = (event: object) => (page.instance.undo as (event: object) => Promise<void>).call(page.instance, event)
  await undo({ detail: { importId: 5 } })
  expect(asked).toEqual(['新增的 3 名孩子会从档案里去掉，更新的 1 名孩子回到导入前的样子。'])
  expect(inputs('roster.undo')).toEqual([])
  sure = true
  await undo({ detail: { importId: 5 } })
  await settled(5)
  expect(inputs('roster.undo')).toEqual([{ importId: 5 }])
})

test('an import that was left goes on where it stopped, with no file on this phone', async () => {
  replies['roster.list'] = ok({
    imports: [past({ state: 'preview', phase: 'comparing', done: 120, can: { undo: false } })],
  })
  replies['roster.step'] = ok({ importId: 5, phase: 'ready', done: 226, total: 226 })
  const page = open()
  await settled(5)
  expect((page.instance.data.past as { rows: object[] }).rows).toMatchObject([
    { text: '读到 53% 停下了，没有导入', resume: '接着导入' },
  ])
  await (page.instance.resume as (event: object) => Promise<void>)({ detail: { importId: 5 } })
  expect(inputs('roster.step')).toEqual([{ importId: 5 }])
  expect(uploads).toBe(0)
  expect(page.instance.data.stage).toBe('preview')
})

test('headings that nobody knows are asked about, and what is said is sent', async () => {
  replies['roster.begin'] = ok({ importId: 8, phase: 'mapping', done: 0, total: 4 })
  replies['roster.columns'] = ok({
    importId: 8,
    fileName: '名册.xlsx',
    missing: ['姓名'],
    headings: [
      { heading: '性别', samples: ['男'], field: 'sex', doubt: null, said: false },
      { heading: '娃娃', samples: ['王一一'], field: null, doubt: 'unknown', said: false },
    ],
    fields: [
      { key: 'name', label: '姓名' },
      { key: 'sex', label: '性别' },
    ],
  })
  replies['roster.mapping'] = ok({ importId: 8, phase: 'ready', done: 4, total: 4 })
  const page = open()
  await act(page, 'choose')
  expect(page.instance.data.stage).toBe('mapping')
  const view = page.instance.data.mapping as { rows: { heading: string }[] }
  expect(view.rows.map(({ heading }) => heading)).toEqual(['娃娃', '性别'])
  await (page.instance.saveMapping as (event: object) => Promise<void>)({
    detail: { columns: [{ heading: '娃娃', field: 'name' }] },
  })
  expect(inputs('roster.mapping')).toEqual([{ importId: 8, columns: [{ heading: '娃娃', field: 'name' }] }])
  expect(page.instance.data.stage).toBe('preview')
})
