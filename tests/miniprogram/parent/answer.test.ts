/** @jest-environment jsdom */
import { mount, settled, textOf, type Mounted } from '../mount'
import { no, ok } from '../start/phone'
import { fullUpdate, mine } from './replies'
import { WeekPane } from './week-pane'

const week = new WeekPane()
const { open, asked } = week

const answer = async (pane: Mounted, detail: object) => {
  await (pane.instance.answer as (event: object) => Promise<void>)({ detail })
  await settled(20)
}

test('a thumb and a sentence reach the teacher, and a message may be asked for in the same tap', async () => {
  const pane = await open()
  await answer(pane, { thumb: true })
  await answer(pane, { phrase: 'proud' })
  expect(asked('updates.answer')).toEqual([
    { updateId: 70, thumb: true },
    { updateId: 70, phrase: 'proud' },
  ])
  expect(textOf(pane)).toContain('您说：告诉孩子，爸妈为他高兴')
  // Not twice a day.
  expect(week.phone.subscribed).toEqual([['T1']])
})

test('taking the thumb back asks for nothing, nor does anybody who wants no messages', async () => {
  const pane = await open()
  await answer(pane, { thumb: false })
  week.phone.stored.set('messagesWanted', false)
  await answer(pane, { thumb: true })
  expect(week.phone.subscribed).toEqual([])
})

test('without network the answer waits on the phone and shows', async () => {
  const pane = await open()
  week.lost()
  await answer(pane, { phrase: 'thanks' })
  // The answer, and what was said to WeChat's question in the same tap.
  expect(textOf(pane)).toContain('2条待发送')
  expect(textOf(pane)).toContain('您说：谢谢老师')
})

test('an answer that is refused is not shown as given', async () => {
  const pane = await open()
  week.phone.answer = () => no('NOT_FOUND')
  await answer(pane, { thumb: true })
  expect(textOf(pane)).toContain('没有找到')
  expect(pane.instance.data.view).toMatchObject({ letter: { answer: { thumb: false } } })
})

test('a line of one’s own: shown at once, and taken back again', async () => {
  const pane = await open()
  await answer(pane, { reply: '辛苦老师了' })
  expect(textOf(pane)).toContain('您写：辛苦老师了')
  expect(week.phone.subscribed).toEqual([['T1']])
  await answer(pane, { reply: '' })
  expect(asked('updates.answer')).toEqual([
    { updateId: 70, reply: '辛苦老师了' },
    { updateId: 70, reply: '' },
  ])
  expect(textOf(pane)).not.toContain('您写')
})

test('a thumb and a line under way at once do not undo one another', async () => {
  const pane = await open()
  const waiting: Array<() => void> = []
  week.phone.answer = ({ action, input }) => {
    if (action !== 'updates.answer') return ok({ left: {} })
    return new Promise((resolve) =>
      waiting.push(() => resolve(ok({ thumb: false, phrase: null, reply: null, ...(input as object) }))),
    )
  }
  const both = [answer(pane, { thumb: true }), answer(pane, { reply: '谢谢' })]
  await settled(10)
  waiting.toReversed().forEach((go) => go())
  await Promise.all(both)
  expect(pane.instance.data.view).toMatchObject({ letter: { answer: { thumb: true, reply: '谢谢' } } })
})

test('a line that WeChat’s check refuses is not shown as said, and the reason stands under the answer', async () => {
  const pane = await open()
  week.phone.answer = ({ action }) => (action === 'updates.answer' ? no('TEXT_REFUSED') : ok({ left: {} }))
  await answer(pane, { reply: '不好的话' })
  expect(textOf(pane)).toContain('没有通过微信的')
  expect(textOf(pane)).not.toContain('您写')
})

test('what was refused is in the sheet again, to be mended; for another letter it is not', async () => {
  const nothing = { thumb: false, phrase: null, reply: null }
  const foot = mount('pages/parent/home/week/answer/index', { updateId: 70, answer: nothing })
  const said: unknown[] = []
  foot.addEventListener('answer', ({ detail }) => said.push(detail))
  const act = (name: string, event: object = {}) => (foot.instance[name] as (event: object) => void)(event)
  act('write')
  expect(foot.instance.data).toMatchObject({ writing: true, draft: '', sending: '' })
  act('type', { detail: { value: ' 不好的话 ' } })
  expect(foot.instance.data).toMatchObject({ sending: '发给老师' })
  act('send')
  expect(said).toEqual([{ reply: '不好的话' }])
  foot.setData({ answer: { ...nothing, reply: '不好的话' } })
  foot.setData({ answer: nothing })
  act('write')
  expect(foot.instance.data).toMatchObject({ draft: '不好的话' })
  act('close')
  foot.setData({ updateId: 71 })
  act('write')
  expect(foot.instance.data).toMatchObject({ draft: '' })
})

test('an emptied line is an offer to take it back', () => {
  const foot = mount('pages/parent/home/week/answer/index', {
    updateId: 70,
    answer: { thumb: false, phrase: null, reply: '谢谢' },
  })
  ;(foot.instance.write as () => void)()
  ;(foot.instance.type as (event: object) => void)({ detail: { value: '' } })
  expect(foot.instance.data).toMatchObject({ sending: '不说了，收回' })
})

describe('without network', () => {
  const turn = async (pane: Mounted, week: string) => {
    ;(pane.instance.chooseWeek as (event: object) => void)({ detail: { week }, currentTarget: { dataset: {} } })
    await settled(20)
  }

  test('a letter that was read opens again: what it says, from when it is, what was answered meanwhile', async () => {
    week.phone.answer = () => ok(mine({ update: fullUpdate }))
    ;(await open()).detach()
    week.lost()
    const pane = await open()
    const text = textOf(pane)
    for (const said of ['这是', '存下的', '劳动小能手', '聊了9分钟', '有2张照片，有网络时再看'])
      expect(text).toContain(said)
    await answer(pane, { reply: '在车上看的' })
    pane.detach()
    const again = textOf(await open())
    expect(again).toContain('您写：在车上看的')
    expect(again).toContain('2条待发送')
  })

  test('a week that was never opened here says so, and the way back stays', async () => {
    ;(await open()).detach()
    week.lost()
    const pane = await open()
    await turn(pane, '2026-11-02')
    expect(textOf(pane)).toContain('这一周的简报没有存在手机上')
    await turn(pane, '2026-11-16')
    expect(textOf(pane)).toContain('这周他主动举手三次')
  })

  test('a phone on which nothing was read says that the network is away', async () => {
    week.lost()
    expect(textOf(await open())).toContain('网络不太好')
  })
})
