/** @jest-environment jsdom */
import { builtModule, mount, settled } from '../mount'
import { known, no, ok, parent, Phone, stranger, teacher } from '../start/phone'
import { placePage, type Page } from './probe'

let phone: Phone
let page: Page

beforeEach(() => {
  jest.resetModules()
  phone = new Phone().install().signedIn(known({ hats: [teacher, parent] }))
  // Everything that the phone keeps for its two hats.
  phone.stored.set('kept', [
    { name: '1:teacher|children.open|{"childId":7}', at: 1, bytes: 10 },
    { name: '1:parent|updates.mine|{}', at: 1, bytes: 10 },
  ])
  phone.stored.set('kept:1:teacher|children.open|{"childId":7}', '{"name":"李小雨"}')
  phone.stored.set('kept:1:parent|updates.mine|{}', '{"name":"李小雪"}')
  phone.stored.set('draft|1:teacher|talkNote|7', { entry: {} })
  phone.stored.set('note-form|1:teacher|talkNote', {})
  phone.stored.set('outbox', [
    { requestId: 'a', hat: '1:teacher', action: 'calls.log', input: {}, label: '李小雨的通话', at: 1 },
    { requestId: 'b', hat: '1:parent', action: 'updates.answer', input: {}, label: '回复', at: 1 },
  ])
  page = mount(placePage()) as Page
})
afterEach(() => page.detach())

const show = () => page.instance.show('children.open', { childId: 7 }, ((data: object) => data) as never)
const keys = () => [...phone.stored.keys()].toSorted()

test('a teacher who left: at the first refusal all that was the teacher’s leaves the phone, and the mother’s stays', async () => {
  phone.answer = ({ action }) => (action === 'session.open' ? ok(known({ hats: [parent] })) : no('FORBIDDEN'))
  await show()
  await settled(10)
  expect(keys()).toEqual(['hat', 'kept', 'kept:1:parent|updates.mine|{}', 'outbox', 'session'])
  expect(JSON.stringify([...phone.stored])).not.toContain('李小雨')
  expect(phone.stored.get('outbox')).toMatchObject([{ requestId: 'b' }])
  expect(phone.stored.get('hat')).toBe('1:parent')
  expect(phone.opened).toEqual(['/pages/start/index?gone=1'])
})

test('whoever has no hat left keeps nothing', async () => {
  phone.answer = ({ action }) => (action === 'session.open' ? ok(stranger) : no('FORBIDDEN'))
  await show()
  await settled(10)
  expect(keys()).toEqual(['kept', 'outbox', 'session'])
  expect(phone.stored.get('kept')).toEqual([])
  expect(phone.stored.get('outbox')).toEqual([])
  expect(JSON.stringify([...phone.stored])).not.toMatch(/李小|李建国/)
})

test('a refusal that has another reason takes nothing away', async () => {
  const before = keys()
  phone.answer = ({ action }) => (action === 'session.open' ? ok(known({ hats: [teacher, parent] })) : no('FORBIDDEN'))
  await show()
  await settled(10)
  expect(keys()).toEqual(before.filter((key) => key !== 'kept:1:teacher|children.open|{"childId":7}'))
  expect(phone.opened).toEqual([])
})

test('several screens that are refused at once ask once', async () => {
  phone.answer = ({ action }) => (action === 'session.open' ? ok(stranger) : no('FORBIDDEN'))
  await Promise.all([show(), page.instance.show('week.today', {}, ((data: object) => data) as never)])
  await show()
  await settled(10)
  expect(phone.actions.filter((action) => action === 'session.open').length).toBeLessThanOrEqual(2)
  expect(phone.opened.length).toBeLessThanOrEqual(2)
})

test('not signed in any more: no old reply stays, what waits is kept until somebody signs in', async () => {
  phone.answer = () => no('NOT_SIGNED_IN')
  await show()
  await settled(10)
  expect(keys().filter((key) => key.startsWith('kept:'))).toEqual([])
  expect(phone.stored.get('outbox')).toHaveLength(2)
})

test('the next launch clears it too, without any refusal', async () => {
  phone.answer = () => ok(known({ hats: [parent] }))
  await builtModule<{ openSession(): Promise<unknown> }>('services/session').openSession()
  expect(keys().filter((key) => key.includes('1:teacher'))).toEqual([])
})

test('after signing out the phone holds only that somebody has left', async () => {
  const files = ['联系卡.docx']
  const removed: string[] = []
  Object.assign(wx, {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getFileSystemManager: () => ({
      readdir: ({ success }: { success: (found: object) => void }) => success({ files }),
      unlink: ({ filePath }: { filePath: string }) => void removed.push(filePath),
    }),
  })
  const answers: Array<(reply: unknown) => void> = []
  phone.answer = () => new Promise((resolve) => answers.push(resolve))
  const underWay = [show(), builtModule<{ openSession(): Promise<unknown> }>('services/session').openSession()]
  await settled()
  builtModule<{ signOut(): void }>('services/session').signOut()
  builtModule<{ rememberLeaving(): void }>('pages/start/leaving').rememberLeaving()
  // What was under way comes late, and brings nothing back.
  answers[0]!(ok({ name: '李小雨' }))
  answers[1]!(ok(known()))
  await Promise.all(underWay)
  await settled(10)
  expect(keys()).toEqual(['left'])
  expect(removed).toEqual(['wxfile://usr/联系卡.docx'])
})
