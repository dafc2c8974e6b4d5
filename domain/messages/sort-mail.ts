import { asleepUntil } from '../availability/asleep'
import type { Availability } from '../../contract/availability-cells'
import type { TemplateName } from '../../contract/templates'
import type { MessageFacts } from '../clock/words'
import { because } from './states'

/** A message that is due, with what decides about it. */
export interface Mail {
  messageId: number
  personId: number
  openid: string | null
  template: TemplateName
  page: string
  data: MessageFacts[TemplateName]
  /** How often it went out before. */
  attempts: number
  /** A clock took it and never said what became of it. */
  lost: boolean
  /** How many messages were merged into it before. */
  carries: number
  /** Whether the person may still be told of this child, and whether what it tells still holds (the call is agreed, the update is out). */
  consented: boolean
  stands: boolean
  /** How many messages of this template the person's ledger holds. */
  left: number
  /** When the person, as each relative that they are at this school, can be reached. */
  times: Availability[]
}

/** What becomes of it: on its way to WeChat, put off, of no use any more, or for somebody to tell. */
export type Sorted =
  | { messageId: number; state: 'sending' }
  | { messageId: number; state: 'queued'; until: Date }
  | { messageId: number; state: 'void'; error: string; into: number | null }
  | { messageId: number; state: 'noCredit' | 'failed' | 'lost'; error: string }

const HOUR_MS = 3_600_000

/** Of what is said together, the first of these that the person allows carries the rest: what cannot wait, before what can. */
const urgency: TemplateName[] = ['callOffer', 'callChanged', 'callReminder', 'callBooked', 'letter', 'weeklyUpdate']

/**
 * Decides about everything that is due, each person's mail by itself. What is due for one person at one time goes out as one message, for one credit; a reminder within the hour goes
 * alone, so that its words are about that call and nothing else. A message for which nothing is left is never sent.
 */
export function sortMail(mail: Mail[], now: Date): Sorted[] {
  const people = new Map<number, Mail[]>()
  for (const one of mail) people.set(one.personId, [...(people.get(one.personId) ?? []), one])
  return [...people.values()].flatMap((own) => sortOwn(own, now))
}

function sortOwn(own: Mail[], now: Date): Sorted[] {
  const decided = own.map((one) => ({ one, fate: fateOf(one, now) }))
  const open = decided.filter(({ fate }) => fate === null).map(({ one }) => one)
  const [alone, together] = [open.filter((one) => isNear(one, now)), open.filter((one) => !isNear(one, now))]
  const left = new Map(open.map(({ template, left: of }) => [template, of]))
  return [
    ...decided.flatMap(({ fate }) => fate ?? []),
    ...alone.map((one) => (spend(left, one) ? sending(one) : untold(one))),
    ...merged(together, left),
  ]
}

/** What is decided without a look at the rest of the person's mail; null for what should go out. */
function fateOf(one: Mail, now: Date): Sorted | null {
  const { messageId } = one
  const asVoid = (error: string): Sorted => ({ messageId, state: 'void', error, into: null })
  if (one.lost) return { messageId, state: 'lost', error: because.lost }
  if (!one.consented) return asVoid(because.withdrawn)
  if (!one.stands) return asVoid(because.calledOff)
  if (helpsUntil(one) <= now.getTime()) return asVoid(because.tooLate)
  if (!one.openid) return { messageId, state: 'failed', error: because.noOpenid }
  const wake = one.times.map((times) => asleepUntil(times, now)?.getTime() ?? 0)
  const until = new Date(Math.max(0, ...wake))
  return until > now ? { messageId, state: 'queued', until } : null
}

function merged(together: Mail[], left: Map<TemplateName, number>): Sorted[] {
  const byUrgency = together.toSorted(
    (a, b) => urgency.indexOf(a.template) - urgency.indexOf(b.template) || a.messageId - b.messageId,
  )
  const carrier = byUrgency.find((one) => spend(left, one))
  if (!carrier) return byUrgency.map(untold)
  return byUrgency.map((one) =>
    one === carrier
      ? sending(one)
      : { messageId: one.messageId, state: 'void', error: because.merged, into: carrier.messageId },
  )
}

function spend(left: Map<TemplateName, number>, { template }: Mail): boolean {
  const of = left.get(template) ?? 0
  if (of > 0) left.set(template, of - 1)
  return of > 0
}

const sending = ({ messageId }: Mail): Sorted => ({ messageId, state: 'sending' })
const untold = ({ messageId }: Mail): Sorted => ({ messageId, state: 'noCredit', error: because.noCredit })

function isNear({ template, data }: Mail, now: Date): boolean {
  return (
    template === 'callReminder' &&
    Date.parse((data as MessageFacts['callReminder']).startsAt) - now.getTime() <= HOUR_MS
  )
}

/** Until when a message is of use, in milliseconds since 1970: what is about a call until it begins (later where it is late), an offer until it ends. */
function helpsUntil({ template, data }: Mail): number {
  if (template === 'callOffer') return Date.parse((data as MessageFacts['callOffer']).until)
  if (template === 'weeklyUpdate' || template === 'letter') return Infinity
  const { startsAt, minutes = 0 } = data as MessageFacts['callChanged']
  return Date.parse(startsAt) + minutes * 60_000
}
