import type { StageClock } from './clock'
import { type Cron, lastWithin, nextAfter, parseCron } from './cron'
import type { FunctionHost } from './host/functions'
import type { LogSink } from './log'

/** A timer that fires at least this often runs every few real seconds instead, so that nobody waits for a message. */
const frequentMs = 60_000
const frequentEveryMs = 5_000

interface Timer {
  function: string
  name: string
  argument: string
  cron: Cron
  frequent: boolean
  lastRun: number
  running: Promise<void> | undefined
}

/** Fires the functions' timers by the school's clock. */
export class Timers {
  private readonly timers: Timer[]
  private checkedUntil: number
  private beat: NodeJS.Timeout | undefined
  private jumping: Promise<unknown> = Promise.resolve()
  private inJump = false

  constructor(
    private readonly host: FunctionHost,
    private readonly clock: StageClock,
    private readonly log: LogSink,
  ) {
    this.checkedUntil = clock.now()
    this.timers = host.triggers().map(({ function: name, trigger }) => {
      const cron = parseCron(trigger.config)
      return {
        function: name,
        name: trigger.name,
        argument: trigger.argument ?? '',
        cron,
        frequent: isFrequent(cron, clock.now()),
        lastRun: 0,
        running: undefined,
      }
    })
  }

  /** Begins to look at the clock, once a second. */
  start(): void {
    this.beat = setInterval(() => this.tick(), 1000)
  }

  /** Stops looking; runs under way go on. */
  stop(): void {
    clearInterval(this.beat)
  }

  /**
   * Moves the school's clock. Forward, every timer that falls due on the way fires once, at its last due time and in
   * order, while the clock stands there; those that fire each minute run once at the end. Backward nothing fires.
   * @param target milliseconds since 1970
   * @returns the names of the timers that ran, in order
   */
  jump(target: number): Promise<string[]> {
    const jump = this.jumping.then(() => this.move(target))
    this.jumping = jump.catch(() => undefined)
    return jump
  }

  /** Back to real time; if that lies ahead, timers fall due on the way as in a jump. */
  async reset(): Promise<string[]> {
    const ran = await this.jump(Date.now())
    this.clock.reset()
    return ran
  }

  private async move(target: number): Promise<string[]> {
    this.inJump = true
    try {
      // A run under way must not see the clock move under it.
      await Promise.all(this.timers.map((timer) => timer.running))
      const from = this.clock.now()
      const due = target > from ? this.dueBetween(from, target) : []
      const began = Date.now()
      for (const { timer, at } of due) {
        this.clock.set(at)
        await this.run(timer)
      }
      // What the runs took is real time and passes for the school too.
      this.clock.set(target + (due.length > 0 ? Date.now() - began : 0))
      return due.map(({ timer }) => timer.name)
    } finally {
      this.inJump = false
      this.checkedUntil = this.clock.now()
    }
  }

  private dueBetween(from: number, to: number): { timer: Timer; at: number }[] {
    const due = this.timers.flatMap((timer) => {
      const at = timer.frequent ? to : lastWithin(timer.cron, from, to)
      return at === undefined ? [] : [{ timer, at }]
    })
    return due.sort((a, b) => a.at - b.at || Number(a.timer.frequent) - Number(b.timer.frequent))
  }

  private tick(): void {
    if (this.inJump) return
    const now = this.clock.now()
    const from = Math.min(this.checkedUntil, now)
    this.checkedUntil = now
    for (const timer of this.timers) {
      const due = timer.frequent
        ? Date.now() - timer.lastRun >= frequentEveryMs
        : lastWithin(timer.cron, from, now) !== undefined
      if (due && !timer.running) void this.run(timer)
    }
  }

  private run(timer: Timer): Promise<void> {
    timer.lastRun = Date.now()
    timer.running = this.fire(timer).finally(() => (timer.running = undefined))
    return timer.running
  }

  private async fire(timer: Timer): Promise<void> {
    const time = new Date(this.clock.now()).toISOString()
    const event = { Type: 'Timer', TriggerName: timer.name, Time: time, Message: timer.argument }
    try {
      await this.host.call(timer.function, event, { trigger: 'timer' })
    } catch (error) {
      this.log.write(timer.function, `timer ${timer.name} failed: ${(error as Error).message}`)
    }
  }
}

function isFrequent(cron: Cron, now: number): boolean {
  const first = nextAfter(cron, now)
  const second = first === undefined ? undefined : nextAfter(cron, first)
  return first !== undefined && second !== undefined && second - first <= frequentMs
}
