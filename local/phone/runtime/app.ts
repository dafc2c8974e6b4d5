import { errorEvents, guarded } from './errors'

type AppInstance = Record<string, unknown>
type Listener = (options: LaunchOptions) => void

export interface LaunchOptions {
  path: string
  query: Record<string, string>
  scene: number
  referrerInfo: object
}

let app: AppInstance | undefined
let launch: LaunchOptions = { path: '', query: {}, scene: 1001, referrerInfo: {} }
let enter = launch
const shows = new Set<Listener>()
const hides = new Set<() => void>()

/** `App()` of the mini-program. */
export function registerApp(definition: AppInstance): void {
  app = definition
  const { onError, onUnhandledRejection } = definition
  if (typeof onError === 'function') errorEvents.onError((error) => callApp('onError', error))
  if (typeof onUnhandledRejection === 'function') {
    errorEvents.onUnhandledRejection((rejection) => callApp('onUnhandledRejection', rejection))
  }
}

export const getApp = (options?: { allowDefault?: boolean }): AppInstance | undefined =>
  app ?? (options?.allowDefault ? {} : undefined)
export const launchOptions = (): LaunchOptions => launch
export const enterOptions = (): LaunchOptions => enter

/** Cold start: onLaunch, then onShow. */
export function launchApp(options: LaunchOptions): void {
  launch = options
  callApp('onLaunch', options)
  showApp(options)
}

export function showApp(options: LaunchOptions = enter): void {
  enter = options
  callApp('onShow', options)
  for (const listener of shows) guarded('onAppShow', listener, options)
}

export function hideApp(): void {
  callApp('onHide')
  for (const listener of hides) guarded('onAppHide', listener)
}

export const appEvents = {
  onAppShow: (listener: Listener) => void shows.add(listener),
  offAppShow: (listener?: Listener) => (listener ? void shows.delete(listener) : shows.clear()),
  onAppHide: (listener: () => void) => void hides.add(listener),
  offAppHide: (listener?: () => void) => (listener ? void hides.delete(listener) : hides.clear()),
}

function callApp(name: string, ...args: unknown[]): void {
  const method = app?.[name]
  if (typeof method === 'function')
    guarded(`App ${name}`, () => (method as (...all: unknown[]) => unknown).apply(app, args))
}
