/** @jest-environment jsdom */
import { mount, settled, tap, textOf } from '../mount'
import { known, no, ok, Phone, teacher } from '../start/phone'
import { asked, MONDAY, present, roster, shift } from './roster'

let phone: Phone
const desk = { key: '1:desk', role: 'desk', place: '柳溪镇中心小学', placeId: 1, duty: true } as const
const head = { key: '1:head', role: 'head', place: '柳溪镇中心小学', placeId: 1 } as const

beforeEach(() => {
  jest.resetModules()
  jest.spyOn(Date, 'now').mockReturnValue(present)
  phone = new Phone().install().signedIn(known({ hats: [teacher] }))
  phone.answer = ({ action }) => ok(action === 'session.open' ? known({ hats: [teacher] }) : roster())
})
afterEach(() => jest.restoreAllMocks())

async function open(page: string, query: object = {}) {
  const mounted = mount(`pages/duty/${page}`)
  ;(mounted.instance.onLoad as undefined | ((query: object) => void))?.(query)
  await settled(60)
  return mounted
}

const acting = (page: { instance: Record<string, unknown> }, method: string, event: object = {}) =>
  (page.instance[method] as (event: object) => unknown)(event)
const at = (dataset: object) => ({ currentTarget: { dataset } })
const sent = () => phone.asked.filter(({ action }) => action !== 'duty.list' && action !== 'session.open')

test('a swap is two taps: the duty, the colleague', async () => {
  const page = await open('index')
  expect(phone.actions).toEqual(['duty.list'])
  expect(textOf(page)).toContain('明天周四')
  acting(page, 'ask', at({ id: 1 }))
  await settled(20)
  expect(textOf(page)).toContain('和TA换一班')
  expect(textOf(page)).not.toContain('同时值班')
  phone.answer = ({ action }) => ok(action === 'duty.ask' ? { swapId: 5 } : roster({ mine: [shift({ asked: true })] }))
  acting(page.querySelector('#partners')!, 'choose', at({ person: 7, duty: 3, name: '方老师' }))
  await settled(40)
  expect(sent()).toMatchObject([{ action: 'duty.ask', input: { dutyId: 1, personId: 7, withDutyId: 3 } }])
  expect(textOf(page)).toContain('已经问方老师了')
  expect(textOf(page)).toContain('在等答复')
})

test('what is asked of me is answered with one tap, and a duty of today brings its hat', async () => {
  phone.answer = ({ action }) =>
    ok(action === 'session.open' ? known({ hats: [teacher, desk] }) : roster({ asks: [asked()] }))
  const page = await open('index')
  expect(textOf(page)).toContain('方老师请您替一班')
  phone.answer = ({ action }) => {
    if (action === 'duty.answer') return ok({ state: 'accepted' })
    return ok(action === 'session.open' ? known({ hats: [teacher, desk] }) : roster())
  }
  await acting(page, 'accept', at({ id: 31 }))
  await settled(40)
  expect(sent()).toMatchObject([{ action: 'duty.answer', input: { swapId: 31, accept: true } }])
  expect(phone.actions).toContain('session.open')
  expect(textOf(page)).toContain('换好了')
  expect(textOf(page)).not.toContain('请您替一班')
})

test('a question that is over says so, and the roster as it stands is shown', async () => {
  phone.answer = () => ok(roster({ asks: [asked()] }))
  const page = await open('index')
  phone.answer = ({ action }) => {
    if (action === 'session.open') return ok(known({ hats: [teacher] }))
    return action === 'duty.answer' ? no('DUTY_CHANGED') : ok(roster())
  }
  await acting(page, 'accept', at({ id: 31 }))
  await settled(40)
  expect(textOf(page)).toContain('值班表刚刚变了')
  expect(textOf(page)).not.toContain('请您替一班')
})

test('today’s duty leads to the desk in its hat', async () => {
  phone.signedIn(known({ hats: [teacher, desk] }))
  const page = await open('index')
  acting(page, 'toDesk')
  expect(phone.stored.get('hat')).toBe(desk.key)
})

test('the line at the top says that one is on duty today', async () => {
  phone.signedIn(known({ hats: [teacher, desk] }))
  const line = mount('pages/me/other-hat/index')
  await settled(10)
  expect(textOf(line)).toBe('今天您值班去值班台')
  const row = mount('pages/me/roster/index')
  await settled(10)
  await tap(row, '#roster')
  expect(phone.opened).toEqual(['/pages/duty/index'])
})

test('a parent has no roster among their own things', async () => {
  phone.signedIn()
  const row = mount('pages/me/roster/index')
  await settled(10)
  expect(textOf(row)).toBe('')
})

test('the head sets a day; a roster that changed meanwhile is shown anew', async () => {
  phone.signedIn(known({ hats: [head] }))
  phone.answer = () => ok(roster({ can: { edit: true } }))
  const page = await open('day/index', { on: '2026-11-27' })
  expect(phone.asked[0]).toMatchObject({ input: { week: MONDAY } })
  await acting(page, 'save')
  await settled(10)
  expect(textOf(page)).toContain('还有一班没有选老师')
  acting(page, 'person', { ...at({ place: 0 }), detail: { value: 8 } })
  phone.answer = ({ action }) => (action === 'duty.save' ? no('DUTY_CHANGED') : ok(roster({ can: { edit: true } })))
  await acting(page, 'save')
  await settled(40)
  expect(sent()).toMatchObject([
    { input: { on: '2026-11-27', was: [{ dutyId: 2, personId: 6 }], shifts: [{ personId: 8, from: 710, to: 1080 }] } },
  ])
  expect(textOf(page)).toContain('值班表刚刚变了')
  expect((page.instance.data.shifts as { personId: number }[])[0]!.personId).toBe(0)
})

test('turns for the next weeks, or as the week before', async () => {
  phone.signedIn(known({ hats: [head] }))
  const page = await open('turns/index', { week: '2026-11-30' })
  acting(page, 'takeTurns')
  await settled(10)
  expect(textOf(page)).toContain('先选一位或几位老师')
  acting(page, 'choosePeople', { detail: { value: [8, 7] } })
  phone.answer = ({ action }) => ok(action === 'duty.copy' ? { days: 6, shifts: 6 } : roster())
  await acting(page, 'takeTurns')
  await settled(20)
  expect(textOf(page)).toContain('排好了6天')
  await acting(page, 'asBefore')
  expect(sent().map(({ input }) => input)).toMatchObject([{ people: [8, 7], weeks: 1 }, { weeks: 1 }])
})

test('a hand-over note waits for the network', async () => {
  phone.answer = () => Promise.reject({ errMsg: 'cloud.callFunction:fail -1 network' })
  const page = await open('handover/index')
  await acting(page, 'save')
  await settled(10)
  expect(textOf(page)).toContain('点一项，或写一句')
  acting(page, 'choose', { detail: { value: ['allWell'] } })
  await acting(page, 'save')
  await settled(40)
  expect(JSON.stringify([...phone.stored.values()])).toContain('值班交接')
})
