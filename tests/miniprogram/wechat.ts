// Its polyfill sets the global `wx` that this one completes.
import 'miniprogram-simulate'

/** What `wx.cloud.callFunction` is asked with. */
export interface Asked {
  action: string
  hat?: string
  requestId?: string
  input: unknown
}

type Answering = (asked: Asked) => unknown

/** WeChat as page tests need it: storage in memory, a cloud that a test answers for, and a record of what was asked. */
export class Wechat {
  readonly stored = new Map<string, unknown>()
  readonly asked: Asked[] = []
  readonly opened: string[] = []
  fontSizeSetting = 17
  answer: Answering = () => Promise.reject({ errMsg: 'cloud.callFunction:fail -1 network' })
  private readonly network: Array<(status: { isConnected: boolean }) => void> = []

  /** Puts itself in the place of the global `wx` (beside what miniprogram-simulate brings). Call it before mounting. */
  install(): this {
    const scope = globalThis as unknown as { wx: object }
    Object.assign(scope.wx, this.api())
    Object.assign(globalThis, { getApp: () => ({}), getCurrentPages: () => [] })
    return this
  }

  /** The network is back. */
  reconnect(): void {
    this.network.forEach((tell) => tell({ isConnected: true }))
  }

  private api() {
    const open = ({ url }: { url: string }) => void this.opened.push(url)
    return {
      canIUse: () => false,
      getAppBaseInfo: () => ({ fontSizeSetting: this.fontSizeSetting, SDKVersion: '3.8.12', language: 'zh_CN' }),
      getWindowInfo: () => ({ windowWidth: 375, windowHeight: 812 }),
      getDeviceInfo: () => ({ platform: 'devtools' }),
      getStorageSync: (key: string) => this.stored.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => void this.stored.set(key, JSON.parse(JSON.stringify(value))),
      removeStorageSync: (key: string) => void this.stored.delete(key),
      getStorageInfoSync: () => ({ keys: [...this.stored.keys()] }),
      clearStorageSync: () => this.stored.clear(),
      onNetworkStatusChange: (tell: (status: { isConnected: boolean }) => void) => void this.network.push(tell),
      stopPullDownRefresh: () => undefined,
      navigateTo: open,
      reLaunch: open,
      redirectTo: open,
      cloud: {
        callFunction: async ({ data }: { data: Asked }) => {
          this.asked.push(data)
          return { result: await this.answer(data) }
        },
      },
    }
  }
}
