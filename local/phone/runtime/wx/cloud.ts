import { fileAt, keepFile, tempUrls } from '../files'
import { isOnline, persona } from '../session'
import { asyncApi, WxError, type Callbacks } from './async'

/** What WeChat says when there is no network. */
function needNetwork(api: string): void {
  if (!isOnline()) throw new WxError(api, '-1 network error', { errCode: -1 })
}

async function callFunction({ name, data }: { name: string; data?: unknown }): Promise<object> {
  const api = 'cloud.callFunction'
  needNetwork(api)
  const reply = await fetch('/cloud/call', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: persona, name, data: data ?? {} }),
  }).catch((error: unknown) => {
    throw new WxError(api, `-1 network ${String(error)}`, { errCode: -1 })
  })
  const body = (await reply.json().catch(() => ({}))) as { result?: unknown; errMsg?: string; requestID?: string }
  if (!reply.ok)
    throw new WxError(api, `Error: errCode: -504002 ${body.errMsg ?? `HTTP ${reply.status}`}`, { errCode: -504002 })
  return { result: body.result, requestID: body.requestID ?? '' }
}

interface UploadOptions extends Callbacks {
  cloudPath: string
  filePath: string
  onProgressUpdate?: (progress: Progress) => void
}
interface Progress {
  progress: number
  totalBytesSent: number
  totalBytesExpectedToSend: number
}

/** Uploads one file; what it returns is both the promise and WeChat's UploadTask. */
function uploadFile(options: UploadOptions): object {
  const request = new XMLHttpRequest()
  const listeners = new Set<(progress: Progress) => void>()
  if (options.onProgressUpdate) listeners.add(options.onProgressUpdate)
  request.upload.onprogress = ({ loaded, total }) => {
    const progress = total ? Math.round((loaded / total) * 100) : 0
    for (const listener of listeners) listener({ progress, totalBytesSent: loaded, totalBytesExpectedToSend: total })
  }
  const upload = asyncApi<UploadOptions>('cloud.uploadFile', () => send(request, options))
  const task = {
    abort: () => request.abort(),
    onProgressUpdate: (listener: (progress: Progress) => void) => void listeners.add(listener),
    offProgressUpdate: (listener: (progress: Progress) => void) => void listeners.delete(listener),
  }
  return Object.assign(upload(options) ?? {}, task)
}

function send(request: XMLHttpRequest, { cloudPath, filePath }: UploadOptions): Promise<object> {
  const api = 'cloud.uploadFile'
  needNetwork(api)
  const { blob } = fileAt(filePath)
  return new Promise((resolve, reject) => {
    request.onabort = () => reject(new WxError(api, 'abort'))
    request.onerror = () => reject(new WxError(api, '-1 network error', { errCode: -1 }))
    request.onload = () => {
      if (request.status >= 300) reject(new WxError(api, `${request.status} ${request.responseText}`))
      else resolve({ statusCode: request.status, ...(JSON.parse(request.responseText) as object) })
    }
    request.open('PUT', `/cloud/files?${new URLSearchParams({ as: persona, path: cloudPath }).toString()}`)
    request.setRequestHeader('content-type', blob.type || 'application/octet-stream')
    request.send(blob)
  })
}

async function getTempFileURL({ fileList }: { fileList: (string | { fileID: string })[] }): Promise<object> {
  needNetwork('cloud.getTempFileURL')
  return { fileList: await tempUrls(fileList.map((file) => (typeof file === 'string' ? file : file.fileID))) }
}

async function downloadFile({ fileID }: { fileID: string }): Promise<object> {
  needNetwork('cloud.downloadFile')
  const [file] = await tempUrls([fileID])
  if (!file?.tempFileURL) throw new Error(file?.errMsg ?? `no file ${fileID}`)
  const reply = await fetch(file.tempFileURL)
  if (!reply.ok) throw new Error(`${reply.status} ${fileID}`)
  const name = decodeURIComponent(fileID.split('/').pop() ?? 'file')
  return { tempFilePath: keepFile(await reply.blob(), name).path, statusCode: reply.status }
}

async function deleteFile({ fileList }: { fileList: string[] }): Promise<object> {
  needNetwork('cloud.deleteFile')
  const reply = await fetch('/cloud/delete-files', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: persona, fileList }),
  })
  if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`)
  return (await reply.json()) as object
}

/** `wx.cloud`, over the stage's HTTP face. */
export const cloud: unknown = new Proxy(
  {
    init: () => undefined,
    DYNAMIC_CURRENT_ENV: Symbol.for('DYNAMIC_CURRENT_ENV'),
    callFunction: asyncApi<{ name: string; data?: unknown }>('cloud.callFunction', callFunction),
    uploadFile,
    getTempFileURL: asyncApi<{ fileList: (string | { fileID: string })[] }>('cloud.getTempFileURL', getTempFileURL),
    downloadFile: asyncApi<{ fileID: string }>('cloud.downloadFile', downloadFile),
    deleteFile: asyncApi<{ fileList: string[] }>('cloud.deleteFile', deleteFile),
  },
  {
    get(target, name) {
      if (typeof name === 'symbol' || name in target) return Reflect.get(target, name) as unknown
      throw new Error(`本机预览不支持 wx.cloud.${name} (local phone: wx.cloud.${name} is not supported)`)
    },
  },
)
