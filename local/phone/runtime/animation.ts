import { browserStyle } from './dom'

interface Step {
  styles: Record<string, string>
  transforms: string[]
  option: { duration: number; timingFunction: string; delay: number; transformOrigin: string }
}

const lengths = ['width', 'height', 'top', 'left', 'right', 'bottom'] as const
const plainStyles = ['opacity', 'backgroundColor'] as const
const transforms =
  `translate translateX translateY translateZ translate3d scale scaleX scaleY scaleZ scale3d rotate rotateX
  rotateY rotateZ rotate3d skew skewX skewY matrix matrix3d`.split(/\s+/)

/** `wx.createAnimation`: collects steps that a view's `animation` property plays one after the other. */
export function createAnimation(option: Partial<Step['option']> = {}): Record<string, unknown> {
  const defaults = { duration: 400, timingFunction: 'linear', delay: 0, transformOrigin: '50% 50% 0', ...option }
  let steps: Step[] = []
  let current: Step = { styles: {}, transforms: [], option: defaults }
  const chain: Record<string, unknown> = {
    step(own: Partial<Step['option']> = {}) {
      steps.push({ ...current, option: { ...defaults, ...own } })
      current = { styles: { ...current.styles }, transforms: [...current.transforms], option: defaults }
      return chain
    },
    export() {
      const actions = steps
      steps = []
      return { actions }
    },
  }
  const unit = (value: unknown): string => (typeof value === 'number' ? `${value}px` : String(value))
  for (const name of lengths) chain[name] = (value: unknown) => style(name, unit(value))
  for (const name of plainStyles) chain[name] = (value: unknown) => style(name, String(value))
  for (const name of transforms) chain[name] = (...values: unknown[]) => transform(name, values)
  function style(name: string, value: string): unknown {
    current.styles[name] = browserStyle(value)
    return chain
  }
  function transform(name: string, values: unknown[]): unknown {
    const fill = /^rotate|^skew/.test(name) ? 'deg' : name.startsWith('translate') ? 'px' : ''
    const written = values.map((value) => (typeof value === 'number' ? `${value}${fill}` : String(value)))
    current.transforms = current.transforms
      .filter((one) => !one.startsWith(`${name}(`))
      .concat(`${name}(${written.join(',')})`)
    return chain
  }
  return chain
}

/** Plays what `createAnimation().export()` gave, handing over the styles of each step when its turn comes. */
export function playAnimation(apply: (css: string) => void, animation: unknown): void {
  const steps = (animation as { actions?: Step[] } | null)?.actions ?? []
  let start = 0
  for (const { styles, transforms: list, option } of steps) {
    window.setTimeout(() => {
      const written = Object.entries({ ...styles, ...(list.length ? { transform: list.join(' ') } : {}) })
      const css = written.map(
        ([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`,
      )
      const move = `transition:all ${option.duration}ms ${option.timingFunction} ${option.delay}ms`
      apply([move, `transform-origin:${option.transformOrigin}`, ...css].join(';'))
    }, start)
    start += option.duration + option.delay
  }
}
