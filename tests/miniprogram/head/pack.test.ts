/** @jest-environment jsdom */
import { mount, settled, tap, textOf } from '../mount'
import { no, ok, Phone } from '../start/phone'
import { headSession, present } from './replies'

let phone: Phone
let fetched: boolean
let opened: object[]
let copied: string[]
let removed: string[]

const pack = {
  packId: 7,
  year: 2025,
  madeAt: '2026-01-12T02:00:00.000Z',
  by: '周明',
  keptUntil: '2029-01-12',
  document: { fileName: '学校2025年度合规审计.docx', url: 'https://files/7.docx' },
  workbook: { fileName: '学校2025年度合规审计.xlsx', url: 'https://files/7.xlsx' },
}
const listed = (over: object = {}) => ({
  years: [
    { year: 2026, over: false, handInBy: '2027-01-31' },
    { year: 2025, over: true, handInBy: '2026-01-31' },
  ],
  packs: [pack],
  missing: [{ key: 'checksDue', text: '2 位教职工还没有今年的查询', count: 2 }],
  ...over,
})

beforeEach(() => {
  jest.resetModules()
  jest.spyOn(Date, 'now').mockReturnValue(present)
  phone = new Phone().install().signedIn(headSession)
  ;[fetched, opened, copied, removed] = [true, [], [], []]
  phone.answer = ({ action }) => ok(action === 'compliance.make' ? { packId: 8 } : listed())
  Object.assign(wx, {
    env: { USER_DATA_PATH: 'user' },
    downloadFile: ({ success, fail }: { success(): void; fail(problem: object): void }) =>
      fetched ? success() : fail({}),
    openDocument: async (options: object) => void opened.push(options),
    setClipboardData: async ({ data }: { data: string }) => void copied.push(data),
    getFileSystemManager: () => ({ unlink: ({ filePath }: { filePath: string }) => void removed.push(filePath) }),
  })
})
afterEach(() => jest.restoreAllMocks())

async function open() {
  const page = mount('pages/head/pack/index')
  ;(page.instance.onLoad as () => void)()
  await settled(40)
  return page
}

test('what is missing, the years, and the packs that were made', async () => {
  const text = textOf(await open())
  expect(phone.actions).toEqual(['compliance.list'])
  for (const words of [
    '报送之前还要处理',
    '2位教职工',
    '2026年',
    '2027-01-31前报送',
    '周明生成，保存到2029-01-12',
    'Word材料',
  ])
    expect(text).toContain(words)
})

test('a pack of the chosen year is made, once, and shown', async () => {
  const page = await open()
  ;(page.instance.choose as (event: object) => void)({ detail: { value: 2025 } })
  expect(textOf(page)).toContain('重新生成2025年的材料')
  await (page.instance.make as () => Promise<void>)()
  const made = phone.asked.find(({ action }) => action === 'compliance.make')!
  expect(made).toMatchObject({ input: { year: 2025 }, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) })
  expect(phone.actions).toEqual(['compliance.list', 'compliance.make', 'compliance.list'])
})

test('a file opens with its menu, and leaves the phone with the page', async () => {
  const page = await open()
  await tap(page, '.pack .list-row')
  expect(opened).toEqual([{ filePath: 'user/学校2025年度合规审计.docx', fileType: 'docx', showMenu: true }])
  ;(page.instance.onUnload as () => void)()
  expect(removed).toEqual(['user/学校2025年度合规审计.docx'])
})

test('a phone that may not fetch it copies the link', async () => {
  fetched = false
  const page = await open()
  await tap(page, '.pack .list-row', 1)
  expect(copied).toEqual(['https://files/7.xlsx'])
})

test('nothing missing, nothing made, a file that is gone', async () => {
  phone.answer = () => ok(listed({ missing: [], packs: [] }))
  const text = textOf(await open())
  expect(text).toContain('要先处理的事都处理完了')
  expect(text).toContain('还没有。生成之后保存三年')
  phone.answer = () =>
    ok(
      listed({
        packs: [{ ...pack, document: { ...pack.document, url: null }, workbook: { ...pack.workbook, url: null } }],
      }),
    )
  expect(textOf(await open())).toContain('请重新生成')
})

test('too often, and a server that stumbles, are said at the button', async () => {
  const page = await open()
  phone.answer = ({ action }) => (action === 'compliance.make' ? no('TOO_OFTEN') : ok(listed()))
  await (page.instance.make as () => Promise<void>)()
  await settled(5)
  expect(textOf(page)).toContain('操作太频繁了')
})
