import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { AdminCloud } from './admin/actions'
import { adminRoutes } from './admin/face'
import type { StageClock } from './clock'
import { cloud as names, type Caller } from './host/context'
import { FunctionHost } from './host/functions'
import { LogSink } from './log'
import { type MediaCheck, CloudState } from './state'
import { Storage } from './storage'
import { Timers } from './timers'
import { PhoneCodes } from './wechat/phone-codes'
import type { WeChat } from './wechat/wechat'
import type { Routes } from '../http/server'
import type { Secrets } from '../secrets'

/** What the make-believe cloud is opened with; `url` is where its `/admin` is served. */
export interface CloudOptions {
  data: string
  functions: string
  url: string
  databaseUrl: string
  secrets: Secrets
  state: CloudState
  clock: StageClock
}

const verdictAfterMs = 1_000
const verdictAgainMs = 5_000
const verdictAttempts = 12

/** The make-believe cloud: functions, timers, storage and WeChat's server, wired together. */
export class Cloud {
  readonly state: CloudState
  readonly storage: Storage
  readonly phoneCodes = new PhoneCodes()
  readonly host: FunctionHost
  readonly timers: Timers
  readonly log: LogSink
  /** What this cloud serves: the SDK's own face. */
  readonly routes: Routes
  private readonly active = new Map<string, number>()
  private readonly secrets = new Map<string, string>()
  private readonly pending = new Set<NodeJS.Timeout>()

  constructor(private readonly options: CloudOptions) {
    const { data, clock, secrets, state, url } = options
    this.state = state
    this.log = new LogSink(join(data, 'functions.log'))
    this.storage = new Storage({ folder: join(data, 'files'), linkKey: secrets.linkKey, state, now: () => clock.now() })
    this.host = new FunctionHost({
      folder: options.functions,
      env: (name) => functionEnvironment(options, this.secretOf(name)),
      clock,
      log: this.log,
      instances: { api: 2, clock: 1 },
    })
    this.timers = new Timers(this.host, clock, this.log)
    const admin: AdminCloud = {
      storage: this.storage,
      wechat: this.wechat(),
      url,
      uploads: new Map(),
      invoke: (name, input) => this.host.call(name, input, { trigger: 'function' }),
    }
    this.routes = adminRoutes(admin, (secretId) => this.mayCall(secretId))
  }

  /** Begins to fire timers, and pushes the verdicts that the last run still owed. */
  start(): void {
    this.timers.start()
    for (const check of this.state.openChecks()) this.pushLater(check, verdictAfterMs, verdictAttempts)
  }

  /** Ends timers, pushes and instances. */
  async close(): Promise<void> {
    this.timers.stop()
    for (const timer of this.pending) clearTimeout(timer)
    await this.host.close()
  }

  /**
   * Calls a function the way a phone does: with its owner's openid, and `userInfo` added to the event.
   * @throws FunctionFailure
   */
  async callAs(openid: string, name: string, data: Record<string, unknown>): Promise<unknown> {
    this.active.set(openid, this.options.clock.now())
    const caller: Caller = { openid, trigger: 'wx' }
    return this.host.call(name, { ...data, userInfo: { appId: names.appId, openId: openid } }, caller)
  }

  /** Each function signs with an id of its own, so that the stand-in can tell them apart. */
  private secretOf(name: string): string {
    const secretId = `AKID${randomBytes(12).toString('hex')}`
    this.secrets.set(secretId, name)
    return secretId
  }

  /** The WeChat APIs that the function with this id may call; undefined if no function has it. */
  private mayCall(secretId: string): string[] | undefined {
    const name = this.secrets.get(secretId)
    return name === undefined ? undefined : (this.host.configOf(name).permissions?.openapi ?? [])
  }

  private wechat(): WeChat {
    const { clock } = this.options
    return {
      state: this.state,
      phoneCodes: this.phoneCodes,
      now: () => clock.now(),
      lastActive: (openid) => this.active.get(openid),
      readMedia: (url) => this.readMedia(url),
      startCheck: (openid, suggest) => {
        const check = { traceId: randomUUID(), openid, suggest }
        this.state.startCheck(check)
        this.pushLater(check, verdictAfterMs, verdictAttempts)
        return check.traceId
      },
    }
  }

  private async readMedia(url: string): Promise<Buffer | undefined> {
    const link = URL.canParse(url) ? new URL(url) : undefined
    if (!link || link.origin !== this.options.url || !link.pathname.startsWith('/files/')) return undefined
    const path = decodeURIComponent(link.pathname.slice('/files/'.length))
    if (this.storage.sizeOf(path) === undefined || !this.storage.verify(path, link.searchParams)) return undefined
    const chunks: Buffer[] = []
    for await (const chunk of this.storage.open(path) as AsyncIterable<Buffer>) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  private pushLater(check: MediaCheck, afterMs: number, attempts: number): void {
    const timer = setTimeout(() => {
      this.pending.delete(timer)
      void this.push(check, attempts)
    }, afterMs)
    this.pending.add(timer)
  }

  /** WeChat pushes a verdict to the function `clock`, and again if it was not taken. */
  private async push(check: MediaCheck, attempts: number): Promise<void> {
    try {
      await this.host.call('clock', verdictEvent(check, this.options.clock.now()), { trigger: 'push' })
      this.state.settleCheck(check.traceId)
    } catch (error) {
      this.log.write('clock', `push of ${check.traceId} failed: ${(error as Error).message}`)
      if (attempts > 1) this.pushLater(check, verdictAgainMs, attempts - 1)
      else this.state.settleCheck(check.traceId)
    }
  }
}

function verdictEvent(check: MediaCheck, now: number): Record<string, unknown> {
  const verdict = check.suggest === 'pass' ? { suggest: 'pass', label: 100 } : { suggest: 'risky', label: 20001 }
  return {
    ToUserName: 'gh_yanshu_local',
    FromUserName: check.openid,
    CreateTime: Math.floor(now / 1000),
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid: names.appId,
    trace_id: check.traceId,
    version: 2,
    detail: [{ strategy: 'content_model', errcode: 0, ...verdict, prob: 90 }],
    errcode: 0,
    errmsg: 'ok',
    result: verdict,
  }
}

/** The functions' private environment: what CloudBase sets by itself, and what docs/deploy.md asks to be set. */
function functionEnvironment({ url, databaseUrl, secrets }: CloudOptions, secretId: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'production',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: names.region,
    SCF_NAMESPACE: names.envId,
    TCB_ENV: names.envId,
    TENCENTCLOUD_SECRETID: secretId,
    TENCENTCLOUD_SECRETKEY: randomBytes(24).toString('hex'),
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    DATABASE_URL: databaseUrl,
    YANSHU_DATA_KEY: secrets.dataKey,
    YANSHU_DATA_KEYS_OLD: secrets.oldDataKeys,
    YANSHU_HMAC_KEY: secrets.hmacKey,
  }
}
