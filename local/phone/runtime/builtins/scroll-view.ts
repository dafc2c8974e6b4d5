import type { ComponentSpace, GeneralComponentDefinition } from 'glass-easel'
import { elementsWithId } from '../tree'
import { defineBuiltin, type Host } from './host'
import { applyShared, sharedProps } from './shared'

const scrollProps = {
  ...{
    ...sharedProps,
    scrollX: false,
    scrollY: false,
    upperThreshold: 50,
    lowerThreshold: 50,
    scrollTop: undefined as unknown,
  },
  ...{ scrollLeft: undefined as unknown, scrollIntoView: '', scrollWithAnimation: false, enableFlex: false, type: '' },
  ...{ refresherEnabled: false, refresherTriggered: false, refresherBackground: '', refresherThreshold: 45 },
  ...{
    showScrollbar: true,
    enhanced: false,
    bounces: true,
    enableBackToTop: false,
    scrollAnchoring: false,
    fastDeceleration: false,
  },
  ...{ pagingEnabled: false, enablePassive: false, refresherDefaultStyle: '', usingSticky: false },
}

/** `<scroll-view>`: scrolls by wheel or finger and tells the page when an end comes near. */
export function defineScrollView(space: ComponentSpace): Record<string, GeneralComponentDefinition> {
  const scrollView = defineBuiltin(space, 'scroll-view', scrollProps, (host) => {
    applyShared(host)
    for (const name of ['scrollX', 'scrollY'] as const) {
      const attribute = name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)
      host.watch(name, (on) => host.element.toggleAttribute(attribute, on))
    }
    host.watch('scrollTop', (top) => scroll(host, { top: Number(top) }))
    host.watch('scrollLeft', (left) => scroll(host, { left: Number(left) }))
    host.watch('scrollIntoView', (id) => window.requestAnimationFrame(() => intoView(host, id)))
    watchEnds(host)
  })
  return { 'scroll-view': scrollView }
}

type ScrollHost = Host<typeof scrollProps>

function scroll(host: ScrollHost, to: ScrollToOptions): void {
  const amount = to.top ?? to.left
  if (amount === undefined || Number.isNaN(amount)) return
  const behavior = host.get('scrollWithAnimation') ? 'smooth' : 'auto'
  window.requestAnimationFrame(() => host.element.scrollTo({ ...to, behavior }))
}

function intoView(host: ScrollHost, id: string): void {
  const target = id ? elementsWithId(host.element, id)[0] : undefined
  if (!target) return
  const box = target.getBoundingClientRect()
  const frame = host.element.getBoundingClientRect()
  host.element.scrollTo({
    top: host.element.scrollTop + box.top - frame.top,
    left: host.element.scrollLeft + box.left - frame.left,
    behavior: host.get('scrollWithAnimation') ? 'smooth' : 'auto',
  })
}

function watchEnds(host: ScrollHost): void {
  const { element } = host
  const last = { top: 0, left: 0 }
  const ends = { upper: true, lower: false }
  element.addEventListener('scroll', () => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = element
    const deltaX = last.left - scrollLeft
    const deltaY = last.top - scrollTop
    Object.assign(last, { top: scrollTop, left: scrollLeft })
    host.emit('scroll', { scrollLeft, scrollTop, scrollHeight, scrollWidth, deltaX, deltaY })
    const across = host.get('scrollX') && !host.get('scrollY')
    const before = across ? scrollLeft : scrollTop
    const after = across ? scrollWidth - clientWidth - scrollLeft : scrollHeight - clientHeight - scrollTop
    const upper = before <= host.get('upperThreshold')
    const lower = after <= host.get('lowerThreshold')
    if (upper && !ends.upper) host.emit('scrolltoupper', { direction: across ? 'left' : 'top' })
    if (lower && !ends.lower) host.emit('scrolltolower', { direction: across ? 'right' : 'bottom' })
    Object.assign(ends, { upper, lower })
  })
}
