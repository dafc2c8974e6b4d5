import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const sdk = createRequire(__filename).resolve('@cloudbase/node-sdk')

/** A function that does with the official SDK whatever `event.do` says; what the tests host in place of the product's. */
const api = `
const tcb = require(${JSON.stringify(sdk)})
const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true })
let calls = 0
exports.main = async (event, context) => {
  calls += 1
  switch (event.do) {
    case 'who': return { ...tcb.getCloudbaseContext(context), calls, event }
    case 'date': return { now: Date.now(), text: new Date().toISOString(), called: Date(), day: new Date(2026, 0, 5).getDate(),
      is: new Date() instanceof Date, own: new Date(0).constructor === Date, copy: new Date(new Date(86400000)).getTime() }
    case 'env': return { url: process.env.DATABASE_URL, key: process.env.YANSHU_DATA_KEY, all: Object.keys(process.env) }
    case 'throw': throw new Error('out of ink')
    case 'crash': setTimeout(() => { throw new Error('crash') }, 0); return new Promise(() => {})
    case 'exit': process.exit(3)
    case 'hang': return new Promise(() => {})
    case 'slow': await new Promise((done) => setTimeout(done, event.ms)); return { calls }
    case 'upload': return app.uploadFile({ cloudPath: event.path, fileContent: Buffer.from(event.text) })
    case 'download': return { text: (await app.downloadFile({ fileID: event.fileID })).fileContent.toString() }
    case 'url': return app.getTempFileURL({ fileList: [{ fileID: event.fileID, maxAge: event.maxAge }] })
    case 'delete': return app.deleteFile({ fileList: [event.fileID] })
    case 'wx': return app.callWxOpenApi({ apiName: event.api, requestData: event.data })
    case 'openapi': return JSON.parse((await app.callCompatibleWxOpenApi({ apiName: event.api, requestData: Buffer.from(JSON.stringify(event.data)) })).toString())
    case 'invoke': return app.callFunction({ name: event.name, data: event.data })
    default: return event
  }
}`

/** Remembers every event that it was given, the school's time and the caller; tells it when asked. */
const clock = `
const tcb = require(${JSON.stringify(sdk)})
const seen = []
exports.main = async (event, context) => {
  if (event.do === 'seen') return seen
  if (event.do === 'wx') return tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }).callWxOpenApi({ apiName: 'security.msgSecCheck', requestData: {} })
  seen.push({ event, at: new Date().toISOString(), openid: tcb.getCloudbaseContext(context).WX_OPENID ?? null })
  if (event.fail) throw new Error('not now')
  return {}
}`

/** What the fixture `api` may ask of WeChat; `clock` may nothing. */
const openapi = [
  'phonenumber.getPhoneNumber',
  'subscribeMessage.send',
  'security.msgSecCheck',
  'security.mediaCheckAsync',
]

/** A folder like `dist` with two small functions: `triggers` are the timers of `clock`, `timeout` the seconds of `api`. */
export function fixtureDist(triggers: { name: string; type: string; config: string }[] = [], timeout?: number): string {
  const dist = temporaryFolder()
  for (const [name, code, config] of [
    ['api', api, { timeout, permissions: { openapi } }],
    ['clock', clock, { triggers }],
  ] as const) {
    const folder = join(dist, 'cloudfunctions', name)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'index.js'), code)
    writeFileSync(join(folder, 'config.json'), JSON.stringify(config))
  }
  return dist
}

const folders: string[] = []

/** A new folder that is gone when the tests are over (see `removeFolders`). */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yanshu-local-'))
  folders.push(folder)
  return folder
}

/** Removes every folder that was made here; call it in `afterAll`. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}
