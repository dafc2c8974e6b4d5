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

/** A function's `config.json`: seconds it may take, megabytes, timers, and the WeChat APIs that it may call. */
export interface FunctionConfig {
  timeout?: number
  memorySize?: number
  triggers?: TimerTrigger[]
  permissions?: { openapi?: string[] }
}

/** Everything the host needs; `folder` holds one folder a function, each with `index.js` and `config.json`. */
export interface HostOptions {
  folder: string
  env: (name: string) => Record<string, string>
  clock: StageClock
  log: LogSink
  instances: Record<string, number>
}

/** What CloudBase's console gives a function whose config.json says nothing of it. */
const defaultTimeoutSeconds = 60
const defaultMemoryMb = 256

interface Hosted {
  config: FunctionConfig
  timeoutMs: number
  pool: Pool
}

/** Hosts the built cloud functions and runs them as CloudBase does. */
export class FunctionHost {
  private readonly functions = new Map<string, Hosted>()

  /** @throws Trouble if no function has been built in the folder */
  constructor(private readonly options: HostOptions) {
    for (const name of builtIn(options.folder)) this.functions.set(name, this.open(name))
  }

  /** The names of the functions. */
  get names(): string[] {
    return [...this.functions.keys()]
  }

  /** A function's `config.json`. */
  configOf(name: string): FunctionConfig {
    return this.functions.get(name)?.config ?? {}
  }

  /** The timers of every function. */
  triggers(): { function: string; trigger: TimerTrigger }[] {
    return this.names.flatMap((name) =>
      (this.configOf(name).triggers ?? [])
        .filter(({ type }) => type === 'timer')
        .map((trigger) => ({ function: name, trigger })),
    )
  }

  /**
   * Calls a function.
   * @param data what the caller sent
   * @returns what the function returned, carried as JSON
   * @throws FunctionFailure
   */
  async call(name: string, data: unknown, caller: Caller): Promise<unknown> {
    const hosted = this.functions.get(name)
    if (!hosted) throw new FunctionFailure(-501000, `FunctionName parameter could not be found: ${name}`)
    const { pool, timeoutMs } = hosted
    const context = functionContext(name, caller, timeoutMs)
    const reply = await pool.call(JSON.stringify(data ?? {}), JSON.stringify(context), timeoutMs)
    return JSON.parse(reply) as unknown
  }

  /** Ends every instance. */
  async close(): Promise<void> {
    await Promise.all([...this.functions.values()].map(({ pool }) => pool.close()))
  }

  private open(name: string): Hosted {
    const { folder, env, clock, log, instances } = this.options
    const entry = join(folder, name, 'index.js')
    const path = join(folder, name, 'config.json')
    const config = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as FunctionConfig) : {}
    const memoryMb = config.memorySize ?? defaultMemoryMb
    const pool = new Pool({ name, entry, env: env(name), clock: clock.shared, log, memoryMb }, instances[name] ?? 1)
    return { config, timeoutMs: (config.timeout ?? defaultTimeoutSeconds) * 1000, pool }
  }
}

function builtIn(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : []
  const built = names.filter((name) => existsSync(join(folder, name, 'index.js')))
  if (built.length > 0) return built
  throw new Trouble(
    `${folder} 里没有云函数：请先运行 npm run build。`,
    `No functions in ${folder}: run npm run build first.`,
  )
}
