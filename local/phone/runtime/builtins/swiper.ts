import type { ComponentSpace, GeneralComponentDefinition } from 'glass-easel'
import { defineBuiltin, hostOf, type Host } from './host'
import { applyShared, sharedProps } from './shared'

const swiperProps = {
  ...{ ...sharedProps, current: 0, currentItemId: '', autoplay: false, interval: 5000, duration: 500, circular: false },
  ...{ vertical: false, indicatorDots: false, indicatorColor: 'rgba(0,0,0,.3)', indicatorActiveColor: '#000000' },
  ...{
    displayMultipleItems: 1,
    previousMargin: '0px',
    nextMargin: '0px',
    snapToEdge: false,
    easingFunction: '',
    skipHiddenItemLayout: false,
  },
}

type SwiperHost = Host<typeof swiperProps>
interface TouchEventLike {
  touches: { clientX: number; clientY: number }[]
  changedTouches: { clientX: number; clientY: number }[]
}

/** `<swiper>` and `<swiper-item>`: a row of pages, one in view, turned by dragging, by time or by `current`. */
export function defineSwiper(space: ComponentSpace): Record<string, GeneralComponentDefinition> {
  const swiper = defineBuiltin(space, 'swiper', swiperProps, (host) => {
    applyShared(host)
    const dots = document.createElement('div')
    dots.className = 'dots'
    let timer = 0
    host.onAttached(() => {
      host.element.append(dots)
      window.requestAnimationFrame(() => draw(host, dots))
    })
    host.watch('current', () => draw(host, dots))
    host.watch('vertical', () => draw(host, dots))
    const play = (): void => {
      window.clearInterval(timer)
      if (host.get('autoplay')) timer = window.setInterval(() => turn(host, 1, 'autoplay'), host.get('interval'))
    }
    host.watch('autoplay', play)
    host.onDetached(() => window.clearInterval(timer))
    drag(host)
  })
  const item = defineBuiltin(
    space,
    'swiper-item',
    { ...sharedProps, itemId: '', skipHiddenItemLayout: false },
    (host) => {
      applyShared(host)
    },
  )
  return { swiper, 'swiper-item': item }
}

function itemsOf(host: SwiperHost): HTMLElement[] {
  return Array.from(host.element.querySelectorAll<HTMLElement>('wx-swiper-item')).filter(
    (item) => item.parentElement?.closest('wx-swiper') === host.element,
  )
}

function draw(host: SwiperHost, dots: HTMLElement): void {
  const axis = host.get('vertical') ? 'Y' : 'X'
  const current = host.get('current')
  itemsOf(host).forEach((item, at) => {
    hostOf(item)?.style(
      `transition:transform ${host.get('duration')}ms;transform:translate${axis}(${(at - current) * 100}%)`,
    )
    item.setAttribute('aria-hidden', String(at !== current))
  })
  const marks = host.get('indicatorDots') ? itemsOf(host) : []
  dots.replaceChildren(
    ...marks.map((_item, at) => {
      const dot = document.createElement('i')
      dot.style.background = at === current ? host.get('indicatorActiveColor') : host.get('indicatorColor')
      return dot
    }),
  )
}

function turn(host: SwiperHost, by: number, source: string): void {
  const count = itemsOf(host).length
  const wanted = host.get('current') + by
  const next =
    host.get('circular') || source === 'autoplay' ? (wanted + count) % count : Math.min(count - 1, Math.max(0, wanted))
  if (!count || next === host.get('current')) return
  host.set('current', next)
  host.emit('change', { current: next, currentItemId: '', source })
  window.setTimeout(() => host.emit('animationfinish', { current: next, source }), host.get('duration'))
}

function drag(host: SwiperHost): void {
  let start: { x: number; y: number } | undefined
  host.on('touchstart', (event) => {
    const touch = (event as unknown as TouchEventLike).touches[0]
    start = touch && { x: touch.clientX, y: touch.clientY }
  })
  host.on('touchend', (event) => {
    const touch = (event as unknown as TouchEventLike).changedTouches[0]
    if (!start || !touch) return
    const way = host.get('vertical') ? touch.clientY - start.y : touch.clientX - start.x
    start = undefined
    if (Math.abs(way) > 40) turn(host, way < 0 ? 1 : -1, 'touch')
  })
}
