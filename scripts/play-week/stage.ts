import { randomUUID } from 'node:crypto'
import type { ActionName, Input, Output, Reply } from '../../contract/actions'
import type { Role } from '../../contract/roles'

interface Persona {
  id: string
  role: string
  schoolId: number | null
  bound: boolean
}

/** A running stage, by its HTTP face (docs/local.md): what a phone asks, and the school's clock. */
export class Stage {
  constructor(
    private readonly url: string,
    private readonly schoolId: number,
  ) {}

  /** The people of the school with a phone in their hand. */
  async people(role: Role): Promise<string[]> {
    const everybody = (await (await fetch(`${this.url}/stage/personas`)).json()) as Persona[]
    return everybody
      .filter((one) => one.role === role && one.schoolId === this.schoolId && one.bound)
      .map(({ id }) => id)
  }

  /** Asks as somebody, in a hat of theirs at the school. */
  async call<A extends ActionName>(as: string, hat: Role, action: A, input: Input<A>): Promise<Reply<A>> {
    const data = { action, hat: `${this.schoolId}:${hat}`, requestId: randomUUID(), input }
    const { result } = (await this.post('/cloud/call', { as, name: 'api', data })) as { result: Reply<A> }
    return result
  }

  /** The same of what must go well. @throws Error with the refusal's code */
  async ask<A extends ActionName>(as: string, hat: Role, action: A, input: Input<A>): Promise<Output<A>> {
    const reply = await this.call(as, hat, action, input)
    if (!reply.ok)
      throw new Error(`${action} as ${as}: ${reply.error.code} ${JSON.stringify(reply.error.fields ?? '')}`)
    return reply.data
  }

  /** Moves the school's clock forward, with its timers. Never back: time that has gone by meanwhile stays. */
  async clockTo(instant: string): Promise<void> {
    const { now } = (await (await fetch(`${this.url}/stage/clock`)).json()) as { now: string }
    if (instant > now) await this.post('/stage/clock', { to: instant })
  }

  /** Lets some minutes go by. */
  async minutesLater(minutes: number): Promise<void> {
    await this.post('/stage/clock', { plusMinutes: minutes })
  }

  private async post(path: string, body: unknown): Promise<unknown> {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(this.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return answer.json()
  }
}
