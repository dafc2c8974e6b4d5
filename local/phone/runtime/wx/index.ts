import { createAnimation } from '../animation'
import { cloud } from './cloud'
import { dialogApi } from './dialogs'
import { fileApi } from './file-system'
import { mediaApi } from './media'
import { navigationApi } from './navigation'
import { openApi } from './open'
import { queryApi } from './query'
import { soundApi } from './sound'
import { storageApi } from './storage'
import { systemApi } from './system'

const api: Record<string, unknown> = {
  ...navigationApi,
  ...dialogApi,
  ...storageApi,
  ...queryApi,
  ...mediaApi,
  ...soundApi,
  ...fileApi,
  ...systemApi,
  ...openApi,
  createAnimation,
  cloud,
  canIUse: (what: string) => what.split('.')[0]! in api || /^(button|view|page-meta|picker)/.test(what),
}

/** WeChat's `wx` as far as this phone has it; touching anything else is an error that names it. */
export const wx: unknown = new Proxy(api, {
  get(target, name) {
    if (typeof name === 'symbol' || name in target) return Reflect.get(target, name) as unknown
    throw new Error(`本机预览不支持 wx.${name} (local phone: wx.${name} is not supported)`)
  },
})
