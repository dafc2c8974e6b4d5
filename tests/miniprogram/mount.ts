import path from 'node:path'
import simulate from 'miniprogram-simulate'
import { builtMiniprogram } from './built'

/** The little of the DOM that page tests look at; the suite's types leave the browser's out. */
interface Element {
  textContent: string | null
  innerHTML: string
  querySelector(selector: string): Element | null
  querySelectorAll(selector: string): ArrayLike<Element> & Iterable<Element>
  getElementsByTagName(tag: string): ArrayLike<Element> & Iterable<Element>
  getAttribute(name: string): string | null
}

export interface Mounted {
  dom: Element
  instance: { data: Record<string, unknown>; setData(data: object): void; [method: string]: unknown }
  setData(data: object): void
  querySelector(selector: string): Mounted | undefined
  querySelectorAll(selector: string): Mounted[]
  dispatchEvent(name: string, detail?: object): void
  addEventListener(name: string, listener: (event: { detail: Record<string, unknown> }) => void): void
  attach(parent: Element): void
  detach(): void
  triggerPageLifeTime(name: string, args?: object): void
}

/** The compiler prints all templates of the mini-program at once: more than the megabyte that it is given by itself. */
const COMPILED_BYTES = 16 * 1024 * 1024

/** Waits until promises and miniprogram-simulate's deferred events have run. */
export const settled = (milliseconds = 0) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** A module of the built phone, the same instance that the mounted components use. */
export function builtModule<T>(place: string): T {
  return jest.requireActual(path.join(builtMiniprogram(), place)) as T
}

/**
 * Mounts a built component or page with WeChat's own template compiler. Each mount runs the scripts anew, because a
 * component registers itself while its script runs; `builtModule` then gives what the last mount uses.
 * @param place `components/chips/index`
 */
export function mount(place: string, properties: object = {}): Mounted {
  const folder = builtMiniprogram()
  jest.resetModules()
  const compilerOptions = { maxBuffer: COMPILED_BYTES }
  const id = simulate.load(path.join(folder, place), { compiler: 'official', compilerOptions, rootPath: folder })
  const mounted = simulate.render(id, properties) as unknown as Mounted
  mounted.attach((globalThis as unknown as { document: { body: Element } }).document.body)
  return mounted
}

/** Taps the first element that a selector finds, and waits for what follows. */
export async function tap(mounted: Mounted, selector: string, index = 0): Promise<void> {
  const target = mounted.querySelectorAll(selector)[index]
  if (!target) throw new Error(`nothing matches ${selector} in ${mounted.dom.innerHTML}`)
  target.dispatchEvent('tap')
  await settled(5)
}

/** All that a person would read. */
export const textOf = (mounted: Mounted) => (mounted.dom.textContent ?? '').replace(/\s+/g, '')
