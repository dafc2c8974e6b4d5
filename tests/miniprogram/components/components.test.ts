/** @jest-environment jsdom */
import { mount, settled, tap, textOf } from '../mount'
import { Wechat } from '../wechat'

const listen = (mounted: ReturnType<typeof mount>, name: string) => {
  const heard: unknown[] = []
  mounted.addEventListener(name, (event) => heard.push(event.detail))
  return heard
}

beforeEach(() => {
  new Wechat().install()
})

test('chips choose one, or several when asked', async () => {
  const options = [
    { key: 'a', label: '学习' },
    { key: 'b', label: '生活' },
    { key: 'c', label: '情绪', disabled: true },
  ]
  const one = mount('components/chips/index', { options, value: 'a' })
  const heard = listen(one, 'change')
  await tap(one, '.chip', 1)
  await tap(one, '.chip', 2)
  expect(heard).toEqual([{ value: 'b' }])
  expect(one.querySelectorAll('.chip-chosen').length).toBe(1)

  const several = mount('components/chips/index', { options, value: ['a'], multiple: true })
  const more = listen(several, 'change')
  await tap(several, '.chip', 1)
  await tap(several, '.chip', 0)
  expect(more).toEqual([{ value: ['a', 'b'] }, { value: ['b'] }])
})

test('faces name their moods and take a tap back', async () => {
  const faces = mount('components/faces/index', { value: 0 })
  const heard = listen(faces, 'change')
  expect(faces.querySelectorAll('.face').length).toBe(5)
  await tap(faces, '.face', 3)
  await tap(faces, '.face', 3)
  expect(heard).toEqual([{ value: 4 }, { value: 0 }])
  const shown = mount('components/faces/index', { value: 5, readonly: true })
  expect(textOf(shown)).toBe('很开心')
})

test('the week strip has a shape and words for every state', async () => {
  const days = [
    { label: '一', state: 'reached' },
    { label: '二', state: 'booked' },
    { label: '三', state: 'missed' },
    { label: '四', state: 'none' },
  ]
  const strip = mount('components/week-strip/index', { days, legend: true })
  await settled()
  expect(strip.instance.data.spoken).toBe('一通上话了，二已约好，三没通上，四没有安排')
  const shapes = (strip.instance.data.marks as Array<{ shape: string }>).map((mark) => mark.shape)
  expect(new Set(shapes).size).toBe(4)
  expect(textOf(strip)).toContain('没有安排')
})

test('the legend of a week strip is one tap away', async () => {
  const strip = mount('components/week-strip/index', { days: [{ label: '一', state: 'reached' }] })
  await settled()
  expect(textOf(strip)).toBe('一')
  await tap(strip, '.strip')
  for (const words of ['通上话了', '已约好', '没通上', '没有安排']) expect(textOf(strip)).toContain(words)
  await tap(strip, '.strip')
  expect(textOf(strip)).toBe('一')
})

test('the statistics table prints parts, sum, total and the difference', async () => {
  const rows = [
    { label: '祖辈照料', count: 36 },
    { label: '父母单方照料', count: 68 },
  ]
  const table = mount('components/stat-table/index', { rows, total: 113 })
  await settled()
  expect(textOf(table)).toContain('各项相加104人')
  expect(textOf(table)).toContain('总数113人')
  expect(textOf(table)).toContain('相差（请核对）-9人')
})

test('the ring never runs over', async () => {
  const ring = mount('components/ring/index', { part: 94, whole: 113, label: '本周已通话' })
  expect(ring.instance.data.degrees).toBe(299)
  ring.setData({ part: 200 })
  expect(ring.instance.data.degrees).toBe(360)
  ring.setData({ whole: 0 })
  expect(ring.instance.data.degrees).toBe(0)
})

test('the avatar shows the surname, also where it is one rare character', async () => {
  expect(textOf(mount('components/avatar/index', { name: ' 欧阳小雨' }))).toBe('欧')
  expect(textOf(mount('components/avatar/index', { name: '𠮷田' }))).toBe('𠮷')
  expect(textOf(mount('components/avatar/index', { name: '' }))).toBe('')
})

test('the undo bar stays until its time is over and undoes once', async () => {
  const bar = mount('components/undo-bar/index', { text: '已记下', until: Date.now() + 60_000 })
  const undone = listen(bar, 'undo')
  await settled()
  expect(textOf(bar)).toBe('已记下撤销')
  await tap(bar, '.undo-tap')
  expect(undone.length).toBe(1)
  expect(textOf(bar)).toBe('')
  const late = mount('components/undo-bar/index', { until: new Date(Date.now() - 1).toISOString() })
  expect(textOf(late)).toBe('')
  const short = mount('components/undo-bar/index', { until: Date.now() + 2_000 })
  const gone = listen(short, 'gone')
  for (let tries = 0; tries < 100 && gone.length === 0; tries++) await settled(60)
  expect([gone.length, textOf(short)]).toEqual([1, ''])
})

test('the tab bar tells only of another tab', async () => {
  const items = [
    { key: 'week', label: '本周', icon: 'letter' },
    { key: 'calls', label: '通话', icon: 'phone' },
  ]
  const bar = mount('components/tab-bar/index', { items, active: 'week' })
  const heard = listen(bar, 'change')
  await tap(bar, '.tab', 0)
  await tap(bar, '.tab', 1)
  expect(heard).toEqual([{ key: 'calls' }])
})

test('the photo grid adds up to its limit and removes', async () => {
  const photos = [{ url: '/a.jpg' }, { url: '/b.jpg', progress: 40 }]
  const grid = mount('components/photo-grid/index', { photos, editable: true, max: 3 })
  const heard = [listen(grid, 'add'), listen(grid, 'remove')]
  expect(textOf(grid)).toBe('40%添加照片')
  await tap(grid, '.add')
  await tap(grid, '.remove', 1)
  expect(heard.map((list) => list.length)).toEqual([1, 1])
  grid.setData({ max: 2 })
  expect(grid.querySelectorAll('.add').length).toBe(0)
})

test('the screen frame shows one state at a time', async () => {
  const state = (changes: object) => ({ state: 'ready', note: '', text: '', ref: '', signIn: false, ...changes })
  const frame = mount('components/screen-state/index', { screen: state({ state: 'loading' }), rows: 2 })
  expect(frame.querySelectorAll('.bone-short').length).toBe(2)
  frame.setData({ screen: state({ state: 'empty' }), emptyText: '这周还没有记录' })
  expect(textOf(frame)).toBe('这周还没有记录')
  frame.setData({ screen: state({ state: 'error', text: '系统出了点问题。', ref: 'R-7' }) })
  expect(textOf(frame)).toBe('系统出了点问题。编号R-7再试一次')
  frame.setData({ screen: state({ note: '显示的是今天 08:00的内容' }), waiting: 2 })
  expect(textOf(frame)).toBe('2条待发送，有网络时会自动发出显示的是今天08:00的内容')
})
