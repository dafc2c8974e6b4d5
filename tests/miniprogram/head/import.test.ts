/** @jest-environment jsdom */
import { mount, settled, tap, textOf } from '../mount'
import { no, ok, Phone } from '../start/phone'
import { headSession, preview } from './replies'

let phone: Phone
let replies: Record<string, unknown>
let uploads: Array<{ cloudPath: string; filePath: string }>
let uploadFails: boolean
/** The upload never ends. */
let held: boolean
let copied: string[]
let opened: object[]
let fetched: boolean

interface Upload {
  cloudPath: string
  filePath: string
  success(result: { fileID: string }): void
  fail(problem: object): void
}

/** WeChat's upload task: it reports its progress before it settles. */
function uploadFile({ cloudPath, filePath, success, fail }: Upload) {
  uploads.push({ cloudPath, filePath })
  const settle = () =>
    uploadFails ? fail({ errMsg: 'uploadFile:fail' }) : success({ fileID: `cloud://env/${cloudPath}` })
  if (!held) setTimeout(settle)
  return { onProgressUpdate: (tell: (step: { progress: number }) => void) => tell({ progress: 45 }) }
}

const download = ({ success, fail }: { success(): void; fail(problem: object): void }) =>
  fetched ? success() : fail({ errMsg: 'downloadFile:fail url not in domain list' })

beforeEach(() => {
  jest.resetModules()
  phone = new Phone().install().signedIn(headSession)
  ;[uploads, copied, opened] = [[], [], []]
  ;[uploadFails, held, fetched] = [false, false, true]
  replies = {
    'roster.list': ok({ imports: [] }),
    'roster.begin': ok({ importId: 8, phase: 'ready', done: 226, total: 226 }),
    'roster.preview': ok(preview()),
    'roster.confirm': ok({ added: 113, changed: 0, same: 0, classes: 12 }),
    'roster.refused': ok({ fileName: '名册-待修改的行.xlsx', url: 'https://files/refused.xlsx' }),
  }
  phone.answer = ({ action }) => replies[action]
  const chosen = { tempFiles: [{ name: '留守儿童名册.XLSX', path: 'tmp/1' }] }
  Object.assign(wx, {
    env: { USER_DATA_PATH: 'user' },
    chooseMessageFile: async () => chosen,
    downloadFile: download,
    openDocument: async (options: object) => void opened.push(options),
    setClipboardData: async ({ data }: { data: string }) => void copied.push(data),
  })
  Object.assign(wx.cloud, { uploadFile })
})

const open = () => mount('pages/head/import/index')
type Page = ReturnType<typeof open>

async function act(page: Page, method: string) {
  await (page.instance[method] as () => unknown)()
  await settled(5)
}

const inputs = (name: string) => phone.asked.filter(({ action }) => action === name).map(({ input }) => input)

test('a file goes up, is shown, and only the confirmation writes', async () => {
  const page = open()
  expect(textOf(page)).toContain('您点了确认，才写进档案')
  await act(page, 'choose')
  expect(uploads).toEqual([{ cloudPath: expect.stringMatching(/^rosters[/][0-9a-f-]{36}[.]xlsx$/), filePath: 'tmp/1' }])
  expect(inputs('roster.begin')).toEqual([
    { fileId: expect.stringContaining('cloud://env/rosters/'), fileName: '留守儿童名册.XLSX' },
  ])
  expect(inputs('roster.preview')).toEqual([{ importId: 8 }])
  const text = textOf(page)
  for (const words of [
    '115行孩子',
    'F4·出生日期',
    '“2018.13.5”',
    '没有这一天',
    '113名留守儿童，占19.69%',
    '现在还没有写进档案',
  ])
    expect(text).toContain(words)
  expect(inputs('roster.confirm')).toEqual([])
  await act(page, 'confirm')
  expect(inputs('roster.confirm')).toEqual([{ importId: 8 }])
  expect(phone.asked.find(({ action }) => action === 'roster.confirm')!.requestId).toMatch(/^[0-9a-f-]{36}$/)
  expect(textOf(page)).toContain('导入好了')
  expect(textOf(page)).toContain('还有2行没通过')
})

test('nothing of the file stays on the phone', async () => {
  const page = open()
  await act(page, 'choose')
  expect(JSON.stringify([...phone.stored])).not.toContain('2018.13.5')
})

test('progress is said while the file goes up', async () => {
  held = true
  const page = open()
  void (page.instance.choose as () => unknown)()
  await settled(5)
  expect(page.instance.data).toMatchObject({ stage: 'sending', step: '正在上传', percent: 45 })
})

test('folded lists open with a tap', async () => {
  const page = open()
  await act(page, 'choose')
  expect(textOf(page)).not.toContain('2018-03-05')
  const list = page.querySelectorAll('.page')[0]!.dom.innerHTML
  expect(list).toContain('改了写法的地方')
  const notes = mount('pages/head/import/notes/index', {
    title: '改了写法的地方',
    notes: [{ key: 'a', place: 'F4', value: '“2018.3.5” 改为 “2018-03-05”', text: '日期的写法' }],
  })
  await tap(notes, '.list-row')
  expect(textOf(notes)).toContain('2018-03-05')
})

test('who changes his mind stays where he was', async () => {
  Object.assign(wx, { chooseMessageFile: () => Promise.reject({ errMsg: 'chooseMessageFile:fail cancel' }) })
  const page = open()
  await act(page, 'choose')
  expect(page.instance.data.stage).toBe('choose')
  expect(phone.asked.map(({ action }) => action)).toEqual(['roster.list'])
})

test('a lost upload is tried again from the file, a lost reading from the upload', async () => {
  uploadFails = true
  const page = open()
  await act(page, 'choose')
  expect(textOf(page)).toContain('网络不太好')
  uploadFails = false
  phone.answer = () => Promise.reject({ errMsg: 'cloud.callFunction:fail -1 network' })
  await act(page, 'tryAgain')
  expect(uploads).toHaveLength(2)
  phone.answer = ({ action }) => replies[action]
  await act(page, 'tryAgain')
  expect(uploads).toHaveLength(2)
  expect(page.instance.data.stage).toBe('preview')
})

test('a file that cannot be read says what to do', async () => {
  replies['roster.begin'] = no('ROSTER_FILE_UNREADABLE')
  const page = open()
  await act(page, 'choose')
  expect(textOf(page)).toContain('另存为.xlsx或.csv')
  expect(textOf(page)).not.toContain('再试一次')
  expect(textOf(page)).toContain('选择名册文件')
})

test('records that changed meanwhile are shown anew before anything is written', async () => {
  replies['roster.confirm'] = no('ROSTER_CHANGED_MEANWHILE')
  const page = open()
  await act(page, 'choose')
  await act(page, 'confirm')
  expect(textOf(page)).toContain('重新预览这份名册')
  await act(page, 'readAnew')
  expect(inputs('roster.begin')).toHaveLength(2)
  expect(uploads).toHaveLength(1)
  expect(textOf(page)).toContain('确认导入113名儿童')
})

test('a lost confirmation keeps its request id', async () => {
  const page = open()
  await act(page, 'choose')
  phone.answer = () => Promise.reject({ errMsg: 'cloud.callFunction:fail -1 network' })
  await act(page, 'confirm')
  phone.answer = ({ action }) => replies[action]
  await act(page, 'confirm')
  const ids = phone.asked.filter(({ action }) => action === 'roster.confirm').map(({ requestId }) => requestId)
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
  expect(page.instance.data.stage).toBe('done')
})

test('refused rows open as a workbook, or their link is copied', async () => {
  const page = open()
  await act(page, 'choose')
  await act(page, 'fetchRefused')
  expect(opened).toEqual([{ filePath: 'user/名册-待修改的行.xlsx', fileType: 'xlsx', showMenu: true }])
  fetched = false
  await act(page, 'fetchRefused')
  expect(copied).toEqual(['https://files/refused.xlsx'])
  expect(phone.toasts).toEqual(['下载链接复制好了，请在电脑浏览器里打开'])
})

test('with nothing to write there is no button to write it', async () => {
  replies['roster.preview'] = ok(
    preview({
      changes: { added: 0, changed: 0, moved: 0, same: 0, absent: 0, examples: [] },
      accepted: 0,
      corrected: 0,
    }),
  )
  const page = open()
  await act(page, 'choose')
  expect(textOf(page)).toContain('没有可以导入的孩子')
  expect(textOf(page)).not.toContain('确认导入')
})
