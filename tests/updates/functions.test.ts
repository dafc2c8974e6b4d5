import { main as api } from '../../cloudfunctions/api/index'
import { main as clock } from '../../cloudfunctions/clock/index'
import { runJobs, takeVerdict } from '../../cloudfunctions/clock/jobs'
import { Database } from '../../database/connect'
import { testDatabase } from '../database'
import type { TestDatabase } from '../database'
import { makeWorld } from '../world'
import type { World } from '../world'

let database: TestDatabase
let world: World
const lines: string[] = []

beforeAll(async () => {
  jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  database = await testDatabase()
  world = await makeWorld(database.url, new Date('2026-11-27T10:00:00Z'))
})
afterAll(async () => {
  await world.close()
  await database.close()
})

const fromPhone = { environment: JSON.stringify({ WX_OPENID: 'o_father', WX_CONTEXT_KEYS: 'WX_OPENID' }) }
const timer = { Type: 'Timer', TriggerName: 'minute', Time: '2026-11-27T10:00:00Z', Message: '' }

test('the clock refuses whatever comes from a phone, even dressed as a timer or a push', async () => {
  const push = { MsgType: 'event', Event: 'wxa_media_check', trace_id: 'x', result: { suggest: 'pass' } }
  for (const event of [timer, push, {}]) expect(await clock(event, fromPhone)).toEqual({ ok: false })
})

test('a function whose environment is not set says what is missing', async () => {
  await expect(api({ action: 'session.open', input: {} }, fromPhone)).rejects.toThrow(/lacks: .*YANSHU_DATA_KEY/)
  await expect(clock(timer, { environment: '{}' })).rejects.toThrow(/lacks: .*YANSHU_DATA_KEY/)
})

test("the minute's timer runs every job and says how it went in one line each, without a name", async () => {
  lines.length = 0
  expect(await runJobs({ database: world.database, ports: world.outside.ports })).toEqual({ ok: true })
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { job: 'closeDay', outcome: 0 },
    { job: 'compose', outcome: 5 },
    { job: 'review', outcome: 0 },
    { job: 'plan', outcome: { proposed: 1, published: 1 } },
    { job: 'unconfirmed', outcome: 0 },
    { job: 'offers', outcome: 0 },
    { job: 'media', outcome: 0 },
    { job: 'remind', outcome: 0 },
    { job: 'messages', outcome: { sent: 0 } },
    { job: 'voices', outcome: 0 },
    { job: 'erased' },
    { job: 'copies' },
    { job: 'retention' },
    { job: 'clearFiles' },
  ])
})

test('one job that fails keeps no other from running, and the call ends as failed', async () => {
  lines.length = 0
  const nowhere = new Database('postgres://postgres@127.0.0.1:1/none')
  await expect(runJobs({ database: nowhere, ports: world.outside.ports })).rejects.toThrow('14 of the clock')
  await nowhere.close()
  expect(lines.map((line) => (JSON.parse(line) as { job: string }).job)).toEqual([
    'closeDay',
    'compose',
    'review',
    'plan',
    'unconfirmed',
    'offers',
    'media',
    'remind',
    'messages',
    'voices',
    'erased',
    'copies',
    'retention',
    'clearFiles',
  ])
})

test('a verdict that nobody waits for is taken in all the same', async () => {
  const event = { MsgType: 'event', Event: 'wxa_media_check', trace_id: 'unknown', result: { suggest: 'pass' } }
  expect(await takeVerdict({ database: world.database, ports: world.outside.ports }, event)).toBe('success')
})
