import { randomUUID } from 'node:crypto'
import type { ActionName, Input, Output, Reply } from '../../contract/actions'

async function post(url: string, body: unknown): Promise<unknown> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${url}: ${await answer.text()}`)
  return answer.json()
}

/** Calls the function `api` as a persona, by the way that its phone takes. @throws Error with the refusal's code */
export async function callAs<A extends ActionName>(
  url: string,
  as: string,
  action: A,
  input: Input<A>,
): Promise<Output<A>> {
  const data = { action, requestId: randomUUID(), input }
  const { result } = (await post(`${url}/cloud/call`, { as, name: 'api', data })) as { result: Reply<A> }
  if (!result.ok) throw new Error(`${action} as ${as}: ${result.error.code}`)
  return result.data
}

/** Moves the school's clock forward to an instant (ISO), with its timers, as the stage's buttons do. */
export async function moveClock(url: string, to: string): Promise<void> {
  await post(`${url}/stage/clock`, { to })
}

/** Uploads a file from a persona's phone. @returns its fileID */
export async function uploadAs(url: string, as: string, path: string, bytes: Buffer): Promise<string> {
  const query = new URLSearchParams({ as, path })
  const answer = await fetch(`${url}/cloud/files?${query}`, { method: 'PUT', body: new Uint8Array(bytes) })
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
  return ((await answer.json()) as { fileID: string }).fileID
}
