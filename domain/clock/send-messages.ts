import type { SendResult, WeChat } from '../ports'
import { allSchools } from './caller'
import type { ClockWork } from './caller'
import { claim, MOST_TRIES, record } from './outbox'
import type { Claimed, Outcome } from './outbox'
import { isQuiet } from './quiet'
import { wordsOf } from './words'
import type { MessageFacts } from './words'

/** How many messages of one school a run takes; the rest wait for the next minute. */
const MOST_A_SCHOOL = 50

/** How many are on their way to WeChat at the same time. */
const AT_ONCE = 5

export type Sent = Record<Outcome, number>

/** Sends what the outbox holds, school by school; in quiet hours nothing. */
export async function sendMessages({ database, ports }: ClockWork, mostASchool = MOST_A_SCHOOL): Promise<Sent> {
  const count: Sent = { sent: 0, noCredit: 0, later: 0, failed: 0 }
  if (isQuiet(ports.clock.now())) return count
  for (const schoolId of await allSchools(database)) {
    const now = ports.clock.now()
    const claimed = await claim(database, schoolId, now, mostASchool)
    for (let from = 0; from < claimed.length; from += AT_ONCE) {
      await Promise.all(
        claimed.slice(from, from + AT_ONCE).map(async (message) => {
          const { outcome, error } = await deliver(ports.wechat, message, now)
          await record(database, schoolId, now, message.messageId, outcome, error)
          count[outcome] += 1
        }),
      )
    }
  }
  return count
}

async function deliver(
  wechat: WeChat,
  message: Claimed,
  now: Date,
): Promise<{ outcome: Outcome; error: string | null }> {
  if (helpsUntil(message) <= now.getTime()) return { outcome: 'failed', error: 'too late' }
  if (!message.consented) return { outcome: 'failed', error: 'consent withdrawn' }
  if (!message.openid) return { outcome: 'failed', error: 'no openid' }
  if (!message.hasCredit) return { outcome: 'noCredit', error: 'ledger empty' }
  const answer = await send(wechat, message.openid, message)
  if (answer.result === 'sent') return { outcome: 'sent', error: null }
  const givenUp = answer.result === 'later' && message.attempts >= MOST_TRIES
  return { outcome: givenUp ? 'failed' : answer.result, error: answer.error }
}

/** Until when a message is of use, in milliseconds since 1970: a reminder until the call begins, an offer until it ends. */
function helpsUntil({ template, data }: Claimed): number {
  if (template === 'callReminder') return Date.parse((data as MessageFacts['callReminder']).startsAt)
  if (template === 'callOffer') return Date.parse((data as MessageFacts['callOffer']).until)
  return Infinity
}

/** A port that throws is a message that may not have gone out: worth another try. */
async function send(wechat: WeChat, openid: string, { template, page, data }: Claimed): Promise<SendResult> {
  try {
    return await wechat.send({ openid, template, page, data: wordsOf(template, data) })
  } catch (error) {
    return { result: 'later', error: error instanceof Error ? error.message : 'unknown' }
  }
}
