import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface UnitConfig {
  component?: boolean
  usingComponents?: Record<string, string>
  componentGenerics?: Record<string, true | { default?: string }>
  componentPlaceholder?: Record<string, string>
  styleIsolation?: string
  addGlobalClass?: boolean
  [key: string]: unknown
}

/** A page or a component: four files that share `path` (relative to the mini-program's root, no extension). */
export interface Unit {
  path: string
  kind: 'page' | 'component'
  config: UnitConfig
}

export interface AppConfig {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
  window?: Record<string, unknown>
  usingComponents?: Record<string, string>
  [key: string]: unknown
}

export interface AppTree {
  app: AppConfig
  units: Unit[]
}

/** Reads app.json and follows usingComponents to every page and component in use, children before their users. */
export function readAppTree(root: string): AppTree {
  const app = readJson<AppConfig>(root, 'app.json')
  const seen = new Map<string, Unit>()
  const ordered: Unit[] = []
  const visit = (unitPath: string, kind: Unit['kind'], asked: string): void => {
    if (seen.has(unitPath)) return
    if (!existsSync(path.join(root, `${unitPath}.wxml`))) throw new Error(`${asked}: no ${unitPath}.wxml in ${root}`)
    const config = existsSync(path.join(root, `${unitPath}.json`)) ? readJson<UnitConfig>(root, `${unitPath}.json`) : {}
    const unit: Unit = { path: unitPath, kind, config }
    seen.set(unitPath, unit)
    config.usingComponents = resolveUsing(root, unitPath, { ...app.usingComponents, ...config.usingComponents })
    for (const [name, target] of childrenOf(root, unit)) visit(target, 'component', `${unitPath}.json <${name}>`)
    ordered.push(unit)
  }
  for (const page of pagesOf(app)) visit(page, 'page', 'app.json')
  return { app, units: ordered }
}

/** All page paths, sub-packages included, the entry page first. */
export function pagesOf(app: AppConfig): string[] {
  const packages = app.subPackages ?? app.subpackages ?? []
  return [...app.pages, ...packages.flatMap((p) => p.pages.map((page) => path.posix.join(p.root, page)))]
}

function childrenOf(root: string, unit: Unit): [string, string][] {
  const using = Object.entries(unit.config.usingComponents ?? {}).map(([n, p]): [string, string] => [n, p.slice(1)])
  const generics = Object.entries(unit.config.componentGenerics ?? {}).flatMap(([name, generic]) => {
    if (generic === true || !generic.default) return []
    generic.default = resolveComponent(root, unit.path, generic.default)
    return [[name, generic.default.slice(1)] as [string, string]]
  })
  return [...using, ...generics]
}

function resolveUsing(root: string, from: string, using: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(using).map(([name, spec]) => [name, resolveComponent(root, from, spec)]))
}

/** Resolves a usingComponents value as WeChat does: `/x`, `./x`, `x` beside the user, then miniprogram_npm upwards. */
function resolveComponent(root: string, from: string, spec: string): string {
  const folder = path.posix.dirname(from)
  const candidates = spec.startsWith('/')
    ? [spec.slice(1)]
    : [path.posix.join(folder, spec), ...npmCandidates(folder, spec)]
  for (const candidate of candidates) {
    for (const tail of ['', '/index']) {
      if (existsSync(path.join(root, `${candidate}${tail}.wxml`))) return `/${candidate}${tail}`
    }
  }
  throw new Error(`${from}.json: no component at "${spec}" (looked for ${candidates.join(', ')})`)
}

/** Where WeChat looks for a bare package name: miniprogram_npm beside the file and in every folder above it. */
export function npmCandidates(folder: string, spec: string): string[] {
  if (spec.startsWith('.') || spec.startsWith('/')) return []
  const parts = folder === '.' ? [] : folder.split('/')
  return Array.from({ length: parts.length + 1 }, (_, up) =>
    path.posix.join(...parts.slice(0, parts.length - up), 'miniprogram_npm', spec),
  )
}

function readJson<T>(root: string, file: string): T {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')) as T
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error })
  }
}
