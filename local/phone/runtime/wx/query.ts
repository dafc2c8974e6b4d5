import type { Element as GlassElement, GeneralComponent } from 'glass-easel'
import { guarded } from '../errors'
import { pageCallers, topPage } from '../navigation'
import { ComponentCaller } from '../world'
import { asyncApi } from './async'
import { NodeObserver, type ObserverOptions } from './observer'

type Caller = { _$: GeneralComponent }
type Fields = Partial<
  Record<'id' | 'dataset' | 'mark' | 'rect' | 'size' | 'scrollOffset' | 'context' | 'node', boolean>
> & {
  properties?: string[]
  computedStyle?: string[]
}
type Callback = (result: unknown) => void

interface Question {
  caller: Caller
  selector: string | null
  single: boolean
  fields: Fields
  callback: Callback | undefined
}

/** `wx.createSelectorQuery()`; places are in the page's own coordinates, below the navigation bar. */
class SelectorQuery {
  private readonly questions: Question[] = []

  constructor(private caller: Caller | undefined) {}

  in(caller: Caller): this {
    this.caller = caller
    return this
  }

  select = (selector: string): object => this.nodes(selector, true)
  selectAll = (selector: string): object => this.nodes(selector, false)
  selectViewport = (): object => this.nodes(null, true)

  exec(callback?: (results: unknown[]) => void): this {
    const answers = this.questions.map((question) => ({ question, answer: answerTo(question) }))
    window.setTimeout(() => {
      for (const { question, answer } of answers)
        if (question.callback) guarded('SelectorQuery', question.callback, answer)
      if (callback)
        guarded(
          'SelectorQuery exec',
          callback,
          answers.map(({ answer }) => answer),
        )
    }, 0)
    return this
  }

  private nodes(selector: string | null, single: boolean): object {
    const { caller } = this
    const ask = (fields: Fields) => (callback?: Callback) => {
      if (caller) this.questions.push({ caller, selector, single, fields, callback })
      return this
    }
    return {
      boundingClientRect: ask({ id: true, dataset: true, rect: true, size: true }),
      scrollOffset: ask({ id: true, dataset: true, scrollOffset: true }),
      fields: (fields: Fields, callback?: Callback) => ask(fields)(callback),
    }
  }
}

function answerTo({ caller, selector, single, fields }: Question): unknown {
  for (const name of ['context', 'node'] as const) {
    if (fields[name]) throw new Error(`本机预览不支持 SelectorQuery 的 ${name} (local phone: ${name} is not supported)`)
  }
  const page = topPage()?.frame
  if (selector === null) {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = page?.scroller ?? document.body
    const { width, height } = (page?.viewport ?? document.body).getBoundingClientRect()
    const place = { left: 0, top: 0, right: width, bottom: height }
    return {
      id: '',
      dataset: {},
      width,
      height,
      scrollTop,
      scrollLeft,
      scrollHeight,
      scrollWidth,
      ...(fields.rect ? place : {}),
    }
  }
  const root = caller._$.getShadowRoot()
  if (!single) return root?.querySelectorAll(selector).map((node) => describe(node, fields)) ?? []
  const node = root?.querySelector(selector)
  return node ? describe(node, fields) : null
}

function describe(node: GlassElement, fields: Fields): Record<string, unknown> {
  const element = node.getBackendElement() as unknown as HTMLElement | null
  const answer: Record<string, unknown> = {}
  if (fields.id) answer.id = node.id
  if (fields.dataset) answer.dataset = node.dataset
  if (fields.mark) answer.mark = node.collectMarks()
  if (element && (fields.rect || fields.size)) {
    const { left, top, right, bottom, width, height } = placeOf(element)
    if (fields.rect) Object.assign(answer, { left, top, right, bottom })
    if (fields.size) Object.assign(answer, { width, height })
  }
  if (element && fields.scrollOffset) {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = element
    Object.assign(answer, { scrollTop, scrollLeft, scrollHeight, scrollWidth })
  }
  const data = (node as unknown as { data?: Record<string, unknown> }).data
  for (const name of fields.properties ?? []) answer[name] = data?.[name]
  for (const name of fields.computedStyle ?? []) answer[name] = element && Reflect.get(getComputedStyle(element), name)
  return answer
}

/** Where an element stands inside its page's viewport, in px. */
export function placeOf(element: Element): {
  left: number
  top: number
  right: number
  bottom: number
  width: number
  height: number
} {
  const frame = element.closest('.viewport')?.getBoundingClientRect()
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
  const x = frame?.left ?? 0
  const y = frame?.top ?? 0
  return { left: left - x, top: top - y, right: right - x, bottom: bottom - y, width, height }
}

const topCaller = (): Caller | undefined => pageCallers().at(-1) as unknown as Caller | undefined

/** Gives `this.createSelectorQuery()` and `this.createIntersectionObserver()` of components the phone's own meaning. */
export function installQueries(): void {
  Object.assign(ComponentCaller.prototype, {
    createSelectorQuery(this: Caller) {
      return new SelectorQuery(this)
    },
    createIntersectionObserver(this: Caller, options?: ObserverOptions) {
      return new NodeObserver(this, options)
    },
  })
}

export const queryApi = {
  createSelectorQuery: () => new SelectorQuery(topCaller()),
  createIntersectionObserver: (caller?: Caller, options?: ObserverOptions) =>
    new NodeObserver(caller ?? topCaller(), options),
  nextTick: (callback: () => void) => window.setTimeout(() => guarded('nextTick', callback), 0) && undefined,
  pageScrollTo: asyncApi<{ scrollTop?: number; selector?: string; offsetTop?: number; duration?: number }>(
    'pageScrollTo',
    (options) => {
      const scroller = topPage()?.frame.scroller
      if (!scroller) return
      const found = options.selector ? topCaller()?._$.getShadowRoot()?.querySelector(options.selector) : null
      const element = found?.getBackendElement() as unknown as HTMLElement | undefined
      const top = element
        ? scroller.scrollTop + placeOf(element).top + (options.offsetTop ?? 0)
        : (options.scrollTop ?? 0)
      scroller.scrollTo({ top, behavior: options.duration === 0 ? 'instant' : 'smooth' })
    },
  ),
}
