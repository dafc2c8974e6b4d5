import type { ComponentSpace, GeneralComponentDefinition } from 'glass-easel'
import { defineBuiltin, type Host } from './host'
import { applyShared, setAttribute, sharedProps } from './shared'

const fieldProps = {
  ...{ ...sharedProps, value: '', placeholder: '', placeholderStyle: '', placeholderClass: '', disabled: false },
  ...{
    maxlength: 140,
    focus: false,
    autoFocus: false,
    name: '',
    cursorSpacing: 0,
    confirmType: 'done',
    confirmHold: false,
  },
  ...{ adjustPosition: true, holdKeyboard: false, cursor: -1, selectionStart: -1, selectionEnd: -1, cursorColor: '' },
}
const inputProps = { ...fieldProps, type: 'text', password: false, alwaysEmbed: false }
const areaProps = {
  ...{ ...fieldProps, autoHeight: false, fixed: false, showConfirmBar: true, disableDefaultPadding: false },
  adjustKeyboardTo: 'cursor',
}

type Field = HTMLInputElement | HTMLTextAreaElement
type FieldHost = Host<typeof fieldProps>

/** `<input>` and `<textarea>`: a real field of the browser inside the host. */
export function defineInput(space: ComponentSpace): Record<string, GeneralComponentDefinition> {
  const modes: Record<string, string> = { number: 'numeric', digit: 'decimal', idcard: 'text', tel: 'tel' }
  const input = defineBuiltin(space, 'input', inputProps, (host) => {
    const field = document.createElement('input')
    const setType = (): void => {
      field.type = host.get('password') || host.get('type') === 'safe-password' ? 'password' : 'text'
      field.inputMode = modes[host.get('type')] ?? 'text'
    }
    host.watch('type', setType)
    host.watch('password', setType)
    connect(host, field)
  })
  const textarea = defineBuiltin(space, 'textarea', areaProps, (host) => {
    const field = document.createElement('textarea')
    const grow = (): void => {
      if (!host.get('autoHeight')) return
      field.style.height = 'auto'
      field.style.height = `${field.scrollHeight}px`
      host.emit('linechange', { height: field.scrollHeight, heightRpx: field.scrollHeight * 2, lineCount: 1 })
    }
    host.watch('autoHeight', (on) => host.element.toggleAttribute('auto-height', on))
    connect(host, field)
    host.watch('value', () => window.requestAnimationFrame(grow))
    field.addEventListener('input', grow)
  })
  return { input, textarea }
}

function connect(host: FieldHost, field: Field): void {
  applyShared(host)
  host.element.removeAttribute('role')
  host.onAttached(() => host.element.append(field))
  host.watch('value', (value) => {
    if (field.value !== value) field.value = value
  })
  host.watch('placeholder', (text) => (field.placeholder = text))
  host.watch('placeholderStyle', (style) => placeholderLook(host, style))
  host.watch('ariaLabel', (label) => setAttribute(field, 'aria-label', label))
  host.watch('disabled', (disabled) => (field.disabled = disabled))
  host.watch('maxlength', (max) => (max >= 0 ? (field.maxLength = max) : field.removeAttribute('maxlength')))
  host.watch('focus', (focus) => (focus ? window.setTimeout(() => field.focus(), 0) : field.blur()))
  host.watch('autoFocus', (focus) => focus && window.setTimeout(() => field.focus(), 0))
  host.labelTap = () => field.focus()
  host.formValue = () => field.value
  host.formReset = () => host.set('value', '')
  listen(host, field)
}

function listen(host: FieldHost, field: Field): void {
  let composing = false
  let atFocus = ''
  const typed = (): void => {
    if (composing) return
    host.set('value', field.value)
    const wanted = host.emit('input', { value: field.value, cursor: field.selectionStart ?? 0, keyCode: 0 })
    const text = typeof wanted === 'object' && wanted !== null ? (wanted as { value?: unknown }).value : wanted
    if (typeof text === 'string' && text !== field.value) host.set('value', text)
  }
  field.addEventListener('compositionstart', () => (composing = true))
  field.addEventListener('compositionend', () => {
    composing = false
    typed()
  })
  field.addEventListener('input', typed)
  field.addEventListener('focus', () => {
    atFocus = field.value
    host.emit('focus', { value: field.value, height: 0 })
  })
  field.addEventListener('blur', () => {
    if (atFocus !== field.value) host.emit('change', { value: field.value })
    host.emit('blur', { value: field.value, cursor: field.selectionStart ?? 0 })
  })
  field.addEventListener('keydown', (event) => {
    const key = event as KeyboardEvent
    if (key.key !== 'Enter' || key.isComposing || (field instanceof HTMLTextAreaElement && !key.ctrlKey)) return
    host.emit('confirm', { value: field.value })
    if (!host.get('confirmHold')) field.blur()
  })
}

function placeholderLook(host: FieldHost, style: string): void {
  const color = /(?:^|;)\s*color\s*:\s*([^;]+)/.exec(style)?.[1]
  if (color) host.style(`--placeholder:${color}`)
}
