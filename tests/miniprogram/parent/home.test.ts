/** @jest-environment jsdom */
import { mount, settled, textOf } from '../mount'
import { known, ok, parent, Phone, teacher } from '../start/phone'
import { board, mine } from './replies'

let phone: Phone

beforeEach(() => {
  jest.resetModules()
  phone = new Phone().install()
  phone.answer = ({ action }) => ok(action === 'updates.mine' ? mine() : board())
})

async function open(query: object = {}) {
  const page = mount('pages/parent/home/index')
  ;(page.instance.onLoad as (query: object) => void)(query)
  await settled(30)
  return page
}

test('three tabs, and only the pane in view asks the school', async () => {
  phone.signedIn()
  const page = await open()
  expect(textOf(page)).toContain('本周通话我的')
  expect(phone.actions).toEqual(['updates.mine'])
  ;(page.instance.move as (event: object) => void)({ detail: { bookingId: 9, week: '2026-11-16' } })
  await settled(30)
  expect(phone.actions).toEqual(['updates.mine', 'bookings.board'])
  expect(page.instance.data).toMatchObject({ tab: 'calls', movingId: 9 })
})

test('a service message that opens it on a fresh phone passes the door and comes back', async () => {
  await open({ tab: 'week', child: '3', week: '2026-11-16' })
  const back = '/pages/parent/home/index?tab=week&child=3&week=2026-11-16'
  expect(phone.opened).toEqual([`/pages/start/index?to=${encodeURIComponent(back)}`])
  expect(phone.asked).toEqual([])
})

test('a message puts on the hat it is for', async () => {
  phone.signedIn(known({ hats: [teacher, parent] }))
  const page = await open({ tab: 'week', hat: encodeURIComponent('1:parent') })
  expect(phone.stored.get('hat')).toBe('1:parent')
  expect(phone.asked[0]).toMatchObject({ action: 'updates.mine', hat: '1:parent' })
  expect(textOf(page)).toContain('老师·柳溪镇中心小学')
})

test('a teacher without a child here is sent home', async () => {
  phone.signedIn(known({ hats: [teacher] }))
  await open()
  expect(phone.opened).toEqual(['/pages/teacher/home/index'])
})
