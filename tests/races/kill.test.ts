import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import type { ActionName, Input, Reply } from '../../contract/actions'
import { freePort } from '../database'

const root = path.resolve(__dirname, '../..')
const CALLS = 80

let data: string
let running: ChildProcess | undefined

beforeAll(() => {
  data = mkdtempSync(path.join(os.tmpdir(), 'yanshu-kill-'))
})
afterAll(() => {
  kill()
  rmSync(data, { recursive: true, force: true })
})

/** The whole product as `npm start` runs it, in a process group of its own so that it can be killed with everything it started. */
async function start(): Promise<string> {
  const port = await freePort()
  running = spawn(process.execPath, ['local/start.mjs', '--no-build', '--port', String(port), '--data', data], {
    cwd: root,
    detached: true,
    stdio: 'ignore',
  })
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 400; tries++) {
    const health = await fetch(`${url}/stage/health`).then(
      (response) => response.ok,
      () => false,
    )
    if (health) return url
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('the system did not start')
}

function kill(): void {
  if (running?.pid) process.kill(-running.pid, 'SIGKILL')
  running = undefined
}

async function call<A extends ActionName>(
  url: string,
  as: string,
  action: A,
  input: Input<A>,
  requestId: string = randomUUID(),
): Promise<Reply<A>> {
  const response = await fetch(`${url}/cloud/call`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as, name: 'api', data: { action, requestId, input } }),
  })
  return ((await response.json()) as { result: Reply<A> }).result
}

test('kill -9 in the middle of the work loses nothing that was confirmed, and a replay makes no second record', async () => {
  let url = await start()
  const personas = (await (await fetch(`${url}/stage/personas`)).json()) as {
    id: string
    role: string
    schoolId: number
  }[]
  const desk = personas.find((one) => one.role === 'desk' && one.schoolId === 1)!.id
  const list = await call(url, desk, 'children.list', {})
  if (!list.ok) throw new Error(list.error.code)
  const childId = list.data.children[0]!.id
  const before = await logged(url, childId)

  const requests = Array.from({ length: CALLS }, () => randomUUID())
  const confirmed = new Map<string, number>()
  const startedAt = new Date().toISOString()
  const log = (requestId: string) =>
    call(
      url,
      desk,
      'calls.log',
      { childId, outcome: 'reached', durationSeconds: 60, startedAt, line: requestId },
      requestId,
    )
  await Promise.allSettled(
    requests.map(async (requestId) => {
      const reply = await log(requestId)
      if (reply.ok) confirmed.set(requestId, reply.data.callId)
      if (confirmed.size === CALLS / 4) kill()
    }),
  )
  expect(confirmed.size).toBeGreaterThanOrEqual(CALLS / 4)
  expect(confirmed.size).toBeLessThan(CALLS)

  url = await start()
  for (const requestId of requests) {
    const reply = await log(requestId)
    if (!reply.ok) throw new Error(reply.error.code)
    if (confirmed.has(requestId)) expect(reply.data.callId).toBe(confirmed.get(requestId))
  }
  expect((await logged(url, childId)) - before).toBe(CALLS)
}, 240_000)

/** How many calls of the child the database of the running system holds. */
async function logged(url: string, childId: number): Promise<number> {
  const { databaseUrl } = (await (await fetch(`${url}/stage/health`)).json()) as { databaseUrl: string }
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query('select count(*)::int as n from family_call where child_id = $1', [childId])
  await client.end()
  return rows[0].n
}
