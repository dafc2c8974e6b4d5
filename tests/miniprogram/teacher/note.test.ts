/** @jest-environment jsdom */
import { builtModule, textOf, settled, type Mounted } from '../mount'
import { no, ok, type Phone } from '../start/phone'
import { here, lost, open, save, saved, teachersPhone, type Event } from './recording'
import { longName, noteForm } from './replies'

let phone: Phone

beforeEach(() => {
  jest.resetModules()
  phone = teachersPhone()
})

const asked = (name: string) => phone.asked.filter(({ action }) => action === name)

const talk = { kind: 'talkNote', ...here }
const draft = `draft|1:teacher|talkNote|3`
const fill = (page: Mounted, name: string, value: unknown) =>
  (page.instance.field as Event)({ detail: { name, value } })
const study = { study: { step: 'good', words: '数学进步了' } }

test.each([
  ['talkNote', ['聊了哪些', '发现的问题', '打算怎么帮', '下次谈心', '表情家长也看得到']],
  ['homeVisit', ['见到了谁', '看到的情况', '有需要跟进的异常', '怎么跟进', '下次家访']],
  ['study', ['比前一段', '学习上的情况', '怎么帮', '上次记学习情况']],
  ['health', ['什么事', '怎么照顾的']],
  ['activity', ['哪一类', '什么活动', '孩子做了什么']],
  ['award', ['哪里表彰的', '得了什么', '为什么']],
])('%s is drawn from the fields of the reply', async (kind, said) => {
  const text = textOf(await open('note', { ...here, kind }))
  for (const words of [...said, '留在学校', '给家长看的话', '添加照片', longName]) expect(text).toContain(words)
})

test('the preview shows the parents’ part only', async () => {
  const page = await open('note', talk)
  expect(textOf(page)).toContain('还没有给家长写什么')
  fill(page, 'topics', study)
  fill(page, 'problem', '想家')
  ;(page.instance.forParents as Event)({ detail: { value: '他很想您' } })
  expect(JSON.stringify(page.instance.data.letter)).toContain('他很想您')
  expect(JSON.stringify(page.instance.data.letter)).not.toMatch(/数学进步了|想家/)
  expect(textOf(page)).not.toContain('还没有给家长写什么')
})

test('no photos without the guardians’ consent, and it says why', async () => {
  phone.answer = () => ok(noteForm('talkNote', { photosAllowed: false }))
  const text = textOf(await open('note', talk))
  expect(text).toContain(`${longName}的家长还没有同意使用照片`)
  expect(text).not.toContain('添加照片')
})

test.each([
  ['talkNote', '写谈心'],
  ['homeVisit', '写家访'],
  ['health', '记身体情况'],
] as const)(
  'after the guardians took their consent back: %s is not written, and it says what goes on',
  async (kind, label) => {
    phone.stored.set(`draft|1:teacher|${kind}|3`, { entry: { values: { problem: '想家' } }, at: 0 })
    phone.answer = () => ok(noteForm(kind, { withdrawn: true, photosAllowed: false }))
    const page = await open('note', { ...here, kind })
    expect(textOf(page)).toContain(`收回了对档案的同意，现在不再${label}`)
    expect(textOf(page)).toContain('每周的通话照常打、照常记')
    expect(textOf(page)).not.toMatch(/给家长看的话|哪一天|保存|留守/)
    ;(page.instance.toCall as () => void)()
    expect(phone.opened).toEqual(['/pages/record/call/index?id=3'])
    page.detach()
    expect(phone.stored.get(`draft|1:teacher|${kind}|3`)).toMatchObject({ entry: { values: { problem: '想家' } } })
    expect(asked('notes.post')).toEqual([])
  },
)

test('what is typed is a draft by itself, offered again, and gone once it is saved', async () => {
  const page = await open('note', talk)
  fill(page, 'topics', study)
  page.detach()
  expect(phone.stored.get(draft)).toMatchObject({ entry: { values: { topics: study } } })
  const again = await open('note', talk)
  expect(textOf(again)).toContain('存下的草稿')
  await save(again)
  expect(asked('notes.post')[0]!.input).toMatchObject({ kind: 'talkNote', childId: 3, body: { topics: study } })
  expect(phone.stored.has(draft)).toBe(false)
  const word = saved().takeWord()!.saved
  expect(await saved().takeBack(word)).toBe('已撤销，草稿还在')
  expect(asked('notes.undo')[0]!.input).toEqual({ noteId: 80 })
  expect(phone.stored.get(draft)).toMatchObject({ entry: { values: { topics: study } } })
})

test('starting over forgets the draft', async () => {
  const page = await open('note', talk)
  fill(page, 'problem', '想家')
  page.detach()
  const again = await open('note', talk)
  ;(again.instance.startOver as () => void)()
  expect(phone.stored.has(draft)).toBe(false)
  expect((again.instance.data.entry as { values: object }).values).toMatchObject({ problem: '' })
})

test('a field’s error stands at the field until it is mended', async () => {
  const answer = phone.answer
  phone.answer = (one) =>
    one.action === 'notes.post'
      ? { ok: false, error: { code: 'INVALID_INPUT', ref: 'ab12', fields: { 'body.topics': 'required' } } }
      : answer(one)
  const page = await open('note', talk)
  await save(page)
  expect(textOf(page)).toContain('请填写这一项')
  fill(page, 'topics', study)
  await settled(5)
  expect(textOf(page)).not.toContain('请填写这一项')
})

test('in a village: the form of another child, queued, and offered again when the school refuses it', async () => {
  await open('note', { ...talk, id: '9', name: '李小雨' })
  const online = phone.answer
  phone.answer = lost
  const page = await open('note', talk)
  expect(textOf(page)).toContain('没有网络')
  fill(page, 'problem', '想家')
  await save(page)
  expect(phone.stored.get('outbox')).toMatchObject([{ label: `${longName}的谈心` }])
  expect(phone.stored.get(draft)).toMatchObject({ sentAs: expect.any(String) })

  phone.answer = (one) => (one.action === 'notes.post' ? no('INVALID_INPUT') : online(one))
  await builtModule<typeof import('../../../miniprogram/services/outbox')>('services/outbox.js').flushOutbox()
  const again = await open('note', talk)
  expect(textOf(again)).toContain('没有被接收')
  expect((again.instance.data.entry as { values: object }).values).toMatchObject({ problem: '想家' })
  phone.answer = online
  fill(again, 'topics', study)
  await save(again)
  expect(phone.stored.get('outbox')).toEqual([])
  expect(phone.stored.has(draft)).toBe(false)
})

test('a photo that did not go up holds the note back', async () => {
  Object.assign(wx, { chooseMedia: async () => ({ tempFiles: [{ tempFilePath: 'wxfile://1.jpg' }] }) })
  Object.assign(wx, {
    getImageInfo: async () => ({ width: 320 }),
    compressImage: async ({ src }: { src: string }) => ({ tempFilePath: src }),
  })
  let works = false
  Object.assign(wx.cloud, {
    uploadFile: ({ success, fail }: { success: Event; fail: (problem: unknown) => void }) => {
      setTimeout(() => (works ? success({ fileID: 'cloud://a/notes/1.jpg' }) : fail(new Error('lost'))), 1)
      return { onProgressUpdate: () => undefined }
    },
  })
  const page = await open('note', talk)
  fill(page, 'topics', study)
  await (page.instance.addPhoto as () => Promise<void>)()
  expect(textOf(page)).toContain('有照片没有传上去')
  await save(page)
  expect(asked('notes.post')).toEqual([])
  works = true
  await (page.instance.sendPhotos as () => Promise<void>)()
  await save(page)
  expect(asked('notes.post')[0]!.input).toMatchObject({ photos: ['cloud://a/notes/1.jpg'] })
})
