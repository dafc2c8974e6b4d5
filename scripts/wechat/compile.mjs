import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'

/**
 * `node compile.mjs PACKAGE PROJECT_CONFIG`: compiles a built mini-program with WeChat's own compilers, without network.
 * The last line of stdout is JSON: { ok: true, files, packages: { main: bytes, 'pages/head': bytes } } or { ok: false, problem }.
 */
const require = createRequire(import.meta.url)
const [miniprogram, config] = process.argv.slice(2)

/** What WeChat's server would say about the project: an ordinary mini-program with the ordinary limits, in MB and KB. */
const attr = {
  platform: false,
  appType: 0,
  isSandbox: false,
  released: false,
  setting: {
    MaxCodeSize: 2,
    MaxSubpackageSubCodeSize: 2,
    MaxSubpackageFullCodeSize: 30,
    NavigateMiniprogramLimit: 10,
    MaxSubPackageLimit: 100,
    MinTabbarCount: 2,
    MaxTabbarCount: 5,
    MaxCustomTabbarCount: 10,
    MaxTabbarIconSize: 40,
  },
}

/**
 * Everything that makes the compiler read a file instead of passing it on: with `es6` it parses scripts, with
 * `autoPrefixWXSS` styles. What DevTools uploads is set in project.config.json; this is the strictest reading.
 */
const setting = { es6: true, es7: true, minifyJS: true, minifyWXML: true, minifyWXSS: true, autoPrefixWXSS: true }

/** miniprogram-ci asks WeChat which file endings may be uploaded; it carries the same list for when nobody answers. */
function stayOffline() {
  const endings = require('miniprogram-ci/dist/utils/white_ext_list')
  const list = { MiniProgramWhiteList: new Set(endings.MiniProgramWhiteList), GameWhiteList: new Set() }
  endings.getWhiteExtList = async () => list
}

/** miniprogram-ci skips the JSON of components that no page reaches yet. */
function parseJson() {
  const files = readdirSync(miniprogram, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'))
  for (const file of files) {
    try {
      JSON.parse(readFileSync(path.join(miniprogram, file), 'utf8'))
    } catch (problem) {
      throw new Error(`${file}: ${problem.message}`, { cause: problem })
    }
  }
}

/** miniprogram-ci passes templates on unread (WeChat's server compiles them), so wcc, which WeChat also publishes, reads them. */
function compileTemplates() {
  require('miniprogram-compiler').wxmlToJs(miniprogram, { maxBuffer: 256 * 1024 * 1024 })
}

async function compilePackage() {
  const { Project, getCompiledResult } = require('miniprogram-ci')
  const folder = mkdtempSync(path.join(tmpdir(), 'yanshu-wechat-'))
  try {
    cpSync(miniprogram, path.join(folder, 'miniprogram'), { recursive: true })
    const { libVersion, appid } = JSON.parse(readFileSync(config, 'utf8'))
    const own = { ignoreUploadUnusedFiles: false }
    const project = { appid, libVersion, setting: own, compileType: 'miniprogram', miniprogramRoot: 'miniprogram/' }
    writeFileSync(path.join(folder, 'project.config.json'), JSON.stringify(project))
    // A key is asked for and never used: it signs uploads, and nothing here leaves the machine.
    const options = { appid, type: 'miniProgram', projectPath: folder, privateKey: 'none', attr: async () => attr }
    return await getCompiledResult({ project: new Project(options), version: '0.0.0', setting })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Bytes by package: a file belongs to the sub-package in whose root it stands, else to the main one. */
function packagesOf(compiled) {
  const { subPackages = [] } = JSON.parse(readFileSync(path.join(miniprogram, 'app.json'), 'utf8'))
  const packages = Object.fromEntries(['main', ...subPackages.map(({ root }) => root)].map((name) => [name, 0]))
  for (const [file, content] of Object.entries(compiled)) {
    const place = file.replace(/^miniprogram\//, '')
    const name = subPackages.find(({ root }) => place.startsWith(`${root}/`))?.root ?? 'main'
    packages[name] += Buffer.byteLength(content)
  }
  return packages
}

async function verdict() {
  try {
    parseJson()
    compileTemplates()
    stayOffline()
    const compiled = await compilePackage()
    return { ok: true, files: Object.keys(compiled).length, packages: packagesOf(compiled) }
  } catch (problem) {
    return { ok: false, problem: String(problem.message ?? problem).trim() }
  }
}

const line = JSON.stringify(await verdict())
// The compiler leaves workers behind that would keep the process alive.
process.stdout.write(`\n${line}\n`, () => process.exit(0))
