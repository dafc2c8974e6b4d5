import { noteTap } from './session'

interface Touch {
  identifier: number
  pageX: number
  pageY: number
  clientX: number
  clientY: number
  force: number
}

type Send = (target: Element, type: string, detail: unknown, fields: Record<string, unknown>, event: Event) => boolean

const moveLimitPx = 10
const longPressMs = 350

/** Turns the mouse (or a finger) on the page into WeChat's touch, tap and longpress events, one finger at a time. */
export class Gestures {
  private down: { target: Element; x: number; y: number; moved: boolean; held: boolean; up: boolean } | undefined
  private timer = 0

  constructor(private readonly send: Send) {}

  listen(page: Document): void {
    page.addEventListener('pointerdown', (event) => this.start(event), true)
    page.addEventListener('pointermove', (event) => this.move(event), true)
    page.addEventListener('pointerup', (event) => this.end(event, 'touchend'), true)
    page.addEventListener('pointercancel', (event) => this.end(event, 'touchcancel'), true)
    page.addEventListener('click', (event) => this.click(event), true)
    page.addEventListener('dragstart', (event) => event.preventDefault())
  }

  private start(event: PointerEvent): void {
    if (event.button !== 0 || !(event.target instanceof Element)) return
    this.down = { target: event.target, x: event.clientX, y: event.clientY, moved: false, held: false, up: false }
    this.touch('touchstart', event)
    this.timer = window.setTimeout(() => this.hold(event), longPressMs)
  }

  private move(event: PointerEvent): void {
    if (!this.down || this.down.up) return
    const far = Math.hypot(event.clientX - this.down.x, event.clientY - this.down.y) > moveLimitPx
    if (far) {
      this.down.moved = true
      window.clearTimeout(this.timer)
    }
    this.touch('touchmove', event)
  }

  private end(event: PointerEvent, type: string): void {
    const { down } = this
    if (!down || down.up) return
    window.clearTimeout(this.timer)
    if (type === 'touchcancel') down.moved = true
    down.up = true
    this.touch(type, event)
    // The click of this very touch follows at once; a later one (from the keyboard, say) has nothing to do with it.
    window.setTimeout(() => {
      if (this.down === down) this.down = undefined
    }, 50)
  }

  private hold(event: PointerEvent): void {
    if (!this.down || this.down.moved) return
    this.down.held = this.down.target.closest('[data-longpress]') !== null
    const { fields, point } = describe(event, this.down.target)
    this.send(this.down.target, 'longpress', point, fields, event)
    this.send(this.down.target, 'longtap', point, fields, event)
  }

  /** A click is the browser's word for a tap; it also comes from the keyboard and from assistive technology. */
  private click(event: MouseEvent): void {
    const { down } = this
    this.down = undefined
    if (!(event.target instanceof Element) || down?.moved || down?.held) return
    noteTap()
    const { fields, point } = describe(event, event.target)
    this.send(event.target, 'tap', point, fields, event)
  }

  private touch(type: string, event: PointerEvent): void {
    if (!this.down) return
    const { fields, point } = describe(event, this.down.target)
    const over = type === 'touchend' || type === 'touchcancel'
    this.send(this.down.target, type, point, { ...fields, touches: over ? [] : fields.touches }, event)
  }
}

/** A pointer's place in the page's own coordinates, below the navigation bar. */
function describe(
  event: MouseEvent,
  target: Element,
): { fields: Record<string, unknown>; point: { x: number; y: number } } {
  const viewport = target.closest('.viewport')?.getBoundingClientRect()
  const clientX = event.clientX - (viewport?.left ?? 0)
  const clientY = event.clientY - (viewport?.top ?? 0)
  const scrolled = target.closest('.scroller')?.scrollTop ?? 0
  const touch: Touch = { identifier: 0, clientX, clientY, pageX: clientX, pageY: clientY + scrolled, force: 1 }
  return { fields: { touches: [touch], changedTouches: [touch] }, point: { x: clientX, y: clientY + scrolled } }
}
