import { templateNames } from '../../contract/templates'
import type { TemplateName } from '../../contract/templates'
import { keysFrom } from '../../database/crypto'
import type { Keys } from '../../database/crypto'

/** What a function must be told by its environment (docs/deploy.md). */
export interface Config {
  databaseUrl: string
  keys: Keys
  /** WeChat's ids of the subscription templates that this mini-program has taken from its library. */
  templateIds: Record<TemplateName, string>
}

const templateVariables: Record<TemplateName, string> = {
  weeklyUpdate: 'YANSHU_TEMPLATE_WEEKLY_UPDATE',
  callBooked: 'YANSHU_TEMPLATE_CALL_BOOKED',
  callReminder: 'YANSHU_TEMPLATE_CALL_REMINDER',
  callChanged: 'YANSHU_TEMPLATE_CALL_CHANGED',
  callOffer: 'YANSHU_TEMPLATE_CALL_OFFER',
  letter: 'YANSHU_TEMPLATE_LETTER',
}

/**
 * Reads the environment. A template without an id gets the one of the local stand-in, which WeChat itself refuses by name (40037).
 * @throws Error that names every variable that is missing or no good
 */
export function configFrom(env: Record<string, string | undefined>): Config {
  const trouble: string[] = []
  const databaseUrl = env.DATABASE_URL ?? ''
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) trouble.push('DATABASE_URL (postgres://...)')
  for (const name of ['YANSHU_DATA_KEY', 'YANSHU_HMAC_KEY']) {
    if (!isKey(env[name])) trouble.push(`${name} (base64 of 32 bytes)`)
  }
  if (trouble.length > 0) throw new Error(`This function's environment lacks: ${trouble.join(', ')}`)
  return { databaseUrl, keys: keysFrom(env), templateIds: templateIdsFrom(env) }
}

/** A data key may carry its version before it: `2:base64`. */
function isKey(text = ''): boolean {
  return Buffer.from(text.replace(/^[0-9]{1,3}:/, ''), 'base64').length === 32
}

function templateIdsFrom(env: Record<string, string | undefined>): Record<TemplateName, string> {
  const entries = templateNames.map((name) => [name, env[templateVariables[name]] || `local-template-${name}`])
  return Object.fromEntries(entries) as Record<TemplateName, string>
}
