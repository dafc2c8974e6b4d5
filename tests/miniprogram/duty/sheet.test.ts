/** @jest-environment jsdom */
import { mount, settled, tap, textOf } from '../mount'
import { known, no, ok, Phone, teacher } from '../start/phone'
import { toView } from '../../../miniprogram/pages/duty/sheet/view'
import { family, sheet, unread } from './sheet-reply'

let phone: Phone
const present = Date.parse('2026-11-25T07:00:00Z')
const head = { key: '1:head', role: 'head', place: '柳溪镇中心小学', placeId: 1 } as const
const desk = { key: '1:desk', role: 'desk', place: '柳溪镇中心小学', placeId: 1 } as const

beforeEach(() => {
  jest.resetModules()
  jest.spyOn(Date, 'now').mockReturnValue(present)
  phone = new Phone().install().signedIn(known({ hats: [teacher] }))
  phone.answer = () => ok(sheet({ unread: [unread()] }))
})
afterEach(() => jest.restoreAllMocks())

async function open(page = 'duty/sheet/index') {
  const mounted = mount(`pages/${page}`)
  ;(mounted.instance.onLoad as () => void)()
  await settled(60)
  return mounted
}
const commands = () => phone.asked.filter(({ action }) => action.startsWith('sheet.') && action !== 'sheet.list')
type Acting = { instance: { data: Record<string, unknown>; [method: string]: unknown } }
const act = async (page: Acting, method: string, event: object = {}) => {
  await (page.instance[method] as (event: object) => unknown)(event)
  await settled(60)
}
/** What the card of a family hands up after a tap. */
const told = (page: Acting, reached: boolean, more: object = {}) => {
  const { families } = page.instance.data.view as { families: object[] }
  return act(page, 'told', { detail: { row: families[0], reached, relativeId: 0, summary: '', ...more } })
}

test('one call; a tap ticks the family off, with whom one spoke and a word on it; five seconds take it back', async () => {
  const page = await open()
  expect(phone.actions).toEqual(['sheet.list'])
  expect(textOf(page)).toContain('微信没送到的1家')
  expect(textOf(page)).toContain('先打爸爸李建国，再打奶奶周桂花')
  expect(textOf(page)).toContain('两周没看简报的1家')
  phone.answer = ({ action }) =>
    ok(
      action === 'sheet.done' ? { contactIds: [7, 8], undoUntil: '2026-11-25T07:10:00.000Z' } : sheet({ families: [] }),
    )
  await told(page, true, { relativeId: 11, summary: '会转告' })
  const input = { childIds: [3, 4], messageIds: [101, 102, 103], about: 'message', reached: true }
  expect(commands()).toMatchObject([{ action: 'sheet.done', input: { ...input, relativeId: 11, summary: '会转告' } }])
  expect(page.instance.data.undo).toMatchObject({ text: '记下了：已告诉李小雨、李小雪家' })
  expect(textOf(page)).toContain('没有要打的电话')

  phone.answer = ({ action }) => ok(action === 'sheet.undo' ? { undone: true } : sheet())
  await act(page, 'takeBack')
  expect(commands().at(-1)).toMatchObject({ action: 'sheet.undo', input: { contactIds: [7, 8] } })
  expect(phone.toasts).toContain('已撤回')
  expect(textOf(page)).toContain('李小雨、李小雪')
})

test('nobody answered: the family stays, with the try beside it', async () => {
  const page = await open()
  const tried = { at: '2026-11-25T07:00:00.000Z', by: '林老师' }
  phone.answer = ({ action }) =>
    ok(
      action === 'sheet.done'
        ? { contactIds: [7], undoUntil: '2026-11-25T07:10:00.000Z' }
        : sheet({ families: [family({ tried })] }),
    )
  await told(page, false)
  expect(commands()).toMatchObject([{ input: { reached: false, about: 'message' } }])
  expect(textOf(page)).toContain('今天15:00林老师打过，没打通')
})

test('without network nothing is ticked off, and the words say so; a child out of sight is said plainly', async () => {
  const page = await open()
  phone.answer = () => Promise.reject({ errMsg: 'cloud.callFunction:fail -1 network' })
  await told(page, true)
  expect(textOf(page)).toContain('网络不太好')
  expect(phone.toasts.at(-1)).toContain('网络不太好')
  expect(textOf(page)).toContain('李小雨、李小雪')
  phone.answer = ({ action }) => (action === 'sheet.done' ? no('NOT_FOUND') : ok(sheet()))
  await told(page, true)
  expect(textOf(page)).toContain('没有找到')
})

test('a family’s card dials whom one picks, on the audit, and says with whom one spoke', async () => {
  const [row] = toView(sheet(), present).families
  const card = mount('pages/duty/sheet/family/index', { row, toldText: '已告诉' })
  await settled(10)
  const dialled: string[] = []
  const offered: string[][] = []
  Object.assign(wx, {
    showActionSheet: async ({ itemList }: { itemList: string[] }) => {
      offered.push(itemList)
      return { tapIndex: 1 }
    },
    makePhoneCall: async ({ phoneNumber }: { phoneNumber: string }) => void dialled.push(phoneNumber),
  })
  phone.answer = () => ok({ phones: ['19900000013'] })
  const heard: object[] = []
  card.addEventListener('told', ({ detail }) => void heard.push(detail))
  await act(card, 'answer', { currentTarget: { dataset: { reached: false } } })
  await act(card, 'ring')
  expect(offered).toEqual([['爸爸 李建国 199****0011', '奶奶 周桂花 199****0013']])
  expect(dialled).toEqual(['19900000013'])
  expect(phone.asked.at(-1)).toMatchObject({ action: 'contacts.reveal', input: { childId: 3, relativeId: 13 } })
  await act(card, 'write')
  await act(card, 'type', { detail: { value: ' 会转告 ' } })
  await act(card, 'answer', { currentTarget: { dataset: { reached: true } } })
  expect(heard).toMatchObject([
    { reached: false, relativeId: 0, summary: '' },
    { reached: true, relativeId: 13, summary: '会转告' },
  ])
})

test('teachers and the head go on to the reach, the desk does not', async () => {
  const page = await open()
  await tap(page, '#reach')
  expect(phone.opened).toEqual(['/pages/duty/reach/index'])
  phone.signedIn(known({ hats: [desk] }))
  expect((await open()).querySelector('#reach')).toBeUndefined()
})

test('what WeChat refused is looked at, and stands on the phone no longer than that', async () => {
  phone.signedIn(known({ hats: [head] }))
  const text = {
    refusedId: 5,
    by: '林老师',
    hat: 'teacher',
    action: 'notes.post',
    child: { childId: 3, name: '李小雨' },
    words: '一句难听的话',
    at: '2026-11-25T06:00:00.000Z',
    seen: false,
  }
  phone.answer = () => ok({ texts: [text], photos: [], spoken: [] })
  const page = await open('head/refused/index')
  expect(textOf(page)).toContain('一句难听的话')
  expect(JSON.stringify([...phone.stored.values()])).not.toContain('难听')
  phone.answer = ({ action }) =>
    ok(action === 'refused.seen' ? { seen: true } : { texts: [{ ...text, seen: true }], photos: [], spoken: [] })
  await act(page, 'looked', { currentTarget: { dataset: { id: 5 } } })
  expect(phone.asked.find(({ action }) => action === 'refused.seen')).toMatchObject({ input: { refusedId: 5 } })
  expect(textOf(page)).toContain('已看过')
  phone.answer = () => ok({ texts: [], photos: [], spoken: [] })
  expect(textOf(await open('head/refused/index'))).toContain('没有被微信拦下的')
})
