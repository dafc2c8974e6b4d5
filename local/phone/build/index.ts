import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { readAppTree, pagesOf, type AppTree, type Unit } from './app-tree'
import { collectModules, writeModules } from './modules'
import { compileStyle } from './styles'
import { compileTemplates } from './templates'

export interface PhoneBuild {
  pages: number
  components: number
  warnings: string[]
  ms: number
}

/**
 * Compiles a built mini-program (`from`, as WeChat gets it) into the browser files of the local phone (`to`):
 * app.js, app.css, runtime.js, phone.css and every file that is not code, at its own path.
 * @throws Error naming file:line for anything that WeChat's compiler would refuse or this phone does not have.
 */
export async function buildPhone(folders: { from: string; to: string }): Promise<PhoneBuild> {
  const started = performance.now()
  const root = path.resolve(folders.from)
  const out = path.resolve(folders.to)
  const tree = readAppTree(root)
  const scopes = nameScopes(tree.units)
  const templates = compileTemplates(root, tree.units)
  const app = writeApp(root, tree, scopes, templates.code)
  const css = writeStyles(root, tree, scopes)
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  writeFileSync(path.join(out, 'app.js'), app)
  writeFileSync(path.join(out, 'app.css'), css)
  copyAssets(root, out)
  copyFileSync(path.join(__dirname, '../runtime/phone.css'), path.join(out, 'phone.css'))
  await bundleRuntime(path.join(out, 'runtime.js'))
  const pages = pagesOf(tree.app).length
  const ms = Math.round(performance.now() - started)
  return { pages, components: tree.units.length - pages, warnings: templates.warnings, ms }
}

/** A class prefix for each component, short, readable and unlike any other. */
function nameScopes(units: Unit[]): Map<string, string> {
  const taken = new Set<string>()
  const scopes = new Map<string, string>()
  for (const unit of units) {
    if (unit.kind === 'page') continue
    const plain = unit.path.split('/').slice(-3).join('_').replace(/[^\w]/g, '-')
    let scope = plain
    for (let n = 2; taken.has(scope); n += 1) scope = `${plain}${n}`
    taken.add(scope)
    scopes.set(unit.path, scope)
  }
  return scopes
}

function writeApp(root: string, tree: AppTree, scopes: Map<string, string>, templates: string): string {
  const scripts = [...tree.units.map((unit) => `${unit.path}.js`), 'app.js']
  const modules = collectModules(
    root,
    scripts.filter((file) => existsSync(path.join(root, file))),
  )
  const units = tree.units.map((unit) => ({ ...unit, scope: scopes.get(unit.path) ?? '' }))
  return [
    'globalThis.builtMiniProgram = {',
    `app: ${JSON.stringify({ ...tree.app, pages: pagesOf(tree.app) })},`,
    `units: ${JSON.stringify(units)},`,
    `modules: ${writeModules(modules)},`,
    `templates: ${templates}`,
    '}\n',
  ].join('\n')
}

function writeStyles(root: string, tree: AppTree, scopes: Map<string, string>): string {
  const sheets = existsSync(path.join(root, 'app.wxss')) ? [compileStyle(root, 'app.wxss', { kind: 'app' })] : []
  for (const unit of tree.units) {
    const file = `${unit.path}.wxss`
    if (!existsSync(path.join(root, file))) continue
    const scope = scopes.get(unit.path)
    sheets.push(compileStyle(root, file, scope ? { kind: 'component', scope } : { kind: 'page', route: unit.path }))
  }
  return sheets.join('\n')
}

const codeFile = /\.(js|json|wxml|wxss|wxs|map|ts)$/

function copyAssets(root: string, out: string): void {
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || codeFile.test(entry.name)) continue
    const from = path.join(entry.parentPath, entry.name)
    const to = path.join(out, path.relative(root, from))
    mkdirSync(path.dirname(to), { recursive: true })
    copyFileSync(from, to)
  }
}

async function bundleRuntime(outfile: string): Promise<void> {
  await build({
    entryPoints: [path.join(__dirname, '../runtime/main.ts')],
    bundle: true,
    outfile,
    format: 'iife',
    target: 'es2022',
    sourcemap: 'linked',
    // glass-easel runs its slower development checks unless it sees this.
    define: { process: '{"env":{"NODE_ENV":"production"}}' },
    logLevel: 'silent',
    absWorkingDir: path.join(__dirname, '../../..'),
  })
}
