import { guarded } from './errors'

type Listener = (...args: unknown[]) => void

/** Carries events between a page and the page it opened. */
export class EventChannel {
  private readonly listeners = new Map<string, { listener: Listener; once: boolean }[]>()

  emit(name: string, ...args: unknown[]): void {
    for (const { listener, once } of [...(this.listeners.get(name) ?? [])]) {
      if (once) this.off(name, listener)
      guarded(`event ${name}`, listener, ...args)
    }
  }

  on(name: string, listener: Listener, once = false): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), { listener, once }])
  }

  once(name: string, listener: Listener): void {
    this.on(name, listener, true)
  }

  off(name: string, listener?: Listener): void {
    const left = listener ? (this.listeners.get(name) ?? []).filter((one) => one.listener !== listener) : []
    this.listeners.set(name, left)
  }
}
