/** @jest-environment jsdom */
import { builtModule, mount } from '../mount'
import { known, no, ok, Phone } from '../start/phone'
import { lost, placePage, type Outbox } from './probe'

const DAY_MS = 86_400_000

let phone: Phone
let clock: number
/** What WeChat's sheet answers, by template id; thrown where it is an error. */
let sheet: Record<string, string> | Error
let asked: string[][]

beforeEach(() => {
  phone = new Phone()
    .install()
    .signedIn(known({ templates: { weeklyUpdate: 'T1', callBooked: 'T2', callReminder: 'T3', callChanged: 'T4' } }))
  asked = []
  sheet = {}
  clock = Date.parse('2026-11-25T07:00:00Z')
  jest.spyOn(Date, 'now').mockImplementation(() => clock)
  phone.answer = ({ action }) =>
    ok(action === 'messages.credit' ? { left: { weeklyUpdate: 1, callBooked: 0 } } : known())
  Object.assign(wx, {
    requestSubscribeMessage: async ({ tmplIds }: { tmplIds: string[] }) => {
      asked.push(tmplIds)
      if (sheet instanceof Error) throw sheet
      return Object.fromEntries(tmplIds.map((id) => [id, (sheet as Record<string, string>)[id] ?? 'accept']))
    },
  })
  mount(placePage())
})
afterEach(() => jest.restoreAllMocks())

const inPassing = (names: string[], moment = 'answering') =>
  builtModule<{ askInPassing(names: string[], moment: string): Promise<void> }>(
    'pages/parent/messages-wanted',
  ).askInPassing(names, moment)
const settings = () =>
  builtModule<{ messageSettings(): Promise<{ off: boolean; refused: string[] }> }>(
    'services/subscribe',
  ).messageSettings()

test('nobody is asked twice a day for the same, but for what is used up', async () => {
  await inPassing(['weeklyUpdate', 'callBooked'])
  expect(phone.asked.at(-1)).toMatchObject({ action: 'messages.credit', input: { moment: 'answering' } })
  // The server says that the one for a booking was sent already.
  await inPassing(['weeklyUpdate', 'callBooked'], 'booking')
  await inPassing(['weeklyUpdate'])
  clock += DAY_MS
  await inPassing(['weeklyUpdate'])
  expect(asked).toEqual([['T1', 'T2'], ['T2'], ['T1']])
})

test('a no is a no until tomorrow, a ban for good', async () => {
  sheet = { T1: 'reject', T2: 'ban' }
  phone.answer = () => ok({ left: { weeklyUpdate: 0, callBooked: 0 } })
  await inPassing(['weeklyUpdate', 'callBooked'])
  await inPassing(['weeklyUpdate', 'callBooked'])
  clock += DAY_MS
  await inPassing(['weeklyUpdate', 'callBooked'])
  expect(asked).toEqual([['T1', 'T2'], ['T1']])
})

test('no more than three at once', async () => {
  await inPassing(['weeklyUpdate', 'callBooked', 'callReminder', 'callChanged'])
  expect(asked).toEqual([['T1', 'T2', 'T3']])
})

test('where messages are switched off nobody is asked in passing, until they are on again', async () => {
  sheet = Object.assign(new Error(), {
    errCode: 20_004,
    errMsg: 'requestSubscribeMessage:fail The main switch is switched off',
  })
  await inPassing(['weeklyUpdate'])
  await inPassing(['weeklyUpdate'])
  expect(asked).toHaveLength(1)
  Object.assign(wx, {
    getSetting: async () => ({ subscriptionsSetting: { mainSwitch: true, itemSettings: { T2: 'reject' } } }),
  })
  expect(await settings()).toEqual({ off: false, refused: ['callBooked'] })
  sheet = {}
  await inPassing(['weeklyUpdate'])
  expect(asked).toHaveLength(2)
})

test('a sheet that did not come out of a tap is not taken for a switch that is off', async () => {
  sheet = Object.assign(new Error(), {
    errCode: 20_004,
    errMsg: 'requestSubscribeMessage:fail can only be invoked by user TAP gesture.',
  })
  await inPassing(['weeklyUpdate'])
  await inPassing(['weeklyUpdate'])
  expect(asked).toHaveLength(2)
})

describe('what was answered is kept until the school has it', () => {
  const outbox = () => builtModule<Outbox>('services/outbox')
  const credits = () => phone.asked.filter(({ action }) => action === 'messages.credit')

  test('without network after WeChat’s yes: it goes out once, under its own number, with all that was said', async () => {
    sheet = { T2: 'reject' }
    phone.answer = lost
    await inPassing(['weeklyUpdate', 'callBooked'], 'booking')
    expect(outbox().queued()).toMatchObject([{ requestId: credits()[0]!.requestId, label: '要不要收微信消息' }])
    phone.answer = () => ok({ left: { weeklyUpdate: 1 } })
    await outbox().flushOutbox()
    await outbox().flushOutbox()
    expect(outbox().queued()).toEqual([])
    const [first, second] = credits()
    expect(credits()).toHaveLength(2)
    expect(second).toEqual({ ...first, hat: '1:parent' })
    expect(second!.input).toEqual({
      choices: [
        { template: 'weeklyUpdate', choice: 'accept' },
        { template: 'callBooked', choice: 'reject' },
      ],
      moment: 'booking',
    })
  })

  test('a school in trouble is no answer; a refusal is one', async () => {
    phone.answer = () => no('BUSY')
    await inPassing(['weeklyUpdate'])
    expect(outbox().queued()).toHaveLength(1)
    outbox().drop(outbox().queued()[0]!.requestId)
    phone.answer = () => no('FORBIDDEN')
    await inPassing(['callBooked'])
    expect(outbox().queued()).toEqual([])
  })

  test('what arrived at once waits for nothing, nor does a sheet that was closed', async () => {
    await inPassing(['weeklyUpdate'])
    sheet = Object.assign(new Error(), { errCode: 10_005, errMsg: 'requestSubscribeMessage:fail' })
    phone.answer = lost
    await inPassing(['callBooked'])
    expect(outbox().queued()).toEqual([])
  })
})
