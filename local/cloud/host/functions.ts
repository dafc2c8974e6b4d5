import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Trouble } from '../../trouble'
import type { LogSink } from '../log'
import type { StageClock } from '../clock'
import { type Caller, functionContext } from './context'
import { FunctionFailure } from './instance'
import { Pool } from './pool'

/** One timer of a function's `config.json`, as CloudBase reads it. */
export interface TimerTrigger {
  name: string
  type: string
  config: string
  argument?: string
}

/** Everything the host needs; `folder` holds one folder a function, each with `index.js` and `config.json`. */
export interface HostOptions {
  folder: string
  env: Record<string, string>
  clock: StageClock
  log: LogSink
  instances: Record<string, number>
  timeoutMs: number
}

/** Hosts the built cloud functions and runs them as CloudBase does. */
export class FunctionHost {
  private readonly pools = new Map<string, Pool>()

  /** @throws Trouble if no function has been built in the folder */
  constructor(private readonly options: HostOptions) {
    const { folder, env, clock, log } = options
    const names = existsSync(folder)
      ? readdirSync(folder).filter((name) => existsSync(join(folder, name, 'index.js')))
      : []
    if (names.length === 0) {
      throw new Trouble(
        `${folder} 里没有云函数：请先运行 npm run build。`,
        `No functions in ${folder}: run npm run build first.`,
      )
    }
    for (const name of names) {
      const entry = join(folder, name, 'index.js')
      this.pools.set(name, new Pool({ name, entry, env, clock: clock.shared, log }, options.instances[name] ?? 1))
    }
  }

  /** The names of the functions. */
  get names(): string[] {
    return [...this.pools.keys()]
  }

  /** The timers of every function, from the `config.json` beside its bundle. */
  triggers(): { function: string; trigger: TimerTrigger }[] {
    return this.names.flatMap((name) => {
      const path = join(this.options.folder, name, 'config.json')
      const config = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { triggers?: TimerTrigger[] }) : {}
      return (config.triggers ?? [])
        .filter(({ type }) => type === 'timer')
        .map((trigger) => ({ function: name, trigger }))
    })
  }

  /**
   * Calls a function.
   * @param data what the caller sent; a caller with an openid finds `userInfo` added to it, as WeChat does
   * @returns what the function returned, carried as JSON
   * @throws FunctionFailure
   */
  async call(name: string, data: unknown, caller: Caller): Promise<unknown> {
    const pool = this.pools.get(name)
    if (!pool) throw new FunctionFailure(-501000, `FunctionName parameter could not be found: ${name}`)
    const context = functionContext(name, caller, this.options.timeoutMs)
    const reply = await pool.call(JSON.stringify(data ?? {}), JSON.stringify(context), this.options.timeoutMs)
    return JSON.parse(reply) as unknown
  }

  /** Ends every instance. */
  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.close()))
  }
}
