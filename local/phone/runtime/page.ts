import type { Root } from 'glass-easel-miniprogram-adapter'
import { EventChannel } from './event-channel'
import { guarded } from './errors'
import { PageFrame } from './frame'
import { windowConfig, type BuiltUnit } from './program'
import type { World } from './world'

export type PageCaller = Record<string, unknown> & { setData(data: object): void }

/** One open page: its component, what surrounds it, and its lifetimes. */
export class OpenPage {
  readonly caller: PageCaller
  readonly frame: PageFrame
  readonly channel = new EventChannel()
  readonly window: Record<string, unknown>
  private readonly root: Root
  private nearBottom = false
  refreshing = false

  constructor(
    private readonly world: World,
    readonly unit: BuiltUnit,
    readonly query: string,
    lead: { back: boolean; home: boolean; press: () => void },
  ) {
    this.window = windowConfig(unit)
    this.frame = new PageFrame(unit.path, this.window, lead)
    this.root = world.createRoot(unit.path, query)
    this.caller = this.root.get() as unknown as PageCaller
    this.caller.route = unit.path
    this.caller.options = this.options
    this.caller.getOpenerEventChannel = () => this.channel
    this.frame.scroller.addEventListener('scroll', () => this.scrolled())
  }

  get route(): string {
    return this.unit.path
  }

  get options(): Record<string, string> {
    return Object.fromEntries(readQuery(this.query))
  }

  get url(): string {
    return this.query ? `${this.route}?${this.query}` : this.route
  }

  get refreshable(): boolean {
    return this.window.enablePullDownRefresh === true
  }

  load(stage: Element): void {
    this.frame.enter(stage)
    const { scroller, placeholder } = this.frame
    this.root.attach(scroller as never, placeholder as never)
    scroller.querySelector('wx-page')?.setAttribute('data-route', this.route)
    this.call('onLoad', this.options)
    this.appear()
    window.setTimeout(() => {
      this.world.ready.flush()
      this.call('onReady')
    }, 0)
  }

  /** Comes back on the screen from under another page. */
  show(stage: Element): void {
    this.frame.enter(stage)
    this.appear()
  }

  hide(): void {
    this.call('onHide')
    this.lifetime('hide')
    this.frame.leave()
  }

  unload(): void {
    this.call('onUnload')
    guarded(`${this.route} detached`, () => this.root.release())
    this.frame.element.remove()
  }

  /** Calls a page method if there is one; what it throws goes to the red strip. */
  call(name: string, ...args: unknown[]): boolean {
    const method = this.caller[name]
    if (typeof method !== 'function') return false
    guarded(`${this.route} ${name}`, () => (method as (...all: unknown[]) => unknown).apply(this.caller, args))
    return true
  }

  lifetime(name: string, ...args: unknown[]): void {
    this.root.getComponent().triggerPageLifetime(name, args)
  }

  resized(): void {
    const { clientWidth: windowWidth, clientHeight: windowHeight } = this.frame.viewport
    const size = { windowWidth, windowHeight }
    this.call('onResize', { size })
    this.lifetime('resize', { size })
  }

  startRefresh(): void {
    if (this.refreshing) return
    this.refreshing = true
    this.frame.setRefreshing(true)
    this.call('onPullDownRefresh')
  }

  stopRefresh(): void {
    this.refreshing = false
    this.frame.setRefreshing(false)
  }

  private appear(): void {
    this.call('onShow')
    this.lifetime('show')
  }

  private scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.frame.scroller
    if (typeof this.caller.onPageScroll === 'function') this.call('onPageScroll', { scrollTop })
    const distance = Number(this.window.onReachBottomDistance ?? 50)
    const near = scrollHeight - clientHeight - scrollTop <= distance
    if (near && !this.nearBottom) this.call('onReachBottom')
    this.nearBottom = near
  }
}

/** Query pairs, decoded once as WeChat leaves that to the page: values stay as they were written. */
function readQuery(query: string): [string, string][] {
  return query
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const at = pair.indexOf('=')
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    })
}
