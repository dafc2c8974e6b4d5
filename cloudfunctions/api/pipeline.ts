import { randomUUID } from 'node:crypto'
import { actions } from '../../contract/actions'
import type { ActionName, Reply } from '../../contract/actions'
import { parseHatKey } from '../../contract/roles'
import { noticeVersion } from '../../contract/session'
import { dateOf, weekOf } from '../../contract/week'
import type { Database } from '../../database/connect'
import { handlers, isSessionAction, sessionHandlers } from '../../domain/handlers'
import type { Context } from '../../domain/handler'
import type { Ports } from '../../domain/ports'
import { Refusal } from '../../domain/refusal'
import { identify } from '../../domain/session/identify'
import { perform } from './perform'
import { chooseHat } from './hat'
import { refusalOf } from './refusals'
import { readEnvelope } from './envelope'
import type { ReadEnvelope } from './envelope'

/** One line a call: what, as whom, how long, how it ended. No names, no ids of children, no texts. */
export type Log = (line: { action: string; role: string; ms: number; outcome: string; ref: string }) => void

export interface Api {
  database: Database
  ports: Ports
  log: Log
}

/**
 * Everything a phone asks goes through here: identity, membership, role gate, parse, one transaction as that person, parse of the reply, audit, one log line.
 * `openid` is the caller as the platform vouches for it, never what the event says.
 */
export async function answer(api: Api, openid: string | undefined, event: unknown): Promise<Reply<ActionName>> {
  const ref = randomUUID().slice(0, 8)
  const started = performance.now()
  const seen = { action: 'unknown', role: 'none' }
  const end = (outcome: string) => api.log({ ...seen, ms: Math.round(performance.now() - started), outcome, ref })
  try {
    const data = await handle(api, openid, event, seen)
    end('ok')
    return { ok: true, data } as Reply<ActionName>
  } catch (error) {
    const refusal = refusalOf(error)
    end(refusal.code === 'INTERNAL' ? `INTERNAL ${error instanceof Error ? error.name : ''}` : refusal.code)
    if (refusal.code === 'INTERNAL') console.error(ref, safeStack(error))
    const { code, fields, tries, near } = refusal
    return {
      ok: false,
      error: { code, ...(fields && { fields }), ...(tries && { tries }), ...(near && { near }), ref },
    }
  }
}

async function handle(
  api: Api,
  openid: string | undefined,
  event: unknown,
  seen: { action: string; role: string },
): Promise<unknown> {
  const envelope = readEnvelope(event)
  seen.action = envelope.action
  if (!openid) throw new Refusal('NOT_SIGNED_IN')
  const action = actions[envelope.action]
  const now = api.ports.clock.now()

  if (isSessionAction(envelope.action)) {
    const data = await sessionHandlers[envelope.action](envelope.parse() as never, {
      openid,
      now,
      today: dateOf(now),
      ports: api.ports,
      database: api.database,
    })
    return action.output.parse(data)
  }
  const context = await enter(api, openid, envelope, now)
  seen.role = context.caller.role
  const data = await perform(
    api.database,
    envelope.action,
    handlers[envelope.action],
    envelope.parse(),
    envelope.requestId,
    context,
  )
  return action.output.parse(data)
}

/** In which hat the caller may ask for this, or why not. */
async function enter(api: Api, openid: string, envelope: ReadEnvelope, now: Date): Promise<Context> {
  const action = actions[envelope.action]
  const today = dateOf(now)
  const wanted = envelope.hat === undefined ? undefined : parseHatKey(envelope.hat)?.role
  const person = await identify(api.database, openid, today, noticeVersion, wanted)
  if (!person) throw new Refusal('NOT_SIGNED_IN')
  const hat = chooseHat(person, envelope.hat, action.roles)
  if (hat.role === 'parent' && hat.consentNeeded && !action.beforeConsent) throw new Refusal('CONSENT_NEEDED')
  return {
    now,
    today,
    week: weekOf(now),
    caller: { personId: person.personId, openid, role: hat.role, placeId: hat.placeId },
    ports: api.ports,
  }
}

/** A stack without its message: messages of a database error may quote a row. */
function safeStack(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error ? ` ${String(error.code)}` : ''
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  return `${error.name}${code}\n${frames.slice(0, 8).join('\n')}`
}
