/** @jest-environment jsdom */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Output } from '../../../contract/actions'
import { settled, textOf, type Mounted } from '../mount'
import { no, ok, type Phone } from '../start/phone'
import { lost, nodes, open, save, teachersPhone, type Event } from './recording'
import { longName } from './replies'

type Opened = Output<'records.open'>

const father: Opened['relatives'][number] = {
  relativeId: 11,
  version: 4,
  name: '王强',
  relation: 'father',
  relationText: '',
  phones: ['199****0001', '199****0002'],
  employer: '滨港电子厂',
  occupation: '',
  employerAddress: '',
  employerPhone: '',
  address: '滨港市港北区工业***',
  reachable: '每天20:00以后',
  age: null,
  healthNote: '',
  deceased: false,
  isCaregiver: false,
  atHome: false,
  signedIn: true,
}
const grandmother: Opened['relatives'][number] = {
  ...father,
  relativeId: 12,
  name: '李桂兰',
  relation: 'grandmotherPaternal',
  phones: [],
  employer: '',
  address: '',
  reachable: '',
  isCaregiver: true,
  signedIn: false,
}

const record = (change: Partial<Opened> = {}): Opened => ({
  childId: 3,
  version: 7,
  on: '2026-11-22',
  isToday: true,
  firstDay: '2024-09-01',
  name: longName,
  sex: 'male',
  birthDate: '2017-05-01',
  classId: 1,
  className: '三年级2班',
  enrolledOn: '2024-09-01',
  leftOn: null,
  idNumber: '',
  address: '测试县东河镇上村3***',
  facts: {
    parentalAbsence: 'both',
    leftBehindStatus: 'bothParents',
    careArrangement: 'kinshipGrandparent',
    accommodation: 'day',
    specialStatus: [],
  },
  caregiverId: 12,
  careSince: '2026-09-01',
  character: '开朗',
  interests: '',
  health: '',
  remarks: '',
  relatives: [father, grandmother],
  siblings: [
    { childId: 9, name: '王小二', className: '一年级1班', through: [11] },
    { childId: null, name: '', className: '', through: [11] },
  ],
  care: [
    {
      careId: 2,
      kind: 'kinshipGrandparent',
      caregiver: '李桂兰',
      relation: 'grandmotherPaternal',
      from: '2026-09-01',
      to: null,
      reason: '父母外出',
    },
    {
      careId: 1,
      kind: 'parent',
      caregiver: '王强',
      relation: 'father',
      from: '2024-09-01',
      to: '2026-09-01',
      reason: '',
    },
  ],
  events: [
    {
      eventId: 5,
      kind: 'absenceChanged',
      on: '2026-09-01',
      recordedOn: '2026-09-03',
      by: '崔丽琴',
      note: '',
      changes: [{ what: '父母外出', from: '一方外出', to: '双方外出' }],
    },
  ],
  notice: { standing: 'missing', latest: null },
  alerts: [{ level: 'amber', text: '父母外出，还没有交委托照护书', law: '未成年人保护法第23条' }],
  gaps: ['idNumber', 'health', 'caregiverAge', 'notice'],
  corrections: [{ requestId: 5, on: '2026-11-20', words: '生日应该是2017年5月2日', state: 'open' }],
  can: { correct: true, people: true, trail: false },
  ...change,
})

let phone: Phone
let answer: Opened

beforeEach(() => {
  jest.resetModules()
  phone = teachersPhone()
  answer = record()
  phone.answer = ({ action }) =>
    ok(
      action === 'records.open'
        ? answer
        : action === 'records.reveal'
          ? { value: '测试县东河镇上村3组12号' }
          : { relativeId: 11, linked: false, shared: 0, bindingToCheck: false },
    )
})

const asked = (name: string) => phone.asked.filter(({ action }) => action === name)
const at = (dataset: object, value?: unknown) => ({ currentTarget: { dataset }, detail: { value } })
const call = (page: Mounted, method: string, event: object = {}) => (page.instance[method] as Event)(event)

describe('the record', () => {
  test('says what is on file, what is missing and whose turn it is, who cares and cared, what changed', async () => {
    const page = await open('file', { id: '3' })
    for (const said of [
      '双方外出',
      '双亲留守',
      '走读',
      '祖辈照料（李桂兰）',
      '从2026年9月1日起',
      '父母单方照料（王强）',
      '第一联系人',
      '第二联系人',
      '档案还差4项',
      '请家长、班主任补',
      '还没有登记身份证号',
      '还没有委托照护书',
      '未成年人保护法第23条',
      '一方外出→双方外出',
      '2026年9月3日记下',
      '王小二·一年级1班',
      '本校别的班还有1个孩子',
      '还没有登记号码',
    ])
      expect(textOf(page)).toContain(said)
    expect(nodes(page)).toBeLessThanOrEqual(500)
  })

  test('a masked value is shown when it is asked for, and only that one', async () => {
    const page = await open('file', { id: '3' })
    await call(page, 'reveal', at({ what: 'address' }))
    await settled(10)
    expect(asked('records.reveal').map(({ input }) => input)).toEqual([{ childId: 3, what: 'address' }])
    expect(textOf(page)).toContain('上村3组12号')
  })

  test('of a past day: read again as of it, nothing to change, and back', async () => {
    const page = await open('file', { id: '3' })
    answer = record({
      on: '2026-08-01',
      isToday: false,
      alerts: [],
      gaps: [],
      corrections: [],
      can: { correct: false, people: false, trail: false },
    })
    call(page, 'day', { detail: { value: '2026-08-01' } })
    await settled(20)
    expect(asked('records.open').at(-1)!.input).toEqual({ childId: 3, on: '2026-08-01' })
    expect(textOf(page)).toContain('这是2026年8月1日的档案')
    expect(textOf(page)).not.toMatch(/修改|显示|换人照料|去补/)
    answer = record()
    call(page, 'backToToday')
    await settled(20)
    expect(asked('records.open').at(-1)!.input).toEqual({ childId: 3 })
  })

  test('what a guardian says is wrong stands there, to read', async () => {
    const page = await open('file', { id: '3' })
    expect(textOf(page)).toContain('家长说有地方不对生日应该是2017年5月2日2026年11月20日提出学校正在处理')
    answer = record({ corrections: [] })
    expect(textOf(await open('file', { id: '3' }))).not.toContain('家长说有地方不对')
  })

  const urls = (page: Mounted) =>
    (page.instance.data.view as { links: { label: string; url: string }[] }).links.map(({ label, url }) => [label, url])
  const ofKeeper = [
    ['同意情况', '/pages/consent/ledger/index?childId=3'],
    ['谁绑定了微信', '/pages/record/bindings/index?childId=3'],
  ]
  const ofHead = [
    ['谁看过', '/pages/rights/readers/index?childId=3'],
    ['存了什么', '/pages/rights/held/index?childId=3'],
  ]

  const known = JSON.parse(readFileSync(path.resolve(__dirname, '../../../miniprogram/app.json'), 'utf8')) as {
    pages: string[]
  }

  test.each<[string, Partial<Opened>, string[][]]>([
    ['the class teacher', {}, ofKeeper],
    ['the head', { can: { correct: true, people: true, trail: true } }, [...ofKeeper, ...ofHead]],
    [
      'the head, of a child who has left',
      { leftOn: '2026-11-01', can: { correct: true, people: true, trail: true } },
      [ofKeeper[0]!, ...ofHead],
    ],
    ['a paired teacher', { can: { correct: false, people: false, trail: false } }, []],
  ])('the pages beside it, for %s', async (_who, change, expected) => {
    answer = record(change)
    const page = await open('file', { id: '3' })
    expect(urls(page)).toEqual(expected)
    for (const [label, url] of expected) {
      expect(textOf(page)).toContain(label)
      expect(known.pages).toContain(url!.slice(1).split('?')[0])
      call(page, 'goTo', at({ url }))
    }
    expect(phone.opened).toEqual(expected.map(([, url]) => url))
  })

  test.each([
    [0, '/pages/record/correct/index?id=3&part=about'],
    [1, '/pages/record/contact/index?id=3&relative=12'],
    [2, '/pages/record/notice/index?id=3'],
  ])('what is missing leads to its form: row %s', async (index, url) => {
    const page = await open('file', { id: '3' })
    call(page, 'fill', at({ index }))
    expect(phone.opened).toEqual([url])
  })
})

describe('correcting', () => {
  const health = (page: Mounted, value: string) => call(page, 'choose', at({ field: 'health' }, value))

  test('only what was changed is sent, with the version that was read', async () => {
    const page = await open('correct', { id: '3', part: 'about' })
    await save(page)
    expect(textOf(page)).toContain('还没有改动')
    health(page, '近视')
    await save(page)
    expect(asked('records.correct')[0]!.input).toEqual({
      childId: 3,
      version: 7,
      changes: { health: '近视' },
      note: '',
    })
    expect(phone.opened).toEqual(['back'])
  })

  test('somebody else was quicker: what was typed stays, what is there now stands beside it', async () => {
    const page = await open('correct', { id: '3', part: 'about' })
    health(page, '近视')
    answer = record({ version: 8, health: '对花生过敏', interests: '画画' })
    const online = phone.answer
    phone.answer = (one) => (one.action === 'records.correct' ? no('RECORD_CHANGED') : online(one))
    await save(page)
    await settled(20)
    expect(page.instance.data.entry).toMatchObject({ health: '近视', interests: '画画' })
    expect(textOf(page)).toContain('别人刚刚改成了：对花生过敏')
    phone.answer = online
    await save(page)
    expect(asked('records.correct').at(-1)!.input).toMatchObject({ version: 8, changes: { health: '近视' } })
  })

  test('without network nothing is lost, not even when the form is left; and nothing is stored', async () => {
    const page = await open('correct', { id: '3', part: 'about' })
    call(page, 'choose', at({ field: 'idNumber' }, '990101201705010026'))
    const online = phone.answer
    phone.answer = lost
    await save(page)
    expect(page.instance.data.entry).toMatchObject({ idNumber: '990101201705010026' })
    expect((page.instance.data.form as { text: string }).text).toContain('网络')
    expect(JSON.stringify([...phone.stored])).not.toContain('990101201705010026')
    phone.answer = online
  })

  test('an error stands at its field until it is mended', async () => {
    const page = await open('correct', { id: '3', part: 'about' })
    const online = phone.answer
    phone.answer = (one) =>
      one.action === 'records.correct'
        ? { ok: false, error: { code: 'INVALID_INPUT', ref: 'ab12', fields: { 'changes.health': 'tooLong' } } }
        : online(one)
    health(page, '近视')
    await save(page)
    expect(textOf(page)).toContain('太长了')
    health(page, '好')
    await settled(5)
    expect(textOf(page)).not.toContain('太长了')
  })
})

describe('a relative', () => {
  test('numbers on file go by their place; one that is typed goes as it is; masked values that nobody retyped stay', async () => {
    const page = await open('contact', { id: '3', relative: '11' })
    expect(textOf(page)).toContain('199****0001')
    expect(textOf(page)).toContain('这位家人也在王小二、别的班的孩子的联系卡上')
    call(page, 'dropNumber', at({ key: 1 }))
    call(page, 'addNumber')
    call(page, 'number', at({ key: 3 }, '19900007777'))
    await save(page)
    expect(asked('contacts.save')[0]!.input).toMatchObject({
      childId: 3,
      relativeId: 11,
      version: 4,
      phones: [{ keep: 2 }, { number: '19900007777' }],
      address: { keep: true },
      employerAddress: '',
      age: null,
    })
  })

  test('who looks after the child cannot be taken off; the error of a number stands at its row', async () => {
    expect(textOf(await open('contact', { id: '3', relative: '12' }))).not.toContain('从联系卡上去掉')
    const online = phone.answer
    phone.answer = (one) =>
      one.action === 'contacts.save'
        ? { ok: false, error: { code: 'INVALID_INPUT', ref: 'ab12', fields: { 'phones.0.number': 'phoneWrong' } } }
        : online(one)
    const page = await open('contact', { id: '3' })
    call(page, 'addNumber')
    call(page, 'number', at({ key: 2 }, '123'))
    await save(page)
    expect(page.instance.data.numberErrors).toEqual({ 2: '请填11位手机号，或带区号的座机号' })
  })

  test('taking somebody off is asked first', async () => {
    const page = await open('contact', { id: '3', relative: '11' })
    call(page, 'askRemove')
    await settled(5)
    expect(asked('contacts.remove')).toEqual([])
    await call(page, 'remove')
    await settled(10)
    expect(asked('contacts.remove')[0]!.input).toEqual({ childId: 3, relativeId: 11 })
  })
})

test('who cares: only those of the card who can; the single one is chosen by itself', async () => {
  const page = await open('care', { id: '3' })
  call(page, 'chooseKind', { detail: { value: 'parent' } })
  await save(page)
  expect(asked('records.care')[0]!.input).toMatchObject({ childId: 3, kind: 'parent', caregiverId: 11 })
  const alone = await open('care', { id: '3' })
  call(alone, 'chooseKind', { detail: { value: 'livingAlone' } })
  await settled(5)
  expect(textOf(alone)).toContain('第21条')
})

test('the entrustment: never a parent, with what the law says of who may not be entrusted', async () => {
  const page = await open('notice', { id: '3' })
  expect(textOf(page)).toContain('奶奶李桂兰')
  expect(textOf(page)).not.toContain('爸爸王强')
  expect(textOf(page)).toContain('第22条')
  await save(page)
  expect(asked('records.notice')[0]!.input).toMatchObject({ childId: 3, caregiverId: 12, villageTold: false })
})

test('what is missing, as a list that goes on', async () => {
  const gapsReply = (page: number): Output<'records.gaps'> => ({
    classes: [{ classId: 1, name: '一年级1班' }],
    total: 60,
    complete: 5,
    missing: 80,
    groups: [
      { group: 'child', children: 55 },
      { group: 'care', children: 0 },
    ],
    pageSize: 50,
    incomplete: 55,
    children: [{ childId: page + 1, name: `孩子${page}`, className: '一年级1班', gaps: ['idNumber', 'notice'] }],
  })
  phone.answer = ({ input }) => ok(gapsReply((input as { page?: number }).page ?? 0))
  const page = await open('gaps', {})
  expect(textOf(page)).toContain('60份档案，5份齐全，一共还差80项')
  expect(textOf(page)).toContain('还差2项：身份证号、有效的委托照护书')
  await call(page, 'more')
  await settled(10)
  expect(textOf(page)).toContain('孩子1')
})
