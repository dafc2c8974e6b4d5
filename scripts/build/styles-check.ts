import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const fetched = /url\(\s*["']?\s*(?:https?:)?\/\//i
const fetchedImport = /@import\s+["'](?:https?:)?\/\//i

/** What a style imports, as written. */
export function wxssImports(css: string): string[] {
  return [...css.matchAll(/@import\s+["']([^"']+)["']/g)].map((found) => found[1]!)
}

/**
 * What is wrong with the styles of a built package: a URL that a phone would fetch (a school may have no network), or
 * an import of a file that is not there.
 * @param files WXSS files relative to `folder`
 */
export function styleProblems(folder: string, files: string[]): string[] {
  return files.flatMap((file) => {
    const css = readFileSync(path.join(folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
    const problems = fetched.test(css) || fetchedImport.test(css) ? [`${file}: fetches a URL from the network`] : []
    for (const target of wxssImports(css)) {
      const base = target.startsWith('/') ? folder : path.join(folder, path.dirname(file))
      if (!existsSync(path.join(base, target))) problems.push(`${file}: imports ${target}, which does not exist`)
    }
    return problems
  })
}
