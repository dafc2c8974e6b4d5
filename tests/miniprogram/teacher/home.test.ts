/** @jest-environment jsdom */
import { mount, settled, tap, textOf, type Mounted } from '../mount'
import { no, ok, Phone } from '../start/phone'
import { nodes } from './recording'
import { asDesk, asTeacher, booked, classWeek, longName, missing, pupil, today } from './replies'

let phone: Phone

beforeEach(() => {
  jest.resetModules()
  phone = new Phone().install()
  phone.answer = ({ action }) => ok(action === 'classes.week' ? classWeek([pupil(1)]) : today())
})

async function open(query: object = {}): Promise<Mounted> {
  const page = mount('pages/teacher/home/index')
  ;(page.instance.onLoad as (query: object) => void)(query)
  await settled(30)
  return page
}

async function pane(place: string, properties: object = {}): Promise<Mounted> {
  const mounted = mount(place, properties)
  await settled(30)
  return mounted
}

test('a teacher has five tabs, and only the pane in view asks the school', async () => {
  phone.signedIn(asTeacher)
  const page = await open()
  expect(textOf(page)).toContain('今天班级记一笔周报我的')
  expect(phone.actions).toEqual(['week.today'])
  ;(page.instance.turn as (event: object) => void)({ detail: { key: 'class' } })
  await settled(30)
  expect(phone.actions).toEqual(['week.today', 'classes.week'])
})

test('the desk has three, and logs calls only', async () => {
  phone.signedIn(asDesk)
  const page = await open({ tab: 'record' })
  expect(textOf(page)).toContain('今天记一笔我的')
  expect(textOf(page)).not.toContain('家访')
})

test('today: the desk, the ring, who still waits, who answered', async () => {
  phone.signedIn(asTeacher)
  const text = textOf(await pane('pages/teacher/home/today/index'))
  for (const said of [longName, '和爸爸', '本周已通话94/113', '3周没通上话', '家访', '爸妈为他高兴'])
    expect(text).toContain(said)
})

test('a chip opens the form with the child filled in; dialling goes straight to the log form', async () => {
  phone.signedIn(asTeacher)
  const mounted = await pane('pages/teacher/home/today/index')
  await tap(mounted, '.need', 1)
  await tap(mounted, '.need', 2)
  const row = { ...booked(5, '10:10'), relation: 'father' }
  ;(mounted.instance.dial as (event: object) => void)({ detail: { row } })
  expect(phone.opened.map(decodeURIComponent)).toEqual([
    `/pages/record/note/index?kind=homeVisit&id=3`,
    '/pages/record/call/index?id=4',
    '/pages/record/call/index?id=5&booking=5&relation=father&dial=1',
  ])
})

test('today stays under five hundred nodes on its fullest day', async () => {
  phone.signedIn(asTeacher)
  const desk = Array.from({ length: 30 }, (_, place) => booked(place + 1, `1${place % 10}:00`))
  const needs: Array<'familyCall' | 'talkNote' | 'homeVisit'> = ['familyCall', 'talkNote', 'homeVisit']
  const waits = Array.from({ length: 60 }, (_, place) => missing(place + 1, { needs, weeksWithoutCall: 3 }))
  const answers = Array.from({ length: 20 }, () => today().answers[0]!)
  phone.answer = () => ok(today({ desk, missing: waits, answers }))
  const page = await open()
  expect(nodes(page)).toBeLessThanOrEqual(500)
})

test('nobody to look after yet, and no network at all', async () => {
  phone.signedIn(asTeacher)
  phone.answer = () => ok(today({ total: 0, called: 0, desk: [], missing: [], answers: [] }))
  expect(textOf(await pane('pages/teacher/home/today/index'))).toContain('还没有您照看的孩子')
  phone.stored.clear()
  phone.signedIn(asTeacher)
  phone.answer = () => Promise.reject({ errMsg: 'cloud.callFunction:fail -1 network' })
  expect(textOf(await pane('pages/teacher/home/today/index'))).toContain('网络不太好')
})

test('somebody who is not signed in any more is led to the door', async () => {
  phone.signedIn(asTeacher)
  phone.answer = () => no('NOT_SIGNED_IN')
  await pane('pages/teacher/home/today/index')
  expect(phone.opened[0]).toContain('/pages/start/index?to=')
})

describe('the class', () => {
  const fifty = Array.from({ length: 50 }, (_, place) =>
    pupil(place + 1, { needs: place % 2 ? 'ct' : '', last: place % 3 ? null : '2026-11-18' }),
  )

  test('fifty children in at most five hundred nodes, the home around them included', async () => {
    phone.signedIn(asTeacher)
    phone.answer = () => ok(classWeek(fifty, { classes: [1, 2, 3].map((id) => ({ classId: id, name: `${id}班` })) }))
    const page = await open({ tab: 'class' })
    expect(textOf(page)).toContain('孩子50')
    expect(nodes(page)).toBeLessThanOrEqual(500)
  })

  test('search by initials, filter by what is missing, another class', async () => {
    phone.signedIn(asTeacher)
    phone.answer = () => ok(classWeek(fifty))
    const mounted = await pane('pages/teacher/home/class/index')
    const ids = () => (mounted.instance.data.rows as Array<{ id: number }>).map(({ id }) => id)
    ;(mounted.instance.type as (event: object) => void)({ detail: { value: 'HZ49' } })
    expect(ids()).toEqual([49])
    ;(mounted.instance.type as (event: object) => void)({ detail: { value: '' } })
    ;(mounted.instance.filter as (event: object) => void)({ detail: { value: 'talkNote' } })
    expect(ids()).toHaveLength(25)
    ;(mounted.instance.chooseClass as (event: object) => void)({ detail: { value: 2 } })
    await settled(20)
    expect(phone.asked[1]!.input).toEqual({ classId: 2 })
    expect(ids()).toHaveLength(50)
    await tap(mounted, '.child', 4)
    expect(phone.opened).toEqual(['/pages/record/child/index?id=5'])
  })
})

describe('to write down', () => {
  const listed = { id: 9, name: '李小雨', className: '一年级2班', careArrangement: 'parent', last: null, contacts: 2 }
  beforeEach(() => {
    phone.signedIn(asTeacher)
    phone.answer = ({ action }) =>
      ok(action === 'children.list' ? { total: 1, pageSize: 50, children: [listed] } : today())
  })
  const type = (mounted: Mounted, value: string) =>
    (mounted.instance.type as (event: object) => void)({ detail: { value } })

  test('what first, then those who wait for it, else a search', async () => {
    const mounted = await pane('pages/teacher/home/record/index')
    expect(textOf(mounted)).toContain('孩子4')
    await tap(mounted, '.what', 2)
    expect(textOf(mounted)).not.toContain('孩子4')
    type(mounted, 'lxy')
    await settled(350)
    expect(textOf(mounted)).toContain('李小雨')
    ;(mounted.instance.open as (event: object) => void)({ currentTarget: { dataset: { index: 0 } } })
    expect(decodeURIComponent(phone.opened[0]!)).toBe('/pages/record/note/index?kind=homeVisit&id=9')
    type(mounted, '')
    expect(textOf(mounted)).toContain(longName)
  })

  test('what nobody waits for is written of a child that is searched', async () => {
    const mounted = await pane('pages/teacher/home/record/index')
    expect(textOf(mounted)).toContain('学习情况身体情况活动表彰')
    ;(mounted.instance.chooseOther as (event: object) => void)({ detail: { value: 'award' } })
    expect(textOf(mounted)).toContain('搜孩子的名字或首字母，记表彰')
    expect(textOf(mounted)).not.toContain('孩子4')
    type(mounted, 'lxy')
    await settled(350)
    ;(mounted.instance.open as (event: object) => void)({ currentTarget: { dataset: { index: 0 } } })
    expect(decodeURIComponent(phone.opened[0]!)).toBe('/pages/record/note/index?kind=award&id=9')
  })

  test('without network it looks among those who wait', async () => {
    const mounted = await pane('pages/teacher/home/record/index')
    phone.answer = () => Promise.reject({ errMsg: 'cloud.callFunction:fail -1 network' })
    type(mounted, '欧阳')
    await settled(350)
    expect(textOf(mounted)).toContain('先在还差记录的孩子里找')
    expect((mounted.instance.data.rows as unknown[]).length).toBe(1)
  })
})
