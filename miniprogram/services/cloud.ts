import type { ActionName, Input, Output, Reply } from '../../contract/actions'
import { failureOf, lostCall, type Failure } from './failure'
import { currentHat } from './hat'

/** Longer than this and a person in a village has long put the phone away; a command sent twice is one record. */
const PATIENCE_MS = 20_000

export type Answer<A extends ActionName> = { ok: true; data: Output<A> } | { ok: false; error: Failure }

export interface CallOptions {
  /** Made when the form opened (services/request-id); every command needs one. */
  requestId?: string
  /** Another hat than the one worn, for queued commands and for messages. */
  hat?: string
  /** Milliseconds until the call counts as lost. */
  patienceMs?: number
}

let commandsDone = 0

/** How many commands the server has accepted since launch; a screen compares it to know that it is out of date. */
export function commandCount(): number {
  return commandsDone
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('timeout')), milliseconds)
    const settle = (done: () => void) => {
      clearTimeout(timer)
      done()
    }
    work.then(
      (value) => settle(() => resolve(value)),
      (problem: unknown) => settle(() => reject(problem)),
    )
  })
}

async function replyTo<A extends ActionName>(data: object, patienceMs: number): Promise<Reply<A>> {
  const { result } = await within(patienceMs, wx.cloud.callFunction({ name: 'api', data }))
  if (!result || typeof result !== 'object') throw new Error('the function gave no reply')
  return result as unknown as Reply<A>
}

/**
 * Asks the school's cloud function for one thing.
 * Never rejects: a broken network is an answer too (`error.unreachable`).
 */
export async function call<A extends ActionName>(
  action: A,
  input: Input<A>,
  options: CallOptions = {},
): Promise<Answer<A>> {
  const hat = options.hat ?? currentHat()
  const { requestId } = options
  const data = { action, input, ...(hat ? { hat } : {}), ...(requestId ? { requestId } : {}) }
  try {
    const reply = await replyTo<A>(data, options.patienceMs ?? PATIENCE_MS)
    if (!reply.ok) return { ok: false, error: failureOf(reply.error) }
    if (requestId) commandsDone += 1
    return { ok: true, data: reply.data }
  } catch (problem) {
    console.warn('no answer to', action, problem)
    return { ok: false, error: lostCall(problem) }
  }
}
