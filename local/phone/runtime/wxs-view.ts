import type { Component, Element as GlassElement, GeneralComponent, ShadowedEvent } from 'glass-easel'
import { browserStyle } from './dom'
import { guarded } from './errors'

type AnyFunction = (...args: unknown[]) => unknown
type WxsFunction = AnyFunction & { isWxs?: boolean }

/** What WXS gets in place of components: WeChat's ComponentDescriptor, the part that view code uses. */
class Descriptor {
  constructor(private readonly node: GlassElement) {}

  private get element(): HTMLElement | null {
    return this.node.getBackendElement() as unknown as HTMLElement | null
  }

  selectComponent(selector: string): Descriptor | null {
    const found = rootOf(this.node)?.querySelector(selector)
    return found ? descriptorOf(found) : null
  }

  selectAllComponents(selector: string): Descriptor[] {
    return rootOf(this.node)?.querySelectorAll(selector).map(descriptorOf) ?? []
  }

  /** A string or an object of styles; they stand above those of the template. */
  setStyle(style: string | Record<string, string>): this {
    const css =
      typeof style === 'string'
        ? style
        : Object.entries(style)
            .map(([name, value]) => `${name}:${value}`)
            .join(';')
    this.node.setNodeStyle(browserStyle(css), 2)
    return this
  }

  addClass(name: string): this {
    this.node.toggleNodeClass(name, true)
    return this
  }

  removeClass(name: string): this {
    this.node.toggleNodeClass(name, false)
    return this
  }

  hasClass(name: string): boolean {
    return this.node.classList?.contains(name) ?? false
  }

  getDataset(): object {
    return this.node.dataset
  }

  /** An object of the view's own that lives as long as the component. */
  getState(): object {
    const state = states.get(this.node) ?? {}
    states.set(this.node, state)
    return state
  }

  callMethod(name: string, argument?: unknown): void {
    const caller = (this.node as unknown as GeneralComponent).getMethodCaller() as unknown as Record<
      string,
      AnyFunction | undefined
    >
    caller[name]?.call(caller, argument)
  }

  triggerEvent(name: string, detail?: unknown): void {
    this.node.triggerEvent(name, detail)
  }

  getComputedStyle(names: string[]): object {
    const style = this.element && getComputedStyle(this.element)
    return Object.fromEntries(names.map((name) => [name, style?.getPropertyValue(name) ?? '']))
  }

  getBoundingClientRect(): DOMRect | undefined {
    return this.element?.getBoundingClientRect()
  }

  requestAnimationFrame(callback: () => void): void {
    window.requestAnimationFrame(callback)
  }

  setTimeout(callback: () => void, ms: number): number {
    return window.setTimeout(callback, ms)
  }

  clearTimeout(timer: number): void {
    window.clearTimeout(timer)
  }
}

const descriptors = new WeakMap<GlassElement, Descriptor>()
const states = new WeakMap<GlassElement, object>()

function descriptorOf(node: GlassElement): Descriptor {
  const known = descriptors.get(node) ?? new Descriptor(node)
  descriptors.set(node, known)
  return known
}

function rootOf(
  node: GlassElement,
): { querySelector(s: string): GlassElement | null; querySelectorAll(s: string): GlassElement[] } | null {
  return (node as unknown as GeneralComponent).getShadowRoot?.() ?? null
}

/** The hooks that the built templates call (build/wxs.ts): WXS property observers and WXS event handlers. */
export function installWxsView(): void {
  Object.assign(globalThis, {
    wxsView: {
      // Later in the same turn: WeChat calls it when the nodes below exist too.
      change: (listener: AnyFunction) => (value: unknown, old: unknown, host: GlassElement, node: GlassElement) =>
        queueMicrotask(() => guarded('WXS change', listener, value, old, descriptorOf(host), descriptorOf(node))),
      event(
        owner: Component<never, never, never> & { _$?: GlassElement },
        event: ShadowedEvent<unknown>,
        listener: WxsFunction,
      ) {
        if (!listener.isWxs) return listener.apply(owner, [event])
        const host = owner._$ ?? (owner as unknown as GlassElement)
        const target = event.currentTarget as unknown as { _$?: GlassElement }
        const own = Object.assign(Object.create(event) as object, {
          instance: descriptorOf(target._$ ?? (target as GlassElement)),
        })
        return listener(own, descriptorOf(host))
      },
    },
  })
}
