import { createReadStream, statSync } from 'node:fs'
import { extname, join, resolve, sep } from 'node:path'
import type { Readable } from 'node:stream'
import { type Exchange, HttpError } from './request'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
}

/** Sends one of our own files below `folder`. @throws HttpError 404 */
export function sendStatic({ response, rest }: Exchange, folder: string): void {
  const root = resolve(folder)
  const path = join(root, rest)
  const stat = path.startsWith(root + sep) ? statSync(path, { throwIfNoEntry: false }) : undefined
  if (!stat?.isFile()) throw new HttpError(404, `No such file: ${rest}`)
  // Built anew while the server runs, so a browser must ask each time.
  response.writeHead(200, {
    'content-type': types[extname(path)] ?? 'application/octet-stream',
    'content-length': stat.size,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  })
  createReadStream(path).pipe(response)
}

/** Sends a page of our own. */
export function sendHtml({ response }: Exchange, html: string): void {
  response.writeHead(200, { 'content-type': types['.html'], 'cache-control': 'no-store' })
  response.end(html)
}

/** What a person uploaded may be shown only as a picture: anything else is handed over as a download. */
const shown = new Set(['.png', '.jpg', '.jpeg', '.webp', '.gif'])

/** Sends an uploaded file. */
export function sendUpload({ response, request }: Exchange, path: string, size: number, open: () => Readable): void {
  const extension = extname(path).toLowerCase()
  const name = encodeURIComponent(path.slice(path.lastIndexOf('/') + 1))
  response.writeHead(200, {
    'content-type': shown.has(extension) ? types[extension] : 'application/octet-stream',
    'content-length': size,
    'content-disposition': `${shown.has(extension) ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
  if (request.method === 'HEAD') response.end()
  else open().pipe(response)
}
