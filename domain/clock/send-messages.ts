import type { Mail } from '../messages/sort-mail'
import type { SendResult, WeChat } from '../ports'
import type { ClockWork } from './caller'
import { record, schoolsWithMail, take } from './outbox'
import { isQuiet } from './quiet'
import type { Ended, Outcome, Settled } from './settle'
import { wordsOf } from './words'

/** Minutes until the next try, after the first, second, ... one; there are as many tries as entries. */
const TRY_AGAIN_AFTER = [1, 5, 15, 60, 240]

/** For how many people of one school a run sends; the rest wait for the next minute, so that no school stands in the others' way. */
const MOST_A_SCHOOL = 50

/** For how many people a clock takes messages in hand at once. They go out side by side, and so many are in doubt if it is killed meanwhile. */
const IN_HAND = 10

/** A run begins nothing new after this long: the function has a minute, and the other jobs want their turn. */
const RUN_MS = 25_000

/** After how many schools a run says how far it is. */
const A_BATCH = 50

export interface Pace {
  mostASchool?: number
  inHand?: number
  runMs?: number
}

export type Sent = Record<Outcome | 'void', number>

/**
 * Sends what the outbox holds, school by school, the longest waiting first; in quiet hours nothing. A handful at a time is taken in hand, sent and written down, so that a run may end
 * anywhere: the next one goes on.
 */
export async function sendMessages({ database, ports, progress }: ClockWork, pace: Pace = {}): Promise<Sent> {
  const { mostASchool = MOST_A_SCHOOL, inHand = IN_HAND, runMs = RUN_MS } = pace
  const count: Sent = { sent: 0, noCredit: 0, later: 0, failed: 0, lost: 0, void: 0 }
  const began = performance.now()
  const isOver = () => isQuiet(ports.clock.now()) || performance.now() - began > runMs
  if (isOver()) return count
  const schools = await schoolsWithMail(database, ports.clock.now())
  for (const [at, schoolId] of schools.entries()) {
    if (at > 0 && at % A_BATCH === 0) progress?.('messages', at, schools.length)
    for (let people = 0; people < mostASchool && !isOver(); people += inHand) {
      const now = ports.clock.now()
      const { due, mail, voided, settled } = await take(database, schoolId, now, Math.min(inHand, mostASchool - people))
      if (due === 0) break
      count.void += voided
      add(count, settled)
      if (mail.length === 0) continue
      const ended = await Promise.all(mail.map((one) => deliver(ports.wechat, one, now)))
      add(count, await record(database, schoolId, now, ended))
    }
  }
  return count
}

function add(count: Sent, settled: Settled): void {
  for (const [outcome, n] of Object.entries(settled)) count[outcome as Outcome] += n
}

async function deliver(wechat: WeChat, mail: Mail, now: Date): Promise<Ended> {
  const { messageId, attempts } = mail
  const answer = await send(wechat, mail)
  if (answer.result === 'sent') return { messageId, outcome: 'sent', error: null }
  if (answer.result !== 'later') return { messageId, outcome: answer.result, error: answer.error }
  const wait = TRY_AGAIN_AFTER[attempts - 1]
  if (wait === undefined || attempts >= TRY_AGAIN_AFTER.length)
    return { messageId, outcome: 'failed', error: answer.error }
  return { messageId, outcome: 'later', error: answer.error, again: new Date(now.getTime() + wait * 60_000) }
}

/** A port that throws is a message that may have arrived: nobody is told twice for it. */
async function send(wechat: WeChat, { openid, template, page, data, carries }: Mail): Promise<SendResult> {
  try {
    return await wechat.send({ openid: openid!, template, page, data: wordsOf(template, data, carries) })
  } catch (error) {
    return { result: 'lost', error: error instanceof Error ? error.message : 'unknown' }
  }
}
