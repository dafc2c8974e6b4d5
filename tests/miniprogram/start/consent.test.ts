/** @jest-environment jsdom */
import type { Output } from '../../../contract/actions'
import { mount, settled, textOf } from '../mount'
import { known, no, ok, Phone } from './phone'

type Consents = Output<'consents.list'>

const at = '2026-09-01T00:00:00.000Z'
const child = (change: Partial<Consents['children'][number]> = {}): Consents['children'][number] => ({
  childId: 3,
  name: '欧阳买买提·艾力江',
  className: '三年级1班',
  school: '柳溪镇中心小学',
  relation: 'father',
  given: [],
  others: [{ relation: 'grandmotherPaternal', name: '王秀兰', signedIn: false }],
  ...change,
})

let phone: Phone
let children: Consents['children']

beforeEach(() => {
  jest.resetModules()
  phone = new Phone().install().signedIn(known({ consentNeeded: true }))
  children = [child()]
  phone.answer = ({ action }) => {
    if (action === 'consents.list')
      return ok({ children, noticeVersion: '2026-11', messagesLeft: 0, requests: { open: 0, answered: 0 } })
    return ok(action === 'session.open' ? known() : { given: 1 })
  }
})

async function open(query: object = {}) {
  const page = mount('pages/consent/index')
  ;(page.instance.onLoad as (query: object) => void)(query)
  await settled(10)
  return page
}

const turn = (page: Awaited<ReturnType<typeof open>>, key: string, value: boolean) =>
  (page.instance.turn as (event: object) => void)({ currentTarget: { dataset: { key } }, detail: { value } })

const agree = async (page: Awaited<ReturnType<typeof open>>) => {
  await (page.instance.agree as () => Promise<void>)()
  await settled(10)
}

const given = () => phone.asked.filter(({ action }) => action === 'consents.give').map(({ input }) => input)

test('plain words, the child’s name, and everything that is optional off', async () => {
  const page = await open()
  const text = textOf(page)
  for (const said of ['欧阳买买提·艾力江（三年级1班）', '谁看得到', '您可以', '个人信息保护法', '同意建立档案'])
    expect(text).toContain(said)
  const { optional } = page.instance.data.view as { optional: Array<{ key: string; on: boolean }> }
  expect(optional.map(({ key, on }) => [key, on])).toEqual([
    ['photos', false],
    ['messages', false],
    ['district', false],
  ])
})

test('the tap on the button agrees to what it names, and leads where one was going', async () => {
  const page = await open({ to: encodeURIComponent('/pages/parent/home/index?tab=calls') })
  turn(page, 'messages', true)
  expect(textOf(page)).toContain('同意建立档案和已打开的1项')
  await agree(page)
  expect(given()).toEqual([{ purposes: ['records', 'messages'], noticeVersion: '2026-11' }])
  expect(phone.opened).toEqual(['/pages/parent/home/index?tab=calls'])
  expect(phone.stored.get('session')).toMatchObject({ consentNeeded: false })
})

test('asked again under a new notice, one finds what one had given; what is turned off is withdrawn', async () => {
  children = [
    child({
      given: [
        { purpose: 'photos', at },
        { purpose: 'messages', at },
      ],
    }),
  ]
  const page = await open()
  turn(page, 'photos', false)
  await agree(page)
  expect(phone.asked.filter(({ action }) => action === 'consents.set').map(({ input }) => input)).toEqual([
    { childId: 3, purpose: 'photos', given: false },
  ])
  expect(given()).toEqual([{ purposes: ['records', 'messages'], noticeVersion: '2026-11' }])
})

test('a refusal is said and nothing moves on', async () => {
  const page = await open()
  phone.answer = () => no('BUSY')
  await agree(page)
  expect(textOf(page)).toContain('现在用的人多')
  expect(phone.opened).toEqual([])
})

test('not agreeing is answered kindly, and leads out', async () => {
  const page = await open()
  ;(page.instance.decline as () => void)()
  expect(textOf(page)).toContain('没关系')
  ;(page.instance.leave as () => void)()
  expect(phone.opened).toEqual(['/pages/start/index'])
  expect(phone.stored.get('left')).toBe(true)
})

test('read again later it is the notice alone', async () => {
  const page = await open({ read: '1' })
  expect(textOf(page)).toContain('记些什么')
  expect(textOf(page)).not.toContain('同意建立档案')
  expect(page.querySelectorAll('.purpose').length).toBe(0)
})
