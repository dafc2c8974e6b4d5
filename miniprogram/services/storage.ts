/**
 * Reads one key of the phone's storage.
 * @returns undefined when nothing (or nothing readable) stands there
 */
export function read<T>(key: string): T | undefined {
  try {
    const value: unknown = wx.getStorageSync(key)
    return value === '' || value === undefined || value === null ? undefined : (value as T)
  } catch {
    return undefined
  }
}

/**
 * Writes one key. WeChat allows 1 MB a key and 10 MB in all.
 * @returns false when the phone refused, so that a caller never claims to have kept what is lost
 */
export function write(key: string, value: unknown): boolean {
  try {
    wx.setStorageSync(key, value)
    return true
  } catch {
    return false
  }
}

/** Removes one key; a key that is not there is no error. */
export function remove(key: string): void {
  try {
    wx.removeStorageSync(key)
  } catch {
    write(key, '')
  }
}

/** All keys that stand on the phone. */
export function keys(): string[] {
  try {
    return wx.getStorageInfoSync().keys
  } catch {
    return []
  }
}

/** Removes everything this mini-program keeps on the phone (sign-out). */
export function clear(): void {
  wx.clearStorageSync()
}
