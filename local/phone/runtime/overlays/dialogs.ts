import { h } from '../dom'
import { overlay } from './overlay'

export interface ModalOptions {
  title?: string
  content?: string
  showCancel?: boolean
  cancelText?: string
  confirmText?: string
  cancelColor?: string
  confirmColor?: string
  editable?: boolean
  placeholderText?: string
}

export interface ModalResult {
  confirm: boolean
  cancel: boolean
  content: string | null
}

/** WeChat's modal: one or two buttons, and a field if it is editable. */
export function askModal(options: ModalOptions): Promise<ModalResult> {
  return new Promise((resolve) => {
    const field = h('textarea', { placeholder: options.placeholderText ?? '', value: options.content ?? '' })
    const finish = (confirm: boolean): void => {
      close()
      resolve({ confirm, cancel: !confirm, content: options.editable && confirm ? field.value : null })
    }
    const press = (confirm: boolean, text: string, color: string): HTMLButtonElement =>
      h('button', { type: 'button', style: `color:${color}`, onclick: () => finish(confirm) }, text)
    const confirm = press(true, options.confirmText ?? '确定', options.confirmColor ?? '#576b95')
    const cancel = press(false, options.cancelText ?? '取消', options.cancelColor ?? '#000000')
    const body = options.editable ? field : h('p', {}, options.content ?? '')
    const box = h(
      'div',
      {
        class: 'modal',
        role: 'dialog',
        'aria-modal': 'true',
        'aria-label': options.title || options.content || '提示',
      },
      ...(options.title ? [h('h2', {}, options.title)] : []),
      body,
      h('div', { class: 'modal-buttons' }, ...(options.showCancel === false ? [confirm] : [cancel, confirm])),
    )
    const close = overlay(box, { name: 'modal' })
  })
}

/** WeChat's action sheet; resolves to the row that was tapped, or to undefined for 取消. */
export function askActionSheet(
  rows: string[],
  options: { color?: string; title?: string } = {},
): Promise<number | undefined> {
  return new Promise((resolve) => {
    const finish = (row: number | undefined): void => {
      close()
      resolve(row)
    }
    const buttons = rows.map((text, row) =>
      h('button', { type: 'button', style: `color:${options.color ?? '#000000'}`, onclick: () => finish(row) }, text),
    )
    const cancel = h('button', { type: 'button', class: 'apart', onclick: () => finish(undefined) }, '取消')
    const title = options.title ? [h('p', {}, options.title)] : []
    const sheet = h(
      'div',
      { class: 'sheet actions', role: 'dialog', 'aria-label': options.title ?? '操作' },
      ...title,
      ...buttons,
      cancel,
    )
    const close = overlay(sheet, { onMask: () => finish(undefined), name: 'action-sheet' })
  })
}

let closeToast = (): void => undefined
let closeLoading = (): void => undefined

export function showToast(options: {
  title: string
  icon?: string
  image?: string
  duration?: number
  mask?: boolean
}): void {
  hideToast()
  hideLoading()
  const mark = { success: '✓', error: '✕', loading: '◌', none: '' }[options.icon ?? 'success'] ?? ''
  const box = h('div', { class: mark ? 'toast with-icon' : 'toast', role: 'status' })
  if (mark) box.append(h('i', { class: options.icon === 'loading' ? 'spin' : '' }, mark))
  box.append(h('p', {}, options.title))
  const close = overlay(box, { clear: true, name: options.mask ? 'toast-mask' : 'toast' })
  const timer = window.setTimeout(() => hideToast(), options.duration ?? 1500)
  closeToast = () => {
    window.clearTimeout(timer)
    close()
    closeToast = () => undefined
  }
}

export function hideToast(): void {
  closeToast()
}

export function showLoading(title: string, mask: boolean): void {
  hideLoading()
  const box = h('div', { class: 'toast with-icon', role: 'status' }, h('i', { class: 'spin' }, '◌'), h('p', {}, title))
  const close = overlay(box, { clear: true, name: mask ? 'toast-mask' : 'toast' })
  closeLoading = () => {
    close()
    closeLoading = () => undefined
  }
}

export function hideLoading(): void {
  closeLoading()
}
