/** Filled in by the build from the environment variable of the same name (docs/deploy.md). */
declare const YANSHU_ENV: string

/** Connects the phone to its CloudBase environment; without an id WeChat takes the account's first one. */
export function connectCloud(): void {
  wx.cloud.init(YANSHU_ENV ? { env: YANSHU_ENV } : {})
}
