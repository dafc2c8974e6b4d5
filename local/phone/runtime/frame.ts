import { h } from './dom'

const frames = new WeakMap<Element, PageFrame>()

/** The frame of the page that an element stands on. */
export function frameOf(element: Element): PageFrame | undefined {
  const section = element.closest('.page-frame')
  return section ? frames.get(section) : undefined
}

/** What WeChat draws around one page: the navigation bar above, the scrolling viewport below. */
export class PageFrame {
  readonly element: HTMLElement
  readonly viewport = h('div', { class: 'viewport' })
  readonly scroller = h('div', { class: 'scroller' })
  /** The node that the page's root takes the place of. */
  readonly placeholder = h('div')
  private readonly title = h('h1')
  private readonly lead: HTMLButtonElement
  private readonly spinner = h('div', { class: 'pull-spinner', role: 'status', hidden: true }, '正在刷新')
  /** The colour of what stands on the navigation bar, and of the status bar above it. */
  private barFront = '#000'
  private kept: [Element, number, number][] = []

  constructor(
    route: string,
    window: Record<string, unknown>,
    lead: { back: boolean; home: boolean; press: () => void },
  ) {
    this.lead = h('button', { type: 'button', class: 'lead', onclick: lead.press, hidden: !lead.back && !lead.home })
    this.lead.textContent = lead.back ? '‹' : '⌂'
    this.lead.setAttribute('aria-label', lead.back ? '返回' : '返回首页')
    const bar = h('header', { class: 'navbar' }, this.lead, this.title)
    this.viewport.append(this.spinner, this.scroller)
    this.scroller.append(this.placeholder)
    this.element = h('section', { class: 'page-frame', 'data-route': route }, bar, this.viewport)
    frames.set(this.element, this)
    if (window.navigationStyle === 'custom') this.element.classList.add('custom')
    this.setTitle(text(window.navigationBarTitleText))
    this.setColors(
      text(window.navigationBarTextStyle) || 'black',
      text(window.navigationBarBackgroundColor) || '#ffffff',
    )
    this.element.style.setProperty('--window-background', text(window.backgroundColor) || '#ffffff')
    if (window.disableScroll === true) this.scroller.style.overflow = 'hidden'
  }

  setTitle(title: string): void {
    this.title.textContent = title
  }

  /** Colours of the navigation bar; an empty one stays as it is. The front is black or white, as in WeChat. */
  setColors(front: string, back: string): void {
    const { style } = this.element
    if (front) this.barFront = ['white', '#ffffff', '#fff'].includes(front.toLowerCase()) ? '#fff' : '#000'
    style.setProperty('--bar-front', this.barFront)
    document.querySelector<HTMLElement>('.device')?.style.setProperty('--bar-front', this.barFront)
    if (back) style.setProperty('--bar-back', back)
  }

  setRefreshing(on: boolean): void {
    this.spinner.hidden = !on
  }

  /** Takes the page off the screen; the browser would forget how far its parts were scrolled. */
  leave(): void {
    this.kept = Array.from(this.element.querySelectorAll('.scroller, wx-scroll-view'), (one) => [
      one,
      one.scrollTop,
      one.scrollLeft,
    ])
    this.element.remove()
  }

  enter(stage: Element): void {
    stage.append(this.element)
    this.setColors('', '')
    for (const [one, top, left] of this.kept) one.scrollTo({ top, left, behavior: 'instant' })
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
