import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readJson } from './components'
import { wxmlSources } from './wxml'

export interface Closure {
  /** Component scripts, absolute. */
  scripts: string[]
  /** Templates, styles, WXS and JSON files, absolute. */
  files: string[]
}

const text = (file: string) => readFileSync(file, 'utf8')

function referencesOf(file: string): string[] {
  if (file.endsWith('.wxml')) return wxmlSources(text(file)).map((src) => (path.extname(src) ? src : `${src}.wxml`))
  if (file.endsWith('.wxss')) return [...text(file).matchAll(/@import\s+["']([^"']+)["']/g)].map((m) => m[1]!)
  if (file.endsWith('.wxs')) return [...text(file).matchAll(/require\(["']([^"']+)["']\)/g)].map((m) => m[1]!)
  return []
}

/** The icon font comes from a CDN; the build writes its own style for it (icons.ts). */
export const iconStyle = 'icon/icon.wxss'

/**
 * The TDesign components that are used, with everything that they need in turn.
 * @param folder TDesign's `miniprogram_dist`
 * @param names `button/button`, ...
 */
export function tdesignClosure(folder: string, names: Iterable<string>): Closure {
  const files = new Set<string>()
  const components = new Set<string>()
  const addFile = (file: string) => {
    if (files.has(file) || file === path.join(folder, iconStyle)) return
    files.add(file)
    referencesOf(file).forEach((reference) => addFile(path.resolve(path.dirname(file), reference)))
  }
  const addComponent = (component: string) => {
    if (components.has(component)) return
    components.add(component)
    ;['.json', '.wxml', '.wxss'].forEach((ending) => addFile(component + ending))
    const used = Object.values(readJson(`${component}.json`).usingComponents ?? {})
    used.forEach((value) => addComponent(path.resolve(path.dirname(component), value)))
  }
  for (const name of names) addComponent(path.join(folder, name))
  return { scripts: [...components].map((component) => `${component}.js`), files: [...files] }
}
