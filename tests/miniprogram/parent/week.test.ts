/** @jest-environment jsdom */
import { mount, settled, textOf } from '../mount'
import { no, ok, Phone } from '../start/phone'
import { longName, mine } from './replies'

let phone: Phone

beforeEach(() => {
  jest.resetModules()
  phone = new Phone().install().signedIn()
  phone.answer = ({ action, input }) =>
    ok(
      action === 'updates.mine'
        ? mine()
        : action === 'updates.answer'
          ? { thumb: false, phrase: null, ...(input as object) }
          : { left: {} },
    )
})

async function open(properties: object = {}) {
  const pane = mount('pages/parent/home/week/index', properties)
  await settled(20)
  return pane
}

const asked = (name: string) => phone.asked.filter(({ action }) => action === name).map(({ input }) => input)
const answer = async (pane: Awaited<ReturnType<typeof open>>, detail: object) => {
  await (pane.instance.answer as (event: object) => Promise<void>)({ detail })
  await settled(20)
}

test('the letter: the teacher’s sentence, the call, the topics, the note, the next call', async () => {
  const text = textOf(await open())
  for (const said of [
    longName,
    '这周他主动举手三次。',
    '王老师',
    '周三12:40',
    '聊了9分钟，孩子开心',
    '学习挺好',
    '最近和同桌处得很好',
    '下次通话',
    '改时间',
  ])
    expect(text).toContain(said)
  expect(phone.actions).toEqual(['updates.mine'])
  expect(text).not.toContain('留守')
})

test('a message opens its child and week', async () => {
  await open({ childId: 3, week: '2026-11-09' })
  expect(asked('updates.mine')).toEqual([{ childId: 3, week: '2026-11-09' }])
})

test('earlier weeks through the line and the arrows', async () => {
  const pane = await open()
  const choose = (pane.instance.chooseWeek as (event: object) => void).bind(pane.instance)
  choose({ detail: { week: '2026-10-26' }, currentTarget: { dataset: {} } })
  await settled(20)
  choose({ detail: {}, currentTarget: { dataset: { week: '2026-11-09' } } })
  await settled(20)
  expect(asked('updates.mine').slice(1)).toEqual([
    { childId: 3, week: '2026-10-26' },
    { childId: 3, week: '2026-11-09' },
  ])
})

test('two children are two chips, and the choice is told to the home', async () => {
  phone.answer = () =>
    ok(
      mine({
        children: [
          { childId: 3, name: longName },
          { childId: 4, name: '小军' },
        ],
      }),
    )
  const pane = await open()
  const told: unknown[] = []
  pane.addEventListener('child', ({ detail }) => told.push(detail))
  ;(pane.instance.chooseChild as (event: object) => void)({ detail: { value: 4 } })
  await settled(20)
  expect(told).toEqual([{ childId: 4 }])
  expect(asked('updates.mine')[1]).toMatchObject({ childId: 4 })
  expect(textOf(pane)).toContain('小军')
})

test('a thumb and a sentence reach the teacher, and a message may be asked for in the same tap', async () => {
  const pane = await open()
  await answer(pane, { thumb: true })
  await answer(pane, { phrase: 'proud' })
  expect(asked('updates.answer')).toEqual([
    { updateId: 70, thumb: true },
    { updateId: 70, phrase: 'proud' },
  ])
  expect(textOf(pane)).toContain('您说：告诉孩子，爸妈为他高兴')
  expect(phone.subscribed).toEqual([['T1'], ['T1']])
})

test('taking the thumb back asks for nothing, nor does anybody who wants no messages', async () => {
  const pane = await open()
  await answer(pane, { thumb: false })
  phone.stored.set('messagesWanted', false)
  await answer(pane, { thumb: true })
  expect(phone.subscribed).toEqual([])
})

test('without network the answer waits on the phone and shows', async () => {
  const pane = await open()
  phone.answer = () => Promise.reject({ errMsg: 'cloud.callFunction:fail -1 network' })
  await answer(pane, { phrase: 'thanks' })
  expect(textOf(pane)).toContain('1条待发送')
  expect(textOf(pane)).toContain('您说：谢谢老师')
})

test('an answer that is refused is not shown as given', async () => {
  const pane = await open()
  phone.answer = () => no('NOT_FOUND')
  await answer(pane, { thumb: true })
  expect(textOf(pane)).toContain('没有找到')
  expect(pane.instance.data.view).toMatchObject({ letter: { answer: { thumb: false } } })
})

test('no letter yet: when it comes, and the next step', async () => {
  phone.answer = () => ok(mine({ update: null, nextCall: null }))
  const pane = await open()
  const went: string[] = []
  pane.addEventListener('book', () => went.push('book'))
  expect(textOf(pane)).toContain('还没有约')
  ;(pane.instance.book as () => void)()
  expect(went).toEqual(['book'])
})

test.each([
  ['NOT_SIGNED_IN', `/pages/start/index?to=${encodeURIComponent('/pages/parent/home/index')}`],
  ['CONSENT_NEEDED', `/pages/consent/index?to=${encodeURIComponent('/pages/parent/home/index')}`],
])('%s leads to where it is mended', async (code, place) => {
  phone.answer = () => no(code)
  await open()
  expect(phone.opened).toEqual([place])
})

test('an error says what to do and quotes its number', async () => {
  phone.answer = () => no('INTERNAL')
  expect(textOf(await open())).toContain('编号ab12')
})
