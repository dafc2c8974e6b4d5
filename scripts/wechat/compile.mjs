import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** What WeChat's server would say about the project: an ordinary mini-program with the ordinary size limits, in KB. */
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
    MaxTabbarIconSize: 40,
  },
}

/**
 * Compiles a built mini-program with WeChat's own compiler, without network.
 * @param {string} miniprogram the built package
 * @param {string} config absolute path of the project.config.json whose settings hold
 * @returns {Promise<{ files: number, bytes: number }>} what would be uploaded; rejects with the compiler's complaint
 */
export async function compile(miniprogram, config) {
  const { Project, getCompiledResult } = require('miniprogram-ci')
  const folder = mkdtempSync(path.join(tmpdir(), 'yanshu-wechat-'))
  try {
    cpSync(miniprogram, path.join(folder, 'miniprogram'), { recursive: true })
    const { libVersion, appid } = JSON.parse(readFileSync(config, 'utf8'))
    const setting = { es6: true, es7: true, minifyJS: true, minifyWXML: true, minifyWXSS: true, autoPrefixWXSS: true, ignoreUploadUnusedFiles: false, minified: true }
    const project = { appid, libVersion, setting, compileType: 'miniprogram', miniprogramRoot: 'miniprogram/' }
    writeFileSync(path.join(folder, 'project.config.json'), JSON.stringify(project))
    // A key is asked for and never used: it signs uploads, and nothing here leaves the machine.
    const options = { appid, type: 'miniProgram', projectPath: folder, privateKey: 'none', attr: async () => attr }
    const result = await getCompiledResult({ project: new Project(options), version: '0.0.0', setting })
    const sizes = Object.values(result).map((content) => Buffer.byteLength(content))
    return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
