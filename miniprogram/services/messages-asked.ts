import type { Input, Output } from '../../contract/actions'
import { templateNames, type TemplateName } from '../../contract/templates'
import { now } from './clock'
import { read, write } from './storage'

type Choice = Input<'messages.credit'>['choices'][number]['choice']

/** What this phone knows of one template: when it was last asked for and what was said, and how many messages were left when the server last told. */
interface Known {
  at?: number
  said?: Choice
  left?: number
}

interface Memory {
  templates: Partial<Record<TemplateName, Known>>
  /** The main switch for messages is off in WeChat. */
  off?: boolean
}

const KEY = 'messagesAsked'
const DAY_MS = 86_400_000

/** WeChat's sheet takes so many templates at once. */
export const MOST_AT_ONCE = 3

function memory(): Memory {
  return read<Memory>(KEY) ?? { templates: {} }
}

/** Remembers what was said in the sheet. */
export function rememberChoices(choices: Input<'messages.credit'>['choices']): void {
  const { templates } = memory()
  for (const { template, choice } of choices) {
    const left = (templates[template]?.left ?? 0) + (choice === 'accept' ? 1 : 0)
    templates[template] = { at: now(), said: choice, left }
  }
  write(KEY, { templates, off: false })
}

/** Remembers the server's ledger. */
export function rememberLeft(left: Output<'messages.credit'>['left']): void {
  const known = memory()
  for (const template of templateNames) {
    const of = left[template]
    if (of !== undefined) known.templates[template] = { ...known.templates[template], left: of }
  }
  write(KEY, known)
}

/** The main switch is off in WeChat, or on again. */
export function rememberOff(off: boolean): void {
  write(KEY, { ...memory(), off })
}

export function isOff(): boolean {
  return memory().off === true
}

/**
 * Which of these to ask for in passing: none where messages are switched off, none that WeChat bans, and none twice within a day, unless what was allowed then is used up.
 */
export function worthAsking(names: readonly TemplateName[]): TemplateName[] {
  const { templates, off } = memory()
  if (off) return []
  const due = names.filter((name) => {
    const { at, said, left } = templates[name] ?? {}
    if (said === 'ban') return false
    return at === undefined || now() - at >= DAY_MS || (said === 'accept' && left === 0)
  })
  return due.slice(0, MOST_AT_ONCE)
}

/** The templates of which the fewest messages are left, for whoever asks for more by themselves. */
export function scarcest(): TemplateName[] {
  const { templates } = memory()
  const open = templateNames.filter((name) => templates[name]?.said !== 'ban')
  return open.sort((a, b) => (templates[a]?.left ?? 0) - (templates[b]?.left ?? 0)).slice(0, MOST_AT_ONCE)
}
