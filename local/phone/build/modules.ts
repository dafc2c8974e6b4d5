import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { transformSync } from 'esbuild'
import { npmCandidates } from './app-tree'

/** JavaScript modules by path; `deps` maps what each module writes in require() to a module path. */
export interface ModuleSource {
  code: string
  deps: Record<string, string>
}

/**
 * Follows require() from the entry files through the mini-program. ES modules become CommonJS on the way, as
 * WeChat's own tools do.
 * @throws Error naming the file when a required module does not exist or a require is not a plain string.
 */
export function collectModules(root: string, entries: string[]): Map<string, ModuleSource> {
  const modules = new Map<string, ModuleSource>()
  const queue = [...entries]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (modules.has(file)) continue
    const code = asCommonJs(readFileSync(path.join(root, file), 'utf8'), file)
    const deps = file.endsWith('.json') ? {} : dependencies(root, file, code)
    modules.set(file, { code, deps })
    queue.push(...Object.values(deps))
  }
  return modules
}

/** What a mini-program's script does not have; naming them as parameters hides the browser's own. */
export const absentGlobals = [
  ...['window', 'document', 'self', 'parent', 'top', 'location', 'history', 'navigator', 'localStorage'],
  ...['sessionStorage', 'indexedDB', 'fetch', 'XMLHttpRequest', 'WebSocket', 'URL', 'URLSearchParams', 'crypto'],
  ...['TextEncoder', 'TextDecoder', 'structuredClone', 'Blob', 'File', 'FileReader', 'Image', 'alert', 'confirm'],
  ...['prompt', 'requestAnimationFrame', 'process', 'Buffer', 'Intl'],
]

/** Writes the modules as one JavaScript expression: `(provided globals) => { path: { deps, run } }`. */
export function writeModules(modules: Map<string, ModuleSource>): string {
  const entries = Array.from(modules, ([file, { code, deps }]) => {
    const body = file.endsWith('.json') ? `module.exports = ${code}` : code
    return `${JSON.stringify(file)}: { deps: ${JSON.stringify(deps)}, run: function (require, module, exports) {\n${body}\n} }`
  })
  const provided = ['wx', 'App', 'Page', 'Component', 'Behavior', 'getApp', 'getCurrentPages', 'requirePlugin']
  return `function (${[...provided, ...absentGlobals].join(', ')}) { return {\n${entries.join(',\n')}\n} }`
}

function asCommonJs(code: string, file: string): string {
  if (file.endsWith('.json') || !/(^|[;}\s])(import|export)\b[\s{*"']/.test(code)) return code
  return transformSync(code, { format: 'cjs', target: 'es2022', sourcefile: file }).code
}

function dependencies(root: string, file: string, code: string): Record<string, string> {
  const deps: Record<string, string> = {}
  for (const match of code.matchAll(/(?<![\w.$])require\(\s*(?:"([^"]+)"|'([^']+)')\s*\)/g)) {
    const spec = match[1] ?? match[2] ?? ''
    deps[spec] = resolveModule(root, file, spec)
  }
  return deps
}

function resolveModule(root: string, from: string, spec: string): string {
  const folder = path.posix.dirname(from)
  const beside = spec.startsWith('/') ? spec.slice(1) : path.posix.join(folder, spec)
  for (const candidate of [beside, ...npmCandidates(folder, spec)]) {
    for (const tail of ['', '.js', '/index.js']) {
      const file = `${candidate}${tail}`
      if (/\.(js|json)$/.test(file) && existsSync(path.join(root, file))) return file
    }
  }
  throw new Error(`${from}: require('${spec}') finds no module`)
}
