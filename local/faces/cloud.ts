import { randomUUID } from 'node:crypto'
import { linkTo } from '../cloud/admin/actions'
import { FunctionFailure } from '../cloud/host/instance'
import { isPath, pathOf } from '../cloud/storage'
import { templateById } from '../cloud/wechat/templates'
import { type Exchange, HttpError, need, readJson } from '../http/request'
import { type Routes, sendJson } from '../http/server'
import { sendUpload } from '../http/static'
import { phoneOf, type World } from './world'

/** What a phone's `wx.cloud`, its phone-number button and its subscribe sheet speak with (docs/local.md). */
export function cloudRoutes(world: World): Routes {
  return {
    'POST /cloud/call': (exchange) => call(world, exchange),
    'PUT /cloud/files': (exchange) => upload(world, exchange),
    'POST /cloud/temp-urls': (exchange) => tempUrls(world, exchange),
    'POST /cloud/delete-files': (exchange) => deleteFiles(world, exchange),
    'POST /cloud/phone-code': (exchange) => phoneCode(world, exchange),
    'POST /cloud/credit': (exchange) => credit(world, exchange),
    'GET /files/*': (exchange) => download(world, exchange),
    'HEAD /files/*': (exchange) => download(world, exchange),
  }
}

async function call(world: World, { request, response }: Exchange): Promise<unknown> {
  const { as, name, data } = await readJson(request)
  const { openid } = await phoneOf(world, as)
  try {
    return { result: await world.cloud.callAs(openid, need(name, 'name'), (data ?? {}) as Record<string, unknown>) }
  } catch (error) {
    if (!(error instanceof FunctionFailure)) throw error
    const reason = error.message.split('\n')[0]
    sendJson(response, 500, { errMsg: `cloud.callFunction:fail Error: errCode: ${error.errCode} | errMsg: ${reason}` })
    return undefined
  }
}

async function upload(world: World, { request, query }: Exchange): Promise<unknown> {
  const { openid } = await phoneOf(world, query.get('as'))
  const path = need(query.get('path'), 'path')
  if (!isPath(path)) throw new HttpError(400, `Not a cloud path: ${path}`)
  const { storage, state } = world.cloud
  // Storage's rule for phones is "creator only": what somebody else uploaded can be neither replaced nor read.
  if (storage.sizeOf(path) !== undefined && state.ownerOf(path) !== openid)
    throw new HttpError(403, 'STORAGE_EXCEED_AUTHORITY')
  return { fileID: await storage.put(path, openid, request) }
}

async function tempUrls(world: World, { request }: Exchange): Promise<unknown> {
  const { as, fileList } = await readJson(request)
  const { openid } = await phoneOf(world, as)
  if (!Array.isArray(fileList) || fileList.length > 50)
    throw new HttpError(400, 'fileList is a list of 50 files at most')
  return { fileList: fileList.map((file) => tempUrl(world, openid, file)) }
}

/** A phone may delete what it has put up itself, and nothing else. */
async function deleteFiles(world: World, { request }: Exchange): Promise<unknown> {
  const { as, fileList } = await readJson(request)
  const { openid } = await phoneOf(world, as)
  if (!Array.isArray(fileList) || fileList.length > 50)
    throw new HttpError(400, 'fileList is a list of 50 files at most')
  const { storage, state } = world.cloud
  const answers = fileList.map((fileID: unknown) => {
    const path = pathOf(String(fileID))
    const mine = path !== undefined && state.ownerOf(path) === openid
    if (path !== undefined && storage.sizeOf(path) !== undefined && !mine)
      return { fileID, status: -1, errMsg: 'STORAGE_EXCEED_AUTHORITY' }
    const gone = mine && storage.remove(path)
    return { fileID, status: gone ? 0 : -1, errMsg: gone ? 'ok' : 'STORAGE_FILE_NONEXIST' }
  })
  return { fileList: answers }
}

function tempUrl({ cloud, url }: World, openid: string, file: unknown): Record<string, unknown> {
  const { fileID, maxAge } =
    typeof file === 'string' ? { fileID: file } : (file as { fileID?: unknown; maxAge?: unknown })
  const path = pathOf(String(fileID))
  const missing = path === undefined || cloud.storage.sizeOf(path) === undefined
  const errMsg = missing
    ? 'STORAGE_FILE_NONEXIST'
    : cloud.state.ownerOf(path) !== openid
      ? 'STORAGE_EXCEED_AUTHORITY'
      : 'ok'
  if (missing || errMsg !== 'ok') return { fileID, tempFileURL: '', status: 1, errMsg }
  const link = linkTo(cloud.storage, url, path, typeof maxAge === 'number' ? maxAge : undefined)
  return { fileID, tempFileURL: encodeURI(link), status: 0, errMsg }
}

function download({ cloud }: World, exchange: Exchange): void {
  const size = isPath(exchange.rest) ? cloud.storage.sizeOf(exchange.rest) : undefined
  if (!cloud.storage.verify(exchange.rest, exchange.query))
    throw new HttpError(403, 'The link is not good, or no longer')
  if (size === undefined) throw new HttpError(404, 'No such file')
  sendUpload(exchange, exchange.rest, size, () => cloud.storage.open(exchange.rest))
}

async function phoneCode(world: World, { request }: Exchange): Promise<unknown> {
  const { number } = await phoneOf(world, (await readJson(request)).as)
  if (!number) throw new HttpError(409, 'This phone has no number on file')
  return { code: world.cloud.phoneCodes.issue(number, world.clock.now()) }
}

const choices = ['accept', 'reject', 'ban', 'filter']

async function credit(world: World, { request }: Exchange): Promise<unknown> {
  const { as, template, choice } = await readJson(request)
  const { openid } = await phoneOf(world, as)
  const id = need(template, 'template')
  if (!templateById(id)) throw new HttpError(400, `No template ${id}`)
  if (!choices.includes(String(choice))) throw new HttpError(400, `choice is one of ${choices.join(', ')}`)
  world.cloud.state.grant(openid, id, String(choice))
  return { left: world.cloud.state.credit(openid, id) }
}

/** A fresh cloud path for a file that the stage uploads for somebody; only characters that every file id may have. */
export function freshPath(folder: string, name: string): string {
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  return `${folder}/${randomUUID()}${extension}`
}
