import { request } from 'node:http'
import { removeFolders } from './fixture'
import { end, smallSchool, startTest, type TestSystem } from './system'

let test1: TestSystem

beforeAll(async () => {
  test1 = await startTest()
  await smallSchool(test1)
})
afterAll(async () => {
  await end(test1)
  removeFolders()
})

/** Sends exactly these headers, which `fetch` would not. */
function raw(method: string, path: string, headers: Record<string, string>, body = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(test1.url)
    request({ hostname, port, method, path, headers }, (answer) => resolve(answer.resume().statusCode ?? 0))
      .on('error', reject)
      .end(body)
  })
}

const call = JSON.stringify({ as: 'p1', name: 'api', data: {} })
const json = { 'content-type': 'application/json' }

test.each([
  ['a name that resolves to this machine', { host: 'evil.example:4173', ...json }, 421],
  ['another site’s script', { origin: 'https://evil.example', ...json }, 403],
  ['a page of another local port', { origin: 'http://127.0.0.1:1', ...json }, 403],
  [
    'another site’s form',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'content-type': 'text/plain' },
    403,
  ],
  ['a form without a word about itself', { 'content-type': 'text/plain' }, 415],
  ['a script on this machine', json, 200],
])('%s', async (_, headers, status) => {
  expect(
    await raw('POST', '/cloud/call', { host: new URL(test1.url).host, ...headers } as Record<string, string>, call),
  ).toBe(status)
})

test('only the functions may speak to /admin', async () => {
  expect((await test1.post('/admin', { action: 'wx.api', apiName: 'x' })).status).toBe(401)
})

test.each([
  ['GET', '/nothing', 404],
  ['GET', '/stage/assets/../system.ts', 404],
  ['GET', '/stage/assets/%2e%2e/system.ts', 404],
  ['GET', '/stage/assets/..%2fsystem.ts', 404],
  ['GET', '/files/%E0%A4%A', 400],
  ['GET', '/files/x.png', 403],
])('%s %s is %i', async (method, path, status) => {
  expect(await raw(method, path, { host: new URL(test1.url).host })).toBe(status)
})

test.each(['/', '/stage/assets/stage.css', '/stage/assets/stage.mjs', '/stage/health', '/stage/clock', '/stage/log'])(
  'GET %s',
  async (path) => {
    expect((await test1.get(path)).status).toBe(200)
  },
)

test('a body that is no JSON object', async () => {
  for (const body of ['[]', 'x', '"x"'])
    expect(await raw('POST', '/cloud/call', { host: new URL(test1.url).host, ...json }, body)).toBe(400)
})

test('a roster file goes up and into roster.preview as the head', async () => {
  const send = (as: string) =>
    fetch(`${test1.url}/stage/roster?as=${as}&name=${encodeURIComponent('名册.xlsx')}`, {
      method: 'POST',
      body: 'bytes',
    })
  const event = (await (await send('p1')).json()) as Record<string, any> // eslint-disable-line @typescript-eslint/no-explicit-any
  expect(event).toMatchObject({
    action: 'roster.preview',
    hat: '1:head',
    input: { fileName: '名册.xlsx' },
    userInfo: { openId: 'o_head' },
  })
  expect(event.input.fileId).toMatch(/^cloud:\/\/[A-Za-z0-9._/-]{3,300}$/)
  expect(await test1.call('p1', { do: 'download', fileID: event.input.fileId })).toEqual({ text: 'bytes' })
  expect((await send('p2')).status).toBe(409)
})

test('health tells what it weighs', async () => {
  const { body } = await test1.get('/stage/health')
  expect(body).toMatchObject({ ok: true, database: 'embedded', functions: ['api', 'clock'] })
  expect(body.rssMb).toBeGreaterThan(50)
})
