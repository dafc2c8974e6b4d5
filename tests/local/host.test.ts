import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StageClock } from '../../local/cloud/clock'
import { FunctionHost } from '../../local/cloud/host/functions'
import { LogSink } from '../../local/cloud/log'
import { fixtureDist, removeFolders, temporaryFolder } from './fixture'

const clock = new StageClock()
const log = join(temporaryFolder(), 'functions.log')
let host: FunctionHost

const open = (timeout?: number) =>
  new FunctionHost({
    folder: join(fixtureDist([], timeout), 'cloudfunctions'),
    env: () => ({
      TENCENTCLOUD_RUNENV: 'SCF',
      TENCENTCLOUD_REGION: 'x',
      SCF_NAMESPACE: 'x',
      DATABASE_URL: 'postgres://here',
    }),
    clock,
    log: new LogSink(log),
    instances: { api: 2 },
  })
const call = (data: object, openid?: string) =>
  host.call('api', data, openid ? { openid, trigger: 'wx' } : { trigger: 'timer' })

beforeAll(() => {
  host = open()
})
afterAll(async () => {
  await host.close()
  removeFolders()
})

test('the official SDK reads the caller from the context, and none where there is none', async () => {
  const mine = (await call({ do: 'who' }, 'o_local_p1')) as Record<string, unknown>
  expect(mine).toMatchObject({ WX_OPENID: 'o_local_p1', WX_APPID: 'touristappid', TCB_ENV: 'yanshu-local' })
  const nobody = (await call({ do: 'who' })) as Record<string, unknown>
  expect(nobody.WX_OPENID).toBeUndefined()
  expect(nobody.TRIGGER_SRC).toBe('timer')
})

test('a function sees its own environment and nothing of the host', async () => {
  process.env.SECRET_OF_THE_HOST = 'x'
  const { url, all } = (await call({ do: 'env' })) as { url: string; all: string[] }
  expect(url).toBe('postgres://here')
  expect(all).not.toContain('SECRET_OF_THE_HOST')
})

test('the school clock moves every Date of a function at once', async () => {
  clock.set(Date.parse('2027-03-05T10:00:00Z'))
  const date = (await call({ do: 'date' })) as Record<string, unknown>
  expect(String(date.text).slice(0, 16)).toBe('2027-03-05T10:00')
  expect(Math.abs((date.now as number) - clock.now())).toBeLessThan(1000)
  expect(date).toMatchObject({ day: 5, is: true, own: true, copy: 86_400_000 })
  expect(String(date.called)).toContain('2027')
  clock.reset()
  expect(Math.abs(((await call({ do: 'date' })) as { now: number }).now - Date.now())).toBeLessThan(1000)
})

test('two instances, one call at a time each', async () => {
  const began = Date.now()
  await Promise.all([1, 2, 3, 4].map(() => call({ do: 'slow', ms: 500 })))
  expect(Date.now() - began).toBeGreaterThanOrEqual(980)
  expect(Date.now() - began).toBeLessThan(1950)
})

test.each([
  ['throw', 'out of ink'],
  ['crash', 'Error: crash'],
  ['exit', 'exit 3'],
])('a function that fails (%s) is answered as CloudBase does, and the next call works', async (way, trace) => {
  await expect(call({ do: way })).rejects.toMatchObject({ name: 'FunctionFailure', errCode: -504002 })
  for (const _ of [1, 2, 3]) expect(await call({ hello: way })).toEqual({ hello: way })
  expect(existsSync(log) && readFileSync(log, 'utf8')).toContain(trace)
})

test('a function that hangs is ended at its time limit', async () => {
  await host.close()
  host = open(0.5)
  await expect(call({ do: 'hang' })).rejects.toMatchObject({ errCode: -504003 })
  expect(await call({ hello: 'again' })).toEqual({ hello: 'again' })
})

test('an unknown function', async () => {
  await expect(host.call('nobody', {}, { trigger: 'timer' })).rejects.toMatchObject({ errCode: -501000 })
})
