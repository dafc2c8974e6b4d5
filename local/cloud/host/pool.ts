import { FunctionFailure, Instance, type InstanceOptions } from './instance'

interface Waiting {
  run(instance: Instance): void
  reject(error: Error): void
}

/**
 * The instances of one function. A call takes a free instance or waits for one; an instance that ended (crash, time
 * limit) is replaced when it is next needed, so a function that fails to load is not started over and over.
 */
export class Pool {
  private readonly free: Instance[] = []
  private readonly all = new Set<Instance>()
  private readonly waiting: Waiting[] = []
  private closed = false

  constructor(
    private readonly options: InstanceOptions,
    private readonly size: number,
  ) {
    for (let i = 0; i < size; i += 1) this.free.push(this.start())
  }

  /** Runs the function once; event, context and reply are JSON text. @throws FunctionFailure */
  async call(event: string, context: string, timeoutMs: number): Promise<string> {
    const instance = await this.take()
    try {
      return await instance.call(event, context, timeoutMs)
    } finally {
      this.giveBack(instance)
    }
  }

  /** Ends all instances; calls that still wait are refused. */
  async close(): Promise<void> {
    this.closed = true
    for (const { reject } of this.waiting.splice(0)) reject(new FunctionFailure(-504002, 'the cloud is closing'))
    await Promise.all([...this.all].map((instance) => instance.end()))
  }

  private start(): Instance {
    const instance = new Instance(this.options)
    this.all.add(instance)
    return instance
  }

  private take(): Promise<Instance> {
    if (this.closed) return Promise.reject(new FunctionFailure(-504002, 'the cloud is closing'))
    const instance = this.free.shift()
    if (instance) return Promise.resolve(this.alive(instance))
    return new Promise((resolve, reject) => this.waiting.push({ run: resolve, reject }))
  }

  private giveBack(instance: Instance): void {
    if (this.closed) return
    const next = this.waiting.shift()
    if (next) next.run(this.alive(instance))
    else this.free.push(instance)
  }

  private alive(instance: Instance): Instance {
    if (!instance.dead) return instance
    this.all.delete(instance)
    return this.start()
  }
}
