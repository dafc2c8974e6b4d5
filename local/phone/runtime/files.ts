import { persona } from './session'

export interface ChosenFile {
  path: string
  name: string
  size: number
  type: string
}

interface Kept {
  blob: Blob
  name: string
  url: string
}

const kept = new Map<string, Kept>()

/** Where WeChat lets a mini-program write. */
export const userDataPath = 'wxfile://usr'

/** Keeps a file for the life of the page; its blob address is its temporary path. */
export function keepFile(blob: Blob, name: string): ChosenFile {
  const url = URL.createObjectURL(blob)
  kept.set(url, { blob, name, url })
  return { path: url, name, size: blob.size, type: blob.type }
}

/** Writes a file under `path`, as FileSystemManager does. */
export function writeAt(path: string, blob: Blob): void {
  kept.set(path, { blob, name: path.split('/').pop() ?? 'file', url: URL.createObjectURL(blob) })
}

/**
 * The bytes behind a path that wx gave out.
 * @throws Error with WeChat's words when there is no such file.
 */
export function fileAt(path: string): Kept {
  const file = kept.get(path)
  if (!file) throw new Error(`no such file or directory, ${path}`)
  return file
}

/** Names of the files in a folder. */
export const filesIn = (folder: string): string[] =>
  [...kept.keys()].filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1))

export const forgetFile = (path: string): boolean => kept.delete(path)

/** The address an `<image>` loads: of a chosen file, of a cloud file, or of a file of the mini-program. */
export async function sourceUrl(src: string, owner: string): Promise<string> {
  if (src.startsWith('cloud://')) return (await tempUrls([src]))[0]?.tempFileURL ?? ''
  const file = kept.get(src)
  if (file) return file.url
  if (/^(https?:|data:|blob:|\/\/)/.test(src) || src.startsWith('/files/')) return src
  const folder = src.startsWith('/') ? '' : owner.split('/').slice(0, -1).join('/')
  return new URL(`${folder}/${src}`.replace(/^\/+/, ''), new URL('/phone/assets/', location.href)).pathname
}

export interface TempUrl {
  fileID: string
  tempFileURL: string
  status: number
  errMsg: string
}

/** Asks the cloud for addresses of its files. */
export async function tempUrls(fileList: string[]): Promise<TempUrl[]> {
  const reply = await fetch('/cloud/temp-urls', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: persona, fileList }),
  })
  if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`)
  return ((await reply.json()) as { fileList: TempUrl[] }).fileList
}
