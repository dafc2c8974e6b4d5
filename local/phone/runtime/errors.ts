import { addGlobalErrorListener, addGlobalWarningListener, type GeneralComponent } from 'glass-easel'
import { h } from './dom'

type Listener<T> = (value: T) => void
const errorListeners = new Set<Listener<string>>()
const rejectionListeners = new Set<Listener<{ reason: unknown; promise: Promise<unknown> }>>()

/** Shows an error of the mini-program in a red strip that stays until it is closed, and on the console. */
export function reportError(error: unknown, where = ''): void {
  const text = describe(error)
  console.error(where ? `${where}: ${text}` : text, error)
  showStrip(where ? `${where}: ${text}` : text)
  for (const listener of errorListeners) listener(error instanceof Error ? (error.stack ?? text) : text)
}

/** Runs a callback of the mini-program; what it throws is reported, not passed on. */
export function guarded<A extends unknown[]>(where: string, callback: (...args: A) => unknown, ...args: A): void {
  try {
    callback(...args)
  } catch (error) {
    reportError(error, where)
  }
}

/** Sends every error that nobody caught to the strip. */
export function watchErrors(): void {
  addGlobalErrorListener((error, method, component) => {
    const where = typeof component === 'string' ? component : ownerName(component)
    // An event handler has no name of its own by the time it is called.
    reportError(error, [where, method?.startsWith('listener') ? '' : method].filter(Boolean).join(' '))
    return false
  })
  addGlobalWarningListener((message) => {
    console.debug(message)
    return false
  })
  window.addEventListener('error', (event) => reportError(event.error ?? event.message))
  window.addEventListener('unhandledrejection', (event) => {
    reportError(event.reason, 'Unhandled rejection')
    for (const listener of rejectionListeners) listener({ reason: event.reason, promise: event.promise })
  })
}

export const errorEvents = {
  onError: (listener: Listener<string>) => void errorListeners.add(listener),
  offError: (listener: Listener<string>) => void errorListeners.delete(listener),
  onUnhandledRejection: (listener: Listener<{ reason: unknown; promise: Promise<unknown> }>) =>
    void rejectionListeners.add(listener),
  offUnhandledRejection: (listener: Listener<{ reason: unknown; promise: Promise<unknown> }>) =>
    void rejectionListeners.delete(listener),
}

/** The mini-program's page or component that an element stands in; a built-in's own name would say nothing. */
function ownerName(component: GeneralComponent | undefined): string {
  if (!component?.is.startsWith('wx-builtin/')) return component?.is ?? ''
  return component.ownerShadowRoot?.getHostNode().is ?? ''
}

function describe(error: unknown): string {
  if (error instanceof Error) return error.message
  const errMsg = (error as { errMsg?: unknown } | null)?.errMsg
  return typeof errMsg === 'string' ? errMsg : String(error)
}

function showStrip(text: string): void {
  const strip = document.querySelector('.error-strip') ?? document.body.appendChild(newStrip())
  const lines = strip.querySelectorAll('li')
  if (Array.from(lines).some((line) => line.textContent === text)) return
  if (lines.length >= 5) lines[0]?.remove()
  strip.querySelector('ul')?.append(h('li', {}, text))
}

function newStrip(): HTMLElement {
  const close = h('button', { type: 'button', 'aria-label': '关闭错误', onclick: () => strip.remove() }, '×')
  const strip = h('aside', { class: 'error-strip', role: 'alert' }, h('ul'), close)
  return strip
}
