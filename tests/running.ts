import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { ActionName, Input, Reply } from '../contract/actions'
import { freePort } from './database'

const root = path.resolve(__dirname, '..')
const START_TRIES = 400
const TRY_MS = 250

/** The whole product as `npm start` runs it, in processes of its own. */
export interface Running {
  url: string
  /** Kills it with everything it started, as a power cut would (kill -9). */
  kill(): void
}

/** Starts the product on a data folder without building it. @throws Error where it does not answer within 100 seconds */
export async function startProduct(data: string): Promise<Running> {
  const port = await freePort()
  const child = spawn(process.execPath, ['local/start.mjs', '--no-build', '--port', String(port), '--data', data], {
    cwd: root,
    detached: true,
    stdio: 'ignore',
  })
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < START_TRIES; tries++) {
    if (await answers(url)) return { url, kill: () => process.kill(-child.pid!, 'SIGKILL') }
    await new Promise((resolve) => setTimeout(resolve, TRY_MS))
  }
  throw new Error('the product did not start')
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/stage/health`)).ok
  } catch {
    return false
  }
}

/** A call as a persona of the stage, by the route that a phone takes. */
export async function callAs<A extends ActionName>(
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

/** The first persona of a role at a school. */
export async function personaOf(url: string, role: string, schoolId: number): Promise<string> {
  const personas = (await (await fetch(`${url}/stage/personas`)).json()) as {
    id: string
    role: string
    schoolId: number
    bound: boolean
  }[]
  return personas.find((one) => one.role === role && one.schoolId === schoolId && one.bound)!.id
}
