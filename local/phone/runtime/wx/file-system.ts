import { fileAt, filesIn, forgetFile, keepFile, userDataPath, writeAt } from '../files'
import { h } from '../dom'
import { isOnline } from '../session'
import { asyncApi, WxError } from './async'

interface ReadOptions {
  filePath: string
  encoding?: string
}
interface WriteOptions extends ReadOptions {
  data: string | ArrayBuffer
}

async function read({ filePath, encoding }: ReadOptions): Promise<{ data: unknown }> {
  const { blob } = fileAt(filePath)
  const bytes = await blob.arrayBuffer()
  if (!encoding) return { data: bytes }
  if (encoding === 'utf8' || encoding === 'utf-8') return { data: new TextDecoder().decode(bytes) }
  const binary = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('')
  if (encoding === 'base64') return { data: btoa(binary) }
  if (encoding === 'binary' || encoding === 'latin1') return { data: binary }
  throw new Error(`本机预览不支持 encoding ${encoding}`)
}

function write({ filePath, data, encoding }: WriteOptions): void {
  if (!filePath.startsWith(`${userDataPath}/`)) throw new Error(`permission denied, open "${filePath}"`)
  const binary = typeof data === 'string' && (encoding === 'base64' || encoding === 'binary')
  const text = binary && encoding === 'base64' ? atob(data) : data
  const content = binary ? Uint8Array.from(text as string, (char) => char.charCodeAt(0)) : text
  writeAt(filePath, new Blob([content]))
}

function saveTo(tempFilePath: string, filePath: string | undefined): { savedFilePath: string } {
  const { blob, name } = fileAt(tempFilePath)
  const path = filePath ?? `${userDataPath}/${name}`
  writeAt(path, blob)
  return { savedFilePath: path }
}

const manager = {
  readFile: asyncApi<ReadOptions>('readFile', read),
  writeFile: asyncApi<WriteOptions>('writeFile', write),
  writeFileSync: (filePath: string, data: string | ArrayBuffer, encoding?: string) =>
    write({ filePath, data, encoding }),
  saveFile: asyncApi<{ tempFilePath: string; filePath?: string }>('saveFile', (options) =>
    saveTo(options.tempFilePath, options.filePath),
  ),
  access: asyncApi<{ path: string }>('access', ({ path }) => void fileAt(path)),
  unlink: asyncApi<{ filePath: string }>('unlink', ({ filePath }) => {
    fileAt(filePath)
    forgetFile(filePath)
  }),
  readdir: asyncApi<{ dirPath: string }>('readdir', ({ dirPath }) => ({ files: filesIn(dirPath) })),
  getFileInfo: asyncApi<{ filePath: string }>('getFileInfo', ({ filePath }) => ({ size: fileAt(filePath).blob.size })),
}

/** Hands a file to the browser as a download, under its own name. */
function download(filePath: string): void {
  const { url, name } = fileAt(filePath)
  h('a', { href: url, download: name }).click()
}

async function fetchFile({ url, filePath }: { url: string; filePath?: string }): Promise<object> {
  if (!isOnline()) throw new WxError('downloadFile', '-1 network error', { errCode: -1 })
  const reply = await fetch(url)
  const blob = await reply.blob()
  if (!filePath)
    return {
      tempFilePath: keepFile(blob, new URL(url).pathname.split('/').pop() ?? 'file').path,
      statusCode: reply.status,
    }
  writeAt(filePath, blob)
  return { filePath, statusCode: reply.status }
}

export const fileApi = {
  downloadFile: asyncApi<{ url: string; filePath?: string }>('downloadFile', fetchFile),
  env: { USER_DATA_PATH: userDataPath },
  getFileSystemManager: () => manager,
  saveFile: manager.saveFile,
  openDocument: asyncApi<{ filePath: string }>('openDocument', ({ filePath }) => download(filePath)),
  saveFileToDisk: asyncApi<{ filePath: string }>('saveFileToDisk', ({ filePath }) => download(filePath)),
  shareFileMessage: asyncApi<{ filePath: string }>('shareFileMessage', ({ filePath }) => download(filePath)),
}
