import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { slashed } from './places'

/** What app.json says of pages and packages. */
export interface AppPackages {
  pages: string[]
  subPackages?: Array<{ root: string; pages: string[] }>
  preloadRule?: Record<string, { network?: 'all' | 'wifi'; packages: string[] }>
}

/** One file of the package that needs another: both as places (`pages/head/line/index`). */
export interface Need {
  from: string
  to: string
}

/** The name of the main package where packages are counted and told. */
export const MAIN = 'main'

/** Every page's full path, those of the main package first. */
export function allPages({ pages, subPackages = [] }: AppPackages): string[] {
  return [...pages, ...subPackages.flatMap((one) => one.pages.map((page) => `${one.root}/${page}`))]
}

/** The root of the sub-package in which a place stands, or `main`. */
export function packageOf({ subPackages = [] }: AppPackages, place: string): string {
  return subPackages.find(({ root }) => place.startsWith(`${root}/`))?.root ?? MAIN
}

function misplaced(app: AppPackages): string[] {
  const roots = (app.subPackages ?? []).map(({ root }) => root)
  const nested = roots.filter((root) => roots.some((other) => root.startsWith(`${other}/`)))
  const strays = app.pages.filter((page) => packageOf(app, page) !== MAIN)
  return [
    ...nested.map((root) => `app.json: the sub-package ${root} lies in another one`),
    ...strays.map((page) => `app.json: ${page} lies in the sub-package ${packageOf(app, page)}: name it there`),
  ]
}

function preloadProblems(app: AppPackages): string[] {
  const pages = new Set(allPages(app))
  const roots = new Set((app.subPackages ?? []).map(({ root }) => root))
  return Object.entries(app.preloadRule ?? {}).flatMap(([page, { packages }]) => [
    ...(pages.has(page) ? [] : [`app.json: preloadRule names the page ${page}, which does not exist`]),
    ...packages
      .filter((root) => !roots.has(root))
      .map((root) => `app.json: preloadRule names the sub-package ${root}, which does not exist`),
  ])
}

/**
 * What WeChat would refuse or fail at on a phone: a page named in the wrong package, and a file that needs one of a
 * sub-package which is not its own and so may not be there yet.
 */
export function packageProblems(app: AppPackages, needs: Need[]): string[] {
  const across = needs.filter(({ from, to }) => ![MAIN, packageOf(app, from)].includes(packageOf(app, to)))
  return [
    ...misplaced(app),
    ...preloadProblems(app),
    ...across.map(
      ({ from, to }) =>
        `${from} needs ${to}, which lies in the sub-package ${packageOf(app, to)}: what two packages need stands in the main one`,
    ),
  ]
}

/** Bytes of a built mini-program by package, before WeChat's own compression; the main package first. */
export function packageBytes(folder: string, app: AppPackages): Map<string, number> {
  const bytes = new Map([MAIN, ...(app.subPackages ?? []).map(({ root }) => root)].map((name) => [name, 0]))
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const found = statSync(path.join(folder, file))
    const name = packageOf(app, slashed(file))
    if (found.isFile()) bytes.set(name, bytes.get(name)! + found.size)
  }
  return bytes
}
