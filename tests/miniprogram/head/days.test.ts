/** @jest-environment jsdom */
import { mount, settled, textOf } from '../mount'
import { ok, Phone } from '../start/phone'
import { headSession, lines } from './replies'

let phone: Phone
let answers: Record<string, unknown>
const asked: string[] = []

const review = {
  lines: [{ lineId: 3, name: '宿舍楼电话', medium: 'voice' }],
  calls: [
    {
      ...{ bookingId: 7, lineId: 3, startsAt: '2026-11-28T09:00:00.000Z', className: '三年级1班', reason: 'holiday' },
      ...{ since: '2026-11-25T07:00:00.000Z', told: false, children: [{ childId: 1, name: '欧阳买买提·艾力江' }] },
      near: [{ lineId: 3, startsAt: '2026-11-27T09:00:00.000Z' }],
    },
  ],
}

const rules = {
  ...{ callsAWeek: 1, cancelBeforeMinutes: 30, offerMinutes: 30, unconfirmed: 'keep', releaseBeforeMinutes: 1440 },
  publish: 'clock',
}

beforeEach(() => {
  jest.resetModules()
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-25T07:00:00Z'))
  phone = new Phone().install().signedIn(headSession)
  answers = {
    'lines.list': ok(lines()),
    'lines.effect': ok({ flagged: 0, back: 0, calls: [] }),
    'lines.except': ok({ exceptionId: 4, flagged: 0, back: 0 }),
    'lines.unexcept': ok({ flagged: 0, back: 2 }),
    'lines.rules': ok(rules),
    'lines.setRules': ok(rules),
    'lines.review': ok(review),
    'lines.keep': ok({ kept: true }),
    'bookings.move': ok({ bookingId: 8, startsAt: '2026-11-27T09:00:00.000Z', childIds: [1] }),
  }
  phone.answer = ({ action }) => answers[action]
  asked.length = 0
  wx.showModal = ((question: { title: string }) => {
    asked.push(question.title)
    return Promise.resolve({ confirm: true })
  }) as never
})
afterEach(() => jest.restoreAllMocks())

async function open(path: string, query: object = {}) {
  const page = mount(path)
  ;(page.instance.onLoad as (query: object) => void)(query)
  await settled(30)
  return page
}
type Page = Awaited<ReturnType<typeof open>>

async function act(page: Page, method: string, detail: object = {}, dataset: object = {}) {
  void (page.instance[method] as (event: object) => unknown)({ detail, currentTarget: { dataset } })
  await settled(20)
}

const sent = (action: string) => phone.asked.filter((one) => one.action === action).map(({ input }) => input)
const refused = (fields: object) => ({ ok: false, error: { code: 'INVALID_INPUT', ref: 'ab12', fields } })

describe('特殊日子', () => {
  const path = 'pages/head/days/index'

  test('a holiday in four taps: its name brings the length, and who is on it is asked before', async () => {
    answers['lines.effect'] = ok({ flagged: 2, back: 0, calls: [] })
    answers['lines.except'] = ok({ exceptionId: 4, flagged: 2, back: 0 })
    const page = await open(path)
    expect(textOf(page)).toContain('11月26日周四')
    await act(page, 'holiday', { value: '元旦' })
    expect(textOf(page)).toContain('11月28日周六')
    await act(page, 'save')
    expect(asked).toEqual(['有 2 个家庭约在这些时间'])
    expect(sent('lines.except')).toEqual([
      { kind: 'closed', reason: 'holiday', lineId: null, note: '元旦', fromOn: '2026-11-26', toOn: '2026-11-28' },
    ])
    expect(phone.opened).toEqual(['/pages/head/home/index?tab=lines'])
  })

  test('extra hours that are open already are said at the clocks', async () => {
    answers['lines.except'] = refused({ fromMinute: 'openAlready' })
    const page = await open(path)
    await act(page, 'kind', { value: 'extra' })
    await act(page, 'clock', { from: '16:30', to: '17:30' })
    await act(page, 'save')
    expect(textOf(page)).toContain('和已经开放的时段重叠了')
    await act(page, 'clock', { from: '18:30', to: '19:30' })
    expect(textOf(page)).not.toContain('重叠')
    expect(phone.opened).toEqual([])
  })

  test('one on file is shown, and goes with a tap', async () => {
    answers['lines.list'] = ok(
      lines({
        exceptions: [
          {
            ...{
              exceptionId: 4,
              lineId: null,
              kind: 'closed',
              reason: 'exam',
              fromOn: '2026-11-28',
              toOn: '2026-11-28',
            },
            ...{ fromMinute: null, toMinute: null, asWeekday: null, note: '期末考试' },
          },
        ],
      }),
    )
    const page = await open(path, { id: '4' })
    expect(textOf(page)).toContain('期末考试')
    await act(page, 'remove')
    expect(sent('lines.unexcept')).toEqual([{ exceptionId: 4 }])
    expect(textOf(await open(path, { id: '9' }))).toContain('没有找到这一天')
  })

  test('no network: nothing is sent, and it says so', async () => {
    const page = await open(path)
    phone.answer = () => Promise.reject(new Error('no network'))
    await act(page, 'save')
    expect(sent('lines.except')).toEqual([])
    expect(textOf(page)).toContain('网络不太好')
  })
})

test('通话规定: what is tapped is what is saved', async () => {
  const page = await open('pages/head/rules/index')
  expect(textOf(page)).not.toContain('提前多久让出来')
  await act(page, 'choose', { value: 'release' }, { key: 'unconfirmed' })
  expect(textOf(page)).toContain('提前多久让出来')
  await act(page, 'choose', { value: 2 }, { key: 'callsAWeek' })
  await act(page, 'save')
  expect(sent('lines.setRules')).toEqual([{ ...rules, unconfirmed: 'release', callsAWeek: 2 }])
})

describe('要改时间的通话', () => {
  const path = 'pages/head/review/index'

  test('one tap moves a call, and the list is asked anew', async () => {
    const page = await open(path)
    expect(textOf(page)).toContain('还没人告诉家长')
    answers['lines.review'] = ok({ ...review, calls: [] })
    await act(page, 'move', {}, { index: 0, slot: 0 })
    expect(sent('bookings.move')).toEqual([{ bookingId: 7, lineId: 3, startsAt: '2026-11-27T09:00:00.000Z' }])
    expect(textOf(page)).toContain('没有要改时间的通话')
  })

  test('taken meanwhile: it says so at the call, and shows what is free now', async () => {
    const page = await open(path)
    answers['bookings.move'] = { ok: false, error: { code: 'SLOT_TAKEN', ref: 'ab12' } }
    await act(page, 'move', {}, { index: 0, slot: 0 })
    expect(textOf(page)).toContain('刚刚被别的家庭约走了')
    expect(sent('lines.review')).toHaveLength(2)
  })

  test('a call may stay at its time, after a question', async () => {
    const page = await open(path)
    await act(page, 'keep', {}, { index: 0 })
    expect(asked).toEqual(['照原来的时间通话'])
    expect(sent('lines.keep')).toEqual([{ bookingId: 7 }])
  })
})
