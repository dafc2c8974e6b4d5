import { OpenPage, type PageCaller } from './page'
import type { BuiltUnit } from './program'
import type { World } from './world'

const maxPages = 10
const stack: OpenPage[] = []
let world: World
let pages: Map<string, BuiltUnit>
let entry = ''
let whenChanged = (): void => undefined

/** Ties the page stack to the mini-program; `changed` is called whenever another page is on top. */
export function startNavigation(on: World, units: BuiltUnit[], first: string, changed: () => void): void {
  world = on
  pages = new Map(units.filter((unit) => unit.kind === 'page').map((unit) => [unit.path, unit]))
  entry = first
  whenChanged = changed
}

export const topPage = (): OpenPage | undefined => stack.at(-1)
export const openPages = (): OpenPage[] => stack
/** What getCurrentPages() gives: the pages' own instances, the entry first. */
export const pageCallers = (): PageCaller[] => stack.map((page) => page.caller)

export function navigateTo(url: string, events: Record<string, (...args: unknown[]) => void> = {}): object {
  const { unit, query } = find('navigateTo', url)
  if (stack.length >= maxPages) throw new Error(`webview count limit exceed: ${maxPages} pages are open`)
  topPage()?.hide()
  const page = push(unit, query)
  for (const [name, listener] of Object.entries(events)) page.channel.on(name, listener)
  page.load(holder())
  whenChanged()
  return { eventChannel: page.channel }
}

export function redirectTo(url: string): void {
  const { unit, query } = find('redirectTo', url)
  stack.pop()?.unload()
  push(unit, query).load(holder())
  whenChanged()
}

export function reLaunch(url: string): void {
  const { unit, query } = find('reLaunch', url || `/${entry}`)
  while (stack.length) stack.pop()?.unload()
  push(unit, query).load(holder())
  whenChanged()
}

export function navigateBack(delta = 1): void {
  if (stack.length < 2) throw new Error('cannot navigate back at first page.')
  const left = Math.max(1, stack.length - Math.max(1, delta))
  while (stack.length > left) stack.pop()?.unload()
  topPage()?.show(holder())
  whenChanged()
}

/** Makes the top page anew with the same address, for a setting that a page reads only when it starts. */
export function reopenTop(): void {
  const page = topPage()
  if (page) redirectTo(`/${page.url}`)
}

/** What tapping a `<navigator>` does. */
export async function openLink(openType: string, url: string, delta: number): Promise<object> {
  if (openType === 'navigate') navigateTo(url)
  else if (openType === 'redirect') redirectTo(url)
  else if (openType === 'reLaunch') reLaunch(url)
  else if (openType === 'navigateBack') navigateBack(delta)
  else throw new Error(`本机预览不支持 <navigator open-type="${openType}"> (local phone: not supported)`)
  return { errMsg: `${openType}:ok` }
}

function push(unit: BuiltUnit, query: string): OpenPage {
  const back = stack.length > 0
  const home = !back && unit.path !== entry && unit.config.homeButton !== false
  const press = (): void => (back ? navigateBack() : reLaunch(`/${entry}`))
  const page = new OpenPage(world, unit, query, { back, home, press })
  stack.push(page)
  return page
}

function find(api: string, url: string): { unit: BuiltUnit; query: string } {
  const [path = '', query = ''] = url.split(/\?(.*)/s)
  const absolute = resolvePath(path)
  const unit = pages.get(absolute)
  if (!unit) throw new Error(`page "${absolute}" is not found (${api} ${url})`)
  return { unit, query }
}

function resolvePath(path: string): string {
  const from = path.startsWith('/') ? [] : (topPage()?.route.split('/').slice(0, -1) ?? [])
  const parts: string[] = []
  for (const part of [...from, ...path.replace(/\.html$/, '').split('/')]) {
    if (part === '..') parts.pop()
    else if (part && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

function holder(): Element {
  const element = document.querySelector('.pages')
  if (!element) throw new Error('the phone has no place for pages')
  return element
}
