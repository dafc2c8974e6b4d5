const query = new URLSearchParams(location.search)

/** Who holds this phone: the persona's id on the stage. */
export const persona = query.get('as') ?? 'nobody'

/** The page asked for in the address, with its query; empty for the entry page. */
export const askedPage = query.get('open') ?? ''

/** Not a phone in its case but a tablet, as large as the window. */
export const isTablet = query.get('device') === 'tablet'

/** Keys of one persona in the browser's storage. */
export const storageName = (area: string, key = ''): string => `yanshu:${persona}:${area}:${key}`

const settingKey = (key: string): string => storageName('phone', key)

/** A setting of the phone itself (font size, agreements), kept per persona. */
export function readSetting(key: string): string | null {
  return localStorage.getItem(settingKey(key))
}

export function writeSetting(key: string, value: string | null): void {
  if (value === null) localStorage.removeItem(settingKey(key))
  else localStorage.setItem(settingKey(key), value)
}

const fontListeners = new Set<() => void>()
let fontSize = Number(query.get('font') ?? readSetting('font') ?? 17) || 17

/** WeChat's own font-size setting in px: 17 is standard, up to 30 or so in care mode. */
export const fontSizeSetting = (): number => fontSize

export function setFontSize(size: number): void {
  fontSize = size
  writeSetting('font', String(size))
  for (const listener of fontListeners) listener()
}

export function onFontSize(listener: () => void): () => void {
  fontListeners.add(listener)
  return () => fontListeners.delete(listener)
}

const networkListeners = new Set<(state: { isConnected: boolean; networkType: string }) => void>()
let online = query.get('network') !== 'none'

export const isOnline = (): boolean => online
export const networkState = (): { isConnected: boolean; networkType: string } => ({
  isConnected: online,
  networkType: online ? 'wifi' : 'none',
})

export function setOnline(value: boolean): void {
  if (online === value) return
  online = value
  for (const listener of networkListeners) listener(networkState())
}

export const networkEvents = {
  add: (listener: (state: { isConnected: boolean; networkType: string }) => void) => networkListeners.add(listener),
  remove: (listener?: (state: { isConnected: boolean; networkType: string }) => void) =>
    listener ? void networkListeners.delete(listener) : networkListeners.clear(),
}

let lastTap = Number.NEGATIVE_INFINITY

/** Remembers that a finger touched the screen; some of WeChat's calls are allowed only then. */
export function noteTap(): void {
  lastTap = performance.now()
}

/** Whether code runs in answer to a tap (WeChat gives it about a second). */
export const inTap = (): boolean => performance.now() - lastTap < 1000
