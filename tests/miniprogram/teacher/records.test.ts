/** @jest-environment jsdom */
import { builtModule, mount, settled, tap, textOf, type Mounted } from '../mount'
import { no, ok, Phone } from '../start/phone'
import { asTeacher, callForm, child, longName, noteForm } from './replies'

type Event = (event: object) => void

let phone: Phone
const lost = () => Promise.reject({ errMsg: 'cloud.callFunction:fail -1 network' })

beforeEach(() => {
  jest.resetModules()
  phone = new Phone().install().signedIn(asTeacher)
  phone.answer = ({ action, input }) => {
    if (action === 'calls.form') return ok(callForm())
    if (action === 'notes.form') return ok(noteForm((input as { kind: 'talkNote' }).kind))
    if (action === 'contacts.reveal') return ok({ name: '王秀英', phones: ['19900000001'] })
    if (action === 'children.open') return ok(child())
    if (action.endsWith('.undo')) return ok({ undone: true })
    return ok({ callId: 70, noteId: 80, undoUntil: '2099-01-01T00:00:00.000Z' })
  }
  Object.assign(wx, {
    navigateBack: async () => void phone.opened.push('back'),
    makePhoneCall: async ({ phoneNumber }: { phoneNumber: string }) => void phone.opened.push(phoneNumber),
  })
  Object.assign(globalThis, { getCurrentPages: () => [1, 2] })
})

async function open(page: string, query: object): Promise<Mounted> {
  const mounted = mount(`pages/record/${page}/index`)
  ;(mounted.instance.onLoad as Event)(query)
  await settled(30)
  return mounted
}

const asked = (name: string) => phone.asked.filter(({ action }) => action === name)
const save = async (page: Mounted) => {
  await (page.instance.save as () => Promise<void>)()
  await settled(10)
}
const here = { id: '3', name: encodeURIComponent(longName) }

/** What the page under the form offers to take back. Shares the memory of what was mounted last. */
const word = () => builtModule<typeof import('../../../miniprogram/pages/record/saved')>('pages/record/saved.js')

describe('a call', () => {
  test('the usual one: reached, minutes, a face, save', async () => {
    const page = await open('call', here)
    expect(textOf(page)).toContain('妈妈王秀英')
    await tap(page, '.outcome', 0)
    ;(page.instance.minutes as Event)({ detail: { value: 8 } })
    ;(page.instance.mood as Event)({ detail: { value: 4 } })
    await save(page)
    expect(asked('calls.log')).toHaveLength(1)
    expect(asked('calls.log')[0]).toMatchObject({
      requestId: expect.any(String),
      input: { childId: 3, relativeId: 12, outcome: 'reached', durationSeconds: 480, mood: 4 },
    })
    expect(phone.opened).toEqual(['back'])
    expect(word().takeWord()).toMatchObject({ saved: { text: `已记下：${longName}，接通了`, at: { callId: 70 } } })
    expect(word().takeWord()).toBeUndefined()
  })

  test('says at the field what is missing, and sends nothing', async () => {
    const page = await open('call', here)
    await save(page)
    expect(textOf(page)).toContain('先选一下结果')
    await tap(page, '.outcome', 0)
    expect(textOf(page)).not.toContain('先选一下结果')
    await save(page)
    expect(textOf(page)).toContain('聊了几分钟？')
    expect(asked('calls.log')).toEqual([])
  })

  test('from the desk the number goes straight to the dialler', async () => {
    await open('call', { ...here, booking: '7', relation: 'grandmotherPaternal', dial: '1' })
    expect(asked('calls.form')[0]!.input).toEqual({ childId: 3, bookingId: 7 })
    expect(asked('contacts.reveal').map(({ input }) => input)).toEqual([{ childId: 3, relativeId: 13 }])
    expect(phone.opened).toEqual(['19900000001'])
  })

  test('without network, for a child never opened here: written down, queued, and taken back', async () => {
    phone.answer = lost
    const page = await open('call', here)
    expect(textOf(page)).toContain('没有网络')
    expect(textOf(page)).toContain(longName)
    await tap(page, '.outcome', 1)
    await save(page)
    const queue = () => phone.stored.get('outbox') as Array<{ label: string }>
    expect(queue()).toMatchObject([{ label: `${longName}的通话` }])
    const { saved } = word().takeWord()!
    expect(saved.text).toContain('待发送')
    expect(await word().takeBack(saved)).toBe('已撤销')
    expect(queue()).toEqual([])
    expect(await word().takeBack(saved)).toBe('已经发出去了，撤不回来')
  })

  test('a refusal keeps the form', async () => {
    const answer = phone.answer
    phone.answer = (one) => (one.action === 'calls.log' ? no('INTERNAL') : answer(one))
    const page = await open('call', here)
    await tap(page, '.outcome', 1)
    await save(page)
    expect(textOf(page)).toContain('编号ab12')
    expect(phone.opened).toEqual([])
  })
})

describe('a note', () => {
  const talk = { kind: 'talkNote', ...here }
  const draft = `draft|1:teacher|talkNote|3`
  const fill = (page: Mounted, name: string, value: unknown) =>
    (page.instance.field as Event)({ detail: { name, value } })
  const study = { study: { step: 'good', words: '数学进步了' } }

  test.each([
    ['talkNote', ['聊了哪些', '发现的问题', '打算怎么帮', '下次谈心', '表情家长也看得到']],
    ['homeVisit', ['见到了谁', '看到的情况', '有需要跟进的异常', '怎么跟进', '下次家访']],
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
    const { saved } = word().takeWord()!
    expect(await word().takeBack(saved)).toBe('已撤销，草稿还在')
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
    await open('note', { ...talk, id: '9', name: encodeURIComponent('李小雨') })
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
    Object.assign(wx, { compressImage: async ({ src }: { src: string }) => ({ tempFilePath: src }) })
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
})

describe('a child', () => {
  test('numbers stay masked until they are asked for; one tap calls the first', async () => {
    const page = await open('child', { id: '3' })
    for (const said of [longName, '199****0001', '双方外出', '祖辈照料', '打给妈妈王秀英', '给家长：他很想您']) {
      expect(textOf(page)).toContain(said)
    }
    ;(page.instance.callFirst as () => void)()
    expect(decodeURIComponent(phone.opened[0]!)).toBe(`/pages/record/call/index?id=3&name=${longName}&dial=1`)
    const kin = mount('pages/record/child/kin/index', { childId: 3, kin: [kinOf(12)] })
    await tap(kin, '.show')
    expect(asked('contacts.reveal')).toHaveLength(1)
    expect(textOf(kin)).toContain('19900000001')
  })

  test('whoever may not write notes sees no such button', async () => {
    phone.answer = () => ok(child({ can: { log: true, note: false } }))
    const text = textOf(await open('child', { id: '3' }))
    expect(text).toContain('记通话')
    expect(text).not.toContain('家访')
  })

  test('the bar under a saved record takes it back', async () => {
    const bar = mount('pages/record/undo/index')
    word().leaveWord({ text: '已记下', at: { callId: 70 } })
    ;(bar.instance.look as () => void)()
    await settled(5)
    expect(textOf(bar)).toContain('已记下')
    let undone = 0
    bar.addEventListener('undone', () => (undone += 1))
    await (bar.instance.undo as () => Promise<void>)()
    expect(asked('calls.undo')[0]).toMatchObject({ input: { callId: 70 }, requestId: expect.any(String) })
    expect(undone).toBe(1)
    expect(phone.toasts).toEqual(['已撤销'])
  })
})

const kinOf = (relativeId: number) => ({
  relativeId,
  label: '妈妈 王秀英',
  relation: '妈妈',
  phones: '199****0001',
  employer: '',
  tags: [],
  dialable: true,
})
