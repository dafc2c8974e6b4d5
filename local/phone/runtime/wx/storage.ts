import { storageName } from '../session'
import { asyncApi } from './async'

const prefix = storageName('storage')
/** WeChat's limits: 1 MB a key, 10 MB in all. */
const keyLimitBytes = 1024 * 1024
const totalLimitKb = 10240

function setStorageSync(key: string, data: unknown): void {
  if (!key) throw new Error('setStorage:fail parameter error: key should not be empty')
  const text = JSON.stringify({ data })
  if (new Blob([text]).size > keyLimitBytes) throw new Error('setStorage:fail entry size limit reached')
  if (usedKb() + text.length / 1024 > totalLimitKb) throw new Error('setStorage:fail storage size limit reached')
  localStorage.setItem(prefix + key, text)
}

function getStorageSync(key: string): unknown {
  const text = localStorage.getItem(prefix + key)
  return text === null ? '' : ((JSON.parse(text) as { data?: unknown }).data ?? '')
}

function keys(): string[] {
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
}

function usedKb(): number {
  return keys().reduce((sum, key) => sum + (localStorage.getItem(prefix + key)?.length ?? 0), 0) / 1024
}

const removeStorageSync = (key: string): void => localStorage.removeItem(prefix + key)
const clearStorageSync = (): void => keys().forEach(removeStorageSync)
const getStorageInfoSync = (): object => ({ keys: keys(), currentSize: Math.ceil(usedKb()), limitSize: totalLimitKb })

export const storageApi = {
  setStorageSync,
  getStorageSync,
  removeStorageSync,
  clearStorageSync,
  getStorageInfoSync,
  setStorage: asyncApi<{ key: string; data: unknown }>('setStorage', ({ key, data }) => {
    try {
      setStorageSync(key, data)
    } catch (error) {
      throw new Error((error as Error).message.replace('setStorage:fail ', ''), { cause: error })
    }
  }),
  getStorage: asyncApi<{ key: string }>('getStorage', ({ key }) => {
    if (localStorage.getItem(prefix + key) === null) throw new Error('data not found')
    return { data: getStorageSync(key) }
  }),
  removeStorage: asyncApi<{ key: string }>('removeStorage', ({ key }) => removeStorageSync(key)),
  clearStorage: asyncApi('clearStorage', () => clearStorageSync()),
  getStorageInfo: asyncApi('getStorageInfo', () => getStorageInfoSync()),
}
