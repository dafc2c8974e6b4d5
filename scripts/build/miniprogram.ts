import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { BuildError } from './build-error'
import { linkComponents, readJson, type LinkedJson } from './components'
import { iconShapes, readIcons, tdesignIconStyle } from './icons'
import { allPages, packageProblems, type AppPackages, type Need } from './packages'
import { house, slashed, type Source } from './places'
import { writeScripts } from './scripts'
import { styleProblems, wxssImports } from './styles-check'
import { iconStyle, tdesignClosure } from './tdesign'
import { wxmlSources } from './wxml'

const copied = ['.wxml', '.wxss', '.wxs', '.png', '.jpg', '.svg']

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(slashed)
    .filter((file) => statSync(path.join(folder, file)).isFile())
    .sort()
}

function write(to: string, place: string, content: string): void {
  const file = path.join(to, place)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, content)
}

/** Runs `step` for each item and gathers what is wrong with all of them, so that one build shows every mistake. */
function each<T, R>(items: T[], step: (item: T) => R): R[] {
  const problems: string[] = []
  const results = items.flatMap((item) => {
    try {
      return [step(item)]
    } catch (problem) {
      if (!(problem instanceof BuildError)) throw problem
      problems.push(...problem.problems)
      return []
    }
  })
  if (problems.length > 0) throw new BuildError(problems)
  return results
}

function checkPages(source: Source, pages: string[]): void {
  each(pages, (page) => {
    const missing = ['.ts', '.wxml', '.json'].filter(
      (ending) => !existsSync(path.join(source.miniprogram, page + ending)),
    )
    if (missing.length > 0) throw new BuildError([`app.json: the page ${page} has no ${missing.join(', ')}`])
  })
}

const packagesOf = (source: Source) => readJson(path.join(source.miniprogram, 'app.json')) as unknown as AppPackages

/** WeChat's plugin that reads aloud (docs/adr/0013). An account that has not added it cannot upload a package which names it, so it is named only where the build is told to. */
const speechPlugin = { WechatSI: { version: '0.3.5', provider: 'wx069ba97219f66d99' } }
const pluginsWanted = () => (process.env.YANSHU_SPEECH === '1' ? { plugins: speechPlugin } : {})

function writeJson(source: Source, files: string[], to: string): LinkedJson[] {
  const { usingComponents = {}, ...app } = readJson(path.join(source.miniprogram, 'app.json'))
  checkPages(source, allPages(packagesOf(source)))
  write(to, 'app.json', JSON.stringify({ ...app, ...pluginsWanted() }))
  write(to, 'sitemap.json', JSON.stringify(readJson(path.join(source.miniprogram, 'sitemap.json'))))
  const templates = files.filter(
    (file) => file.endsWith('.wxml') && existsSync(path.join(source.miniprogram, file.replace('.wxml', '.ts'))),
  )
  const linked = each(templates, (file) => linkComponents(source, path.join(source.miniprogram, file), usingComponents))
  linked.forEach(({ place, json }) => write(to, place, JSON.stringify(json)))
  return linked
}

function writeTdesign(source: Source, linked: LinkedJson[], to: string): string[] {
  const icons = readIcons(path.join(source.miniprogram, 'icons'))
  write(to, 'components/icon/shapes.wxss', iconShapes(icons))
  const { scripts, files } = tdesignClosure(source.tdesign, new Set(linked.flatMap(({ tdesign }) => tdesign)))
  for (const file of files) cpSync(file, path.join(to, 'tdesign', path.relative(source.tdesign, file)))
  if (scripts.some((script) => script.endsWith('icon.js'))) write(to, `tdesign/${iconStyle}`, tdesignIconStyle(icons))
  return scripts
}

/** What templates and styles take in of one another. */
function inclusions(source: Source, files: string[]): Need[] {
  return files.flatMap((file) => {
    const text = () => readFileSync(path.join(source.miniprogram, file), 'utf8')
    const named = file.endsWith('.wxml') ? wxmlSources(text()) : file.endsWith('.wxss') ? wxssImports(text()) : []
    const from = path.posix.dirname(file)
    return named.map((to) => ({ from: file, to: to.startsWith('/') ? to.slice(1) : path.posix.join(from, to) }))
  })
}

function checkPackages(source: Source, needs: Need[]): void {
  const problems = packageProblems(packagesOf(source), needs)
  if (problems.length > 0) throw new BuildError(problems)
}

async function writeAll(source: Source, to: string): Promise<void> {
  const files = listFiles(source.miniprogram)
  const assets = files.filter((file) => copied.includes(path.extname(file)) && !file.startsWith('icons/'))
  for (const file of assets) cpSync(path.join(source.miniprogram, file), path.join(to, file))
  const linked = writeJson(source, files, to)
  const own = files.filter((file) => /\.ts$/.test(file) && !file.endsWith('.d.ts'))
  const scripts = [...own.map((file) => path.join(source.miniprogram, file)), ...writeTdesign(source, linked, to)]
  const needs = await writeScripts(source, scripts, to)
  const using = linked.flatMap(({ place, uses }) => uses.map((used) => ({ from: place, to: used })))
  checkPackages(source, [...needs, ...using, ...inclusions(source, files)])
  const problems = styleProblems(
    to,
    listFiles(to).filter((file) => file.endsWith('.wxss')),
  )
  if (problems.length > 0) throw new BuildError(problems)
}

/**
 * Builds the mini-program: CommonJS file by file, templates and styles as they stand, the TDesign components that are
 * used, npm modules bundled once each. The old build stays until the new one is whole.
 * @param to the package's folder, replaced
 * @throws BuildError that lists what is wrong with the sources
 */
export async function buildMiniprogram(to: string, source: Source = house): Promise<void> {
  const fresh = `${to}.${process.pid}`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  try {
    await writeAll(source, fresh)
    rmSync(to, { recursive: true, force: true })
    renameSync(fresh, to)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}
