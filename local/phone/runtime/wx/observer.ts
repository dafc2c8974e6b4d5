import type { Element as GlassElement, GeneralComponent } from 'glass-easel'
import { guarded } from '../errors'
import { topPage } from '../navigation'

export interface ObserverOptions {
  thresholds?: number[]
  initialRatio?: number
  observeAll?: boolean
  nativeMode?: boolean
}

type Margins = Partial<Record<'left' | 'right' | 'top' | 'bottom', number>>
type Listener = (result: object) => void

/** `createIntersectionObserver`, on the browser's own. */
export class NodeObserver {
  private observer: IntersectionObserver | undefined
  private root: Element | null = null
  private margin = '0px'

  constructor(
    private readonly caller: { _$: GeneralComponent } | undefined,
    private readonly options: ObserverOptions = {},
  ) {}

  relativeTo(selector: string, margins: Margins = {}): this {
    this.root = elementFor(this.caller?._$.getShadowRoot()?.querySelector(selector))
    return this.setMargins(margins)
  }

  relativeToViewport(margins: Margins = {}): this {
    this.root = topPage()?.frame.viewport ?? null
    return this.setMargins(margins)
  }

  observe(selector: string, listener: Listener): void {
    const shadow = this.caller?._$.getShadowRoot()
    const one = shadow?.querySelector(selector)
    const targets = this.options.observeAll ? (shadow?.querySelectorAll(selector) ?? []) : one ? [one] : []
    const byElement = new Map(targets.map((target) => [elementFor(target), target]))
    const told = (entries: IntersectionObserverEntry[]): void => {
      for (const entry of entries) {
        const node = byElement.get(entry.target)
        guarded('IntersectionObserver', listener, { ...plain(entry), id: node?.id, dataset: node?.dataset })
      }
    }
    const { thresholds } = this.options
    this.observer = new IntersectionObserver(told, {
      root: this.root,
      rootMargin: this.margin,
      threshold: thresholds ?? [0],
    })
    for (const element of byElement.keys()) if (element) this.observer.observe(element)
  }

  disconnect(): void {
    this.observer?.disconnect()
  }

  private setMargins({ top = 0, right = 0, bottom = 0, left = 0 }: Margins): this {
    this.margin = `${top}px ${right}px ${bottom}px ${left}px`
    return this
  }
}

function elementFor(node: GlassElement | null | undefined): Element | null {
  return (node?.getBackendElement() as unknown as Element | null | undefined) ?? null
}

function plain(entry: IntersectionObserverEntry): object {
  const { intersectionRatio, boundingClientRect, intersectionRect, rootBounds, time } = entry
  return { intersectionRatio, boundingClientRect, intersectionRect, relativeRect: rootBounds, time }
}
