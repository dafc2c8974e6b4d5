import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/**
 * `npm run check:wechat`: does WeChat's official compiler take dist/miniprogram? Works without network once its own
 * packages are installed (which the first run does). `-- --self-test` breaks a template, a style, a JSON file and a
 * script in a copy, each in turn, and expects the check to fail.
 */
const here = path.dirname(fileURLToPath(import.meta.url))
const root = path.resolve(here, '../..')
const dist = path.join(root, 'dist/miniprogram')
/** WeChat's limits for one package and for all of them. */
const LIMIT = 2 * 1024 * 1024
const LIMIT_IN_ALL = 30 * 1024 * 1024

const kilobytes = (bytes) => `${Math.round(bytes / 1024)} KB`

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

function installed() {
  const { dependencies } = JSON.parse(readFileSync(path.join(here, 'package.json'), 'utf8'))
  return Object.entries(dependencies).every(([name, version]) => {
    const manifest = path.join(here, 'node_modules', name, 'package.json')
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version
  })
}

function install() {
  if (installed()) return
  console.log('installing WeChat’s compilers (276 MB, once)')
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) fail('check:wechat: npm ci in scripts/wechat failed; the first run needs the npm registry.')
}

/** @returns {{ ok: boolean, files?: number, packages?: Record<string, number>, problem?: string }} */
function compile(folder) {
  const args = [path.join(here, 'compile.mjs'), folder, path.join(root, 'project.config.json')]
  const run = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 300_000, maxBuffer: 64 * 1024 * 1024 })
  const last = run.stdout?.trim().split('\n').at(-1) ?? ''
  try {
    return JSON.parse(last)
  } catch {
    return { ok: false, problem: `the compiler gave no verdict\n${run.stdout}\n${run.stderr}` }
  }
}

function check() {
  const result = compile(dist)
  if (!result.ok) fail(`check:wechat: ${result.problem}`)
  const sizes = Object.entries(result.packages)
  const all = sizes.reduce((sum, [, bytes]) => sum + bytes, 0)
  for (const [name, bytes] of sizes)
    if (bytes > LIMIT) fail(`check:wechat: the package ${name} is ${kilobytes(bytes)}; WeChat takes 2048 KB.`)
  if (all > LIMIT_IN_ALL) fail(`check:wechat: the packages are ${kilobytes(all)} in all; WeChat takes 30720 KB.`)
  console.log(`check:wechat ok: ${result.files} files, ${kilobytes(all)} in all, each package of at most 2048 KB:`)
  for (const [name, bytes] of sizes) console.log(`  ${name.padEnd(28)} ${kilobytes(bytes)}`)
}

const breaks = [
  ['template', 'pages/start/index.wxml', '<view>'],
  ['template expression', 'pages/start/index.wxml', '<view class="{{a +}}"></view>'],
  ['style', 'pages/start/index.wxss', '.a { color: red'],
  ['JSON', 'pages/start/index.json', ','],
  ['script', 'pages/start/index.js', '\nfunction ('],
  ['sub-package', 'pages/head/home/index.wxml', '<view>'],
]

function selfTest() {
  const folder = mkdtempSync(path.join(tmpdir(), 'yanshu-broken-'))
  const silent = breaks.filter(([what, file, text]) => {
    const copy = path.join(folder, what.replace(' ', '-'))
    cpSync(dist, copy, { recursive: true })
    appendFileSync(path.join(copy, file), text)
    const { ok, problem } = compile(copy)
    console.log(`broken ${what}: ${ok ? 'NOT NOTICED' : `refused (${problem.split('\n')[0]})`}`)
    return ok
  })
  rmSync(folder, { recursive: true, force: true })
  if (silent.length > 0) fail('check:wechat --self-test: a broken file went through.')
}

if (!existsSync(path.join(dist, 'app.json')))
  fail('check:wechat: dist/miniprogram is missing; run `npm run build` first.')
install()
check()
if (process.argv.includes('--self-test')) selfTest()
