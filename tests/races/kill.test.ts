import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { callAs, personaOf, startProduct } from '../running'
import type { Running } from '../running'

const CALLS = 80

let data: string
let product: Running | undefined

beforeAll(() => {
  data = mkdtempSync(path.join(os.tmpdir(), 'yanshu-kill-'))
})
afterAll(() => {
  product?.kill()
  rmSync(data, { recursive: true, force: true })
})

test('kill -9 in the middle of the work loses nothing that was confirmed, and a replay makes no second record', async () => {
  product = await startProduct(data)
  const desk = await personaOf(product.url, 'desk', 1)
  const list = await callAs(product.url, desk, 'children.list', {})
  if (!list.ok) throw new Error(list.error.code)
  const childId = list.data.children[0]!.id
  const before = await logged(product.url, childId)

  const requests = Array.from({ length: CALLS }, () => randomUUID())
  const confirmed = new Map<string, number>()
  const startedAt = new Date().toISOString()
  const log = (requestId: string) =>
    callAs(product!.url, desk, 'calls.log', { childId, outcome: 'reached', durationSeconds: 60, startedAt }, requestId)
  await Promise.allSettled(
    requests.map(async (requestId) => {
      const reply = await log(requestId)
      if (reply.ok) confirmed.set(requestId, reply.data.callId)
      if (confirmed.size === CALLS / 4) product?.kill()
    }),
  )
  expect(confirmed.size).toBeGreaterThanOrEqual(CALLS / 4)
  expect(confirmed.size).toBeLessThan(CALLS)

  product = await startProduct(data)
  for (const requestId of requests) {
    const reply = await log(requestId)
    if (!reply.ok) throw new Error(reply.error.code)
    if (confirmed.has(requestId)) expect(reply.data.callId).toBe(confirmed.get(requestId))
  }
  expect((await logged(product.url, childId)) - before).toBe(CALLS)
}, 240_000)

/** How many calls of the child the database of the running product holds. */
async function logged(url: string, childId: number): Promise<number> {
  const { databaseUrl } = (await (await fetch(`${url}/stage/health`)).json()) as { databaseUrl: string }
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query('select count(*)::int as n from family_call where child_id = $1', [childId])
  await client.end()
  return rows[0].n
}
