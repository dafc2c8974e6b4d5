import { Journal } from './journal'

/** A service message that WeChat has delivered to a phone. `data` is what the template's fields said. */
export interface Message {
  id: number
  openid: string
  template: string
  page: string
  data: Record<string, { value: string }>
  /** The school's time of delivery, milliseconds since 1970. */
  at: number
}

/** A picture that WeChat is still looking at; its verdict is pushed to the function `clock`. */
export interface MediaCheck {
  traceId: string
  openid: string
  suggest: 'pass' | 'risky'
}

type Entry =
  | { t: 'credit'; openid: string; template: string; choice: string }
  | ({ t: 'message' } & Message)
  | { t: 'clock'; offsetMs: number }
  | { t: 'file'; path: string; owner: string }
  | ({ t: 'check' } & MediaCheck)
  | { t: 'checked'; traceId: string }

/**
 * What WeChat and the cloud's storage remember by themselves: message credits, messages delivered, who uploaded which
 * file, checks under way; and the stage's clock. Kept in `<data>/stage.jsonl`.
 */
export class CloudState {
  private readonly journal: Journal<Entry>
  private readonly credits = new Map<string, number>()
  private readonly owners = new Map<string, string>()
  private readonly checks = new Map<string, MediaCheck>()
  private readonly delivered: Message[] = []
  /** Where the stage's clock stood, milliseconds ahead of real time. */
  offsetMs = 0

  /** Whether nothing had been remembered when it was opened. */
  readonly isNew: boolean

  constructor(path: string) {
    this.journal = new Journal<Entry>(path)
    this.isNew = this.journal.entries.length === 0
    for (const entry of this.journal.entries) this.apply(entry)
  }

  /** Notes a choice in WeChat's subscribe sheet; only `accept` is worth a message. */
  grant(openid: string, template: string, choice: string): void {
    this.record({ t: 'credit', openid, template, choice })
  }

  /** How many messages of a template may still be sent to a person. */
  credit(openid: string, template: string): number {
    return this.credits.get(`${openid} ${template}`) ?? 0
  }

  /** Delivers a message, which uses up one credit. */
  deliver(message: Omit<Message, 'id'>): Message {
    const whole = { id: this.delivered.length + 1, ...message }
    this.record({ t: 'message', ...whole })
    return whole
  }

  /** A person's messages, newest first. */
  messagesOf(openid: string): Message[] {
    return this.delivered.filter((message) => message.openid === openid).reverse()
  }

  /** Keeps the offset of the stage's clock for the next start. */
  keepOffset(offsetMs: number): void {
    this.record({ t: 'clock', offsetMs })
  }

  /** Notes who uploaded a file; the functions upload as ''. */
  own(path: string, owner: string): void {
    this.record({ t: 'file', path, owner })
  }

  /** Who uploaded a file; undefined if nobody did. */
  ownerOf(path: string): string | undefined {
    return this.owners.get(path)
  }

  /** Notes that a picture is being looked at, or (`settle`) that its verdict has been taken by `clock`. */
  startCheck(check: MediaCheck): void {
    this.record({ t: 'check', ...check })
  }

  settleCheck(traceId: string): void {
    this.record({ t: 'checked', traceId })
  }

  /** The checks whose verdict has not been taken yet. */
  openChecks(): MediaCheck[] {
    return [...this.checks.values()]
  }

  private record(entry: Entry): void {
    this.journal.add(entry)
    this.apply(entry)
  }

  private apply(entry: Entry): void {
    if (entry.t === 'credit') this.change(entry.openid, entry.template, entry.choice === 'accept' ? 1 : 0)
    else if (entry.t === 'clock') this.offsetMs = entry.offsetMs
    else if (entry.t === 'file') this.owners.set(entry.path, entry.owner)
    else if (entry.t === 'check') this.checks.set(entry.traceId, entry)
    else if (entry.t === 'checked') this.checks.delete(entry.traceId)
    else {
      const { t: _, ...message } = entry
      this.delivered.push(message)
      this.change(message.openid, message.template, -1)
    }
  }

  private change(openid: string, template: string, by: number): void {
    const key = `${openid} ${template}`
    this.credits.set(key, (this.credits.get(key) ?? 0) + by)
  }
}
