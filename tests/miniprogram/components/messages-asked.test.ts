/** @jest-environment jsdom */
import { builtModule, mount } from '../mount'
import { known, ok, Phone } from '../start/phone'
import { placePage } from './probe'

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
