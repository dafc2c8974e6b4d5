import {
  askActionSheet,
  askModal,
  hideLoading,
  hideToast,
  showLoading,
  showToast,
  type ModalOptions,
} from '../overlays/dialogs'
import { asyncApi } from './async'

interface ToastOptions {
  title: string
  icon?: string
  image?: string
  duration?: number
  mask?: boolean
}

export const dialogApi = {
  showToast: asyncApi<ToastOptions>('showToast', (options) => showToast(options)),
  hideToast: asyncApi('hideToast', () => hideToast()),
  showLoading: asyncApi<{ title?: string; mask?: boolean }>('showLoading', ({ title, mask }) =>
    showLoading(title ?? '', mask ?? false),
  ),
  hideLoading: asyncApi('hideLoading', () => hideLoading()),
  showModal: asyncApi<ModalOptions>('showModal', (options) => askModal(options)),
  showActionSheet: asyncApi<{ itemList: string[]; itemColor?: string; alertText?: string }>(
    'showActionSheet',
    async (options) => {
      if (options.itemList.length > 6) throw new Error('parameter error: itemList should not be larger than 6')
      const tapIndex = await askActionSheet(options.itemList, { color: options.itemColor, title: options.alertText })
      if (tapIndex === undefined) throw new Error('cancel')
      return { tapIndex }
    },
  ),
}
