import type { Random } from '../../database/demo/random'
import { minuteOf } from '../../contract/week'
import type { TemplateName } from '../../contract/templates'
import type { SendResult, SubscriptionMessage } from '../../domain/ports'

/** How often WeChat does not take a message, and how often it takes one and the answer is lost. */
const FAULTS = { later: 0.04, lost: 0.02, failed: 0.01 }

/** WeChat with a balance of its own, who writes down whatever may never happen: a message that nobody allowed, the same one twice, one at night. */
export class StrictWeChat {
  readonly balance = new Map<string, number>()
  readonly trouble: string[] = []
  /** What arrived, by person, page and words. */
  readonly arrived = new Map<string, number>()

  constructor(
    private readonly now: () => Date,
    private readonly luck: Random,
    /** Whether somebody sleeps by day now. */
    private readonly asleep: (openid: string) => boolean,
  ) {}

  allow(openid: string, template: TemplateName): void {
    this.balance.set(`${openid} ${template}`, this.left(openid, template) + 1)
  }

  left(openid: string, template: TemplateName): number {
    return this.balance.get(`${openid} ${template}`) ?? 0
  }

  send = async (message: SubscriptionMessage): Promise<SendResult> => {
    const { openid, template } = message
    const what = `${openid} ${template} ${message.page} ${JSON.stringify(message.data)}`
    const minute = minuteOf(this.now())
    if (minute >= 21 * 60 || minute < 7 * 60) this.trouble.push(`at night: ${what}`)
    if (this.asleep(openid)) this.trouble.push(`asleep: ${what}`)
    if (this.left(openid, template) < 1) {
      this.trouble.push(`without credit: ${what}`)
      return { result: 'noCredit', error: '43101' }
    }
    const luck = this.luck.next()
    if (luck < FAULTS.later) return { result: 'later', error: '-1' }
    if (luck < FAULTS.later + FAULTS.failed) return { result: 'failed', error: '47003' }
    this.balance.set(`${openid} ${template}`, this.left(openid, template) - 1)
    this.arrived.set(what, (this.arrived.get(what) ?? 0) + 1)
    if (this.arrived.get(what)! > 1) this.trouble.push(`twice: ${what}`)
    if (luck < FAULTS.later + FAULTS.failed + FAULTS.lost) throw new Error('socket hang up')
    return { result: 'sent' }
  }
}
