import { removeFolders } from './fixture'
import { end, smallSchool, startTest, type TestSystem } from './system'

interface Seen {
  event: Record<string, unknown>
  at: string
  openid: string | null
}

let test1: TestSystem
const seen = async () => (await test1.cloud.host.call('clock', { do: 'seen' }, { trigger: 'function' })) as Seen[]
const move = async (wish: object) => (await test1.post('/stage/clock', wish)).body
const minute = (instant: string) => instant.slice(0, 16)

beforeAll(async () => {
  test1 = await startTest({
    triggers: [
      { name: 'minute', type: 'timer', config: '0 * * * * * *' },
      { name: 'friday', type: 'timer', config: '0 0 18 * * FRI *' },
      { name: 'thursday', type: 'timer', config: '0 0 20 * * THU *' },
      { name: 'nightly', type: 'timer', config: '0 30 3 * * * *' },
    ],
  })
  await smallSchool(test1)
})
afterAll(async () => {
  await end(test1)
  removeFolders()
})

test('a jump fires what falls due on the way: once, in order, at its time; minute timers once at the end', async () => {
  await move({ to: '2027-03-01T00:00:00Z' }) // Monday 08:00
  const before = (await seen()).length
  const { ran, now, offsetMs } = await move({ next: 'friday18' })
  expect(ran).toEqual(['thursday', 'nightly', 'friday', 'minute'])
  expect(minute(now)).toBe('2027-03-05T10:00')
  expect(Math.abs(Date.parse(now) - Date.now() - offsetMs)).toBeLessThan(2000)
  const jump = (await seen()).slice(before).filter(({ event }) => event.Type === 'Timer')
  expect(jump.map(({ event, at }) => [event.TriggerName, minute(at)])).toEqual([
    ['thursday', '2027-03-04T12:00'],
    ['nightly', '2027-03-04T19:30'],
    ['friday', '2027-03-05T10:00'],
    ['minute', '2027-03-05T10:00'],
  ])
  expect(jump[0]?.event).toMatchObject({ Type: 'Timer', TriggerName: 'thursday', Message: '' })
  expect(minute(String(jump[0]?.event.Time))).toBe('2027-03-04T12:00')
  expect(jump.every(({ openid }) => openid === null)).toBe(true)
})

test('backward nothing fires, and forward again it does', async () => {
  expect((await move({ to: '2027-03-03T00:00:00Z' })).ran).toEqual([])
  expect((await move({ plusMinutes: 60 })).ran).toEqual(['minute'])
  expect((await move({ next: 'thursday20' })).ran).toEqual(['nightly', 'thursday', 'minute'])
})

test('the next bell is the next opening hours of the schools on the table, else an hour', async () => {
  await move({ to: '2027-03-01T00:00:00Z' })
  expect(minute((await move({ next: 'bell', schools: [1] })).now)).toBe('2027-03-01T01:00')
  await test1.pool.query(
    `insert into phone_line (school_id, name, medium, slot_minutes) values (1, '一号机', 'voice', 10)`,
  )
  await test1.pool.query(
    `insert into opening_hours (school_id, line_id, weekday, from_minute, to_minute) values (1, 1, 1, 740, 800), (1, 1, 7, 540, 700)`,
  )
  expect(minute((await move({ next: 'bell', schools: [1] })).now)).toBe('2027-03-01T04:20')
  expect(minute((await move({ next: 'bell', schools: [] })).now)).toBe('2027-03-07T01:00')
  expect(minute((await move({ next: 'bell', schools: [1] })).now)).toBe('2027-03-08T04:20')
})

test('in ordinary running a minute timer runs every few seconds', async () => {
  const count = async () => (await seen()).filter(({ event }) => event.TriggerName === 'minute').length
  const before = await count()
  await new Promise((done) => setTimeout(done, 7500))
  expect((await count()) - before).toBeGreaterThanOrEqual(1)
  expect((await count()) - before).toBeLessThanOrEqual(2)
})

test('back to real time', async () => {
  expect((await move({ reset: true })).offsetMs).toBe(0)
})

test.each([{}, { to: 'soon' }, { next: 'holiday' }, { plusMinutes: '5' }])('%j is no move', async (wish) => {
  expect((await test1.post('/stage/clock', wish)).status).toBe(400)
})
