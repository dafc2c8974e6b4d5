import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { type Exchange, type Handler, HttpError, readBody, readJson } from '../../http/request'
import { sendJson, type Routes } from '../../http/server'
import { callApi } from '../wechat/api'
import { AdminError, type AdminCloud, answerAction } from './actions'

const mostBytes = 6_000_000

/** The WeChat APIs that the function which signs with an id may call; undefined if no function does. */
export type Permissions = (secretId: string) => string[] | undefined

/**
 * The cloud's side of the official SDK: `POST /admin` and the upload address that it hands out.
 * A call that no function has signed comes from somewhere else and is refused.
 */
export function adminRoutes(cloud: AdminCloud, permissions: Permissions): Routes {
  const admin: Handler = async (exchange) => {
    const { request } = exchange
    const [, secretId = ''] = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '') ?? []
    const allowed = permissions(secretId)
    if (!allowed) throw new HttpError(401, 'For the functions only')
    if (request.headers['content-type']?.startsWith('multipart/form-data')) return answerForm(cloud, exchange, allowed)
    const requestId = randomUUID()
    try {
      return { requestId, data: await answerAction(cloud, await readJson(request, mostBytes), allowed) }
    } catch (error) {
      if (!(error instanceof AdminError)) throw error
      return { requestId, code: error.code, message: error.message }
    }
  }
  return { 'POST /admin': admin, 'PUT /cos/*': (exchange) => takeUpload(cloud, exchange) }
}

/** `wx.openApi` comes as a form; the SDK takes JSON for an error and any other type for the answer's bytes. */
async function answerForm({ wechat }: AdminCloud, { request, response }: Exchange, allowed: string[]): Promise<void> {
  const form = await readForm(request)
  const action = String(form.get('action'))
  if (action !== 'wx.openApi') {
    const refusal = { code: 'INVALID_PARAM', message: `This local cloud does not speak ${action}` }
    sendJson(response, 200, { requestId: randomUUID(), ...refusal })
    return
  }
  const data = form.get('requestData')
  const text = typeof data === 'string' ? data : data ? await data.text() : ''
  const answer = await callApi(wechat, String(form.get('apiName')), text ? JSON.parse(text) : {}, allowed)
  const body = Buffer.from(JSON.stringify(answer))
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': body.length })
  response.end(body)
}

async function readForm(request: IncomingMessage): Promise<FormData> {
  const body = await readBody(request, mostBytes)
  try {
    return await new Response(body, { headers: { 'content-type': request.headers['content-type'] ?? '' } }).formData()
  } catch {
    throw new HttpError(400, 'The form cannot be read')
  }
}

/** The PUT behind `storage.getUploadMetadata`: an empty body says that all went well. */
async function takeUpload({ uploads, storage }: AdminCloud, { request, response, rest }: Exchange): Promise<void> {
  const token = String(request.headers['x-cos-security-token'])
  if (uploads.get(token) !== rest) throw new HttpError(403, 'This upload was not announced')
  uploads.delete(token)
  await storage.put(rest, '', request)
  response.writeHead(200, { 'content-length': 0 }).end()
}
