import { CurrentWindowBackendContext, type Element as GlassElement, type EventOptions } from 'glass-easel'
import { browserStyle } from './dom'
import { Gestures } from './gestures'
import { hostTag } from './tags'

type DomlikeElement = ReturnType<CurrentWindowBackendContext['document']['createElement']>
type Listener = Parameters<CurrentWindowBackendContext['onEvent']>[0]

/** DOM events that a mini-program may listen to; all others come from our own components and gestures. */
const domEvents = new Set(['transitionend', 'animationstart', 'animationiteration', 'animationend'])

/** glass-easel's DOM back end with WeChat's element names, lengths and finger events. */
export class PhoneBackend extends CurrentWindowBackendContext {
  private dispatch: Listener | undefined
  private readonly listening = new WeakMap<object, Set<string>>()

  override document = {
    createElement: (tag: string) => withStyleLengths(document.createElement(hostTag(tag))) as unknown as DomlikeElement,
    createTextNode: (text: string) => document.createTextNode(text) as unknown as DomlikeElement,
    createDocumentFragment: () => document.createDocumentFragment() as unknown as DomlikeElement,
  }

  override onEvent(listener: Listener): void {
    this.dispatch = listener
    new Gestures((target, type, detail, fields, original) => {
      return this.send(target, type, detail, {
        bubbles: true,
        composed: true,
        extraFields: fields,
        originalEvent: original,
      })
    }).listen(document)
  }

  override setListenerStats(element: DomlikeElement, type: string): void {
    if (type === 'longpress' || type === 'longtap') (element as unknown as HTMLElement).dataset.longpress = ''
    if (!domEvents.has(type)) return
    const known = this.listening.get(element) ?? new Set<string>()
    this.listening.set(element, known)
    if (known.has(type)) return
    known.add(type)
    ;(element as unknown as HTMLElement).addEventListener(type, (event) => {
      if (event.target !== event.currentTarget) return
      this.send(event.target as Element, type, {}, { bubbles: true, composed: false, originalEvent: event })
    })
  }

  /** A timer, since a hidden tab draws no frames and setData's callbacks must still come. */
  override render(done: (error: Error | null) => void): void {
    window.setTimeout(() => done(null), 0)
  }

  private send(target: Element, type: string, detail: unknown, options: EventOptions): boolean {
    const owner = elementOf(target)
    if (!owner || !this.dispatch) return false
    return this.dispatch(owner, type, detail, { ...options, capturePhase: true }) === 1
  }
}

/** The mini-program's element that a DOM node belongs to. */
export function elementOf(node: Node | null): GlassElement | undefined {
  for (let at = node as (Node & { __wxElement?: GlassElement }) | null; at; at = at.parentNode) {
    if (at.__wxElement) return at.__wxElement
  }
  return undefined
}

function withStyleLengths(element: HTMLElement): HTMLElement {
  const plain = element.setAttribute.bind(element)
  element.setAttribute = (name, value) => plain(name, name === 'style' ? browserStyle(value) : value)
  return element
}
