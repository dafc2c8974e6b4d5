import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { LogSink } from '../log'

/** What a function is started with: its built file, its private environment and the shared clock. */
export interface InstanceOptions {
  name: string
  entry: string
  env: Record<string, string>
  clock: SharedArrayBuffer
  log: LogSink
  memoryMb: number
}

/** A function that answered with an error, crashed or ran out of time; `errCode` is CloudBase's number for it. */
export class FunctionFailure extends Error {
  constructor(
    readonly errCode: number,
    message: string,
  ) {
    super(message)
    this.name = 'FunctionFailure'
  }
}

const executeFailed = -504002
const timeLimitExceeded = -504003

interface Answer {
  ready?: boolean
  id?: number
  reply?: string
  error?: string
}

/** One instance of a function. Takes one call at a time, as CloudBase's do; whoever calls must wait for the reply. */
export class Instance {
  private readonly worker: Worker
  private pending: { id: number; resolve(reply: string): void; reject(error: Error): void } | undefined
  private calls = 0
  private readonly ready: Promise<void>
  private markReady: () => void = () => undefined
  /** True once the thread has ended; such an instance takes no more calls. */
  dead = false

  constructor(private readonly options: InstanceOptions) {
    this.ready = new Promise((resolve) => (this.markReady = resolve))
    this.worker = new Worker(join(__dirname, 'thread.js'), {
      workerData: { entry: options.entry, clock: options.clock },
      env: options.env,
      stdout: true,
      stderr: true,
      // A loader of the parent (tsx, jest) has no business in the function.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb, maxYoungGenerationSizeMb: 16 },
    })
    options.log.follow(options.name, this.worker.stdout, this.worker.stderr)
    this.worker.on('message', (answer: Answer) => this.settle(answer))
    this.worker.on('error', (error) =>
      this.fail(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    )
    this.worker.on('exit', (code) => this.fail(`the instance ended (exit ${code})`))
  }

  /**
   * Runs the function once.
   * @param event JSON text
   * @param context JSON text
   * @param timeoutMs after which the instance is ended
   * @returns the reply as JSON text
   * @throws FunctionFailure
   */
  call(event: string, context: string, timeoutMs: number): Promise<string> {
    if (this.pending) throw new Error('An instance takes one call at a time')
    const id = (this.calls += 1)
    return new Promise<string>((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined
      const settle = () => clearTimeout(timer)
      this.pending = {
        id,
        resolve: (reply) => (settle(), resolve(reply)),
        reject: (error) => (settle(), reject(error)),
      }
      this.worker.postMessage({ id, event, context })
      // A cold start does not count against the function's time.
      void this.ready.then(() => {
        if (this.pending?.id === id) timer = setTimeout(() => this.timeOut(timeoutMs), timeoutMs)
      })
    })
  }

  /** Ends the thread; a call under way is answered with a failure. */
  async end(): Promise<void> {
    this.dead = true
    await this.worker.terminate()
  }

  private timeOut(timeoutMs: number): void {
    this.dead = true
    this.pending?.reject(
      new FunctionFailure(timeLimitExceeded, `Invoking task timed out after ${timeoutMs / 1000} seconds`),
    )
    this.pending = undefined
    void this.worker.terminate()
  }

  private settle(answer: Answer): void {
    if (answer.ready) this.markReady()
    if (!this.pending || answer.id !== this.pending.id) return
    const { resolve, reject } = this.pending
    this.pending = undefined
    if (answer.error !== undefined) {
      this.options.log.write(this.options.name, answer.error)
      reject(new FunctionFailure(executeFailed, answer.error))
    } else resolve(answer.reply ?? 'null')
  }

  private fail(reason: string): void {
    this.dead = true
    if (!this.pending) return
    this.options.log.write(this.options.name, reason)
    this.pending.reject(new FunctionFailure(executeFailed, reason))
    this.pending = undefined
  }
}
