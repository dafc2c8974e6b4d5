import { createServer, type IncomingMessage, type Server } from 'node:http'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { phoneHtml } from '../../local/phone/html'

/** A small server that answers as the stage does to one phone, and remembers what it was asked. */
export interface StageDouble {
  url: string
  asked: { path: string; body: unknown }[]
  close(): Promise<void>
}

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** Serves the phone built in `folder` on a free loopback port. */
export async function startStageDouble(folder: string): Promise<StageDouble> {
  const asked: StageDouble['asked'] = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stage')
    const reply = (status: number, type: string, body: string | Buffer): void => {
      response.writeHead(status, { 'content-type': type }).end(body)
    }
    const json = (body: unknown): void => reply(200, 'application/json', JSON.stringify(body))
    void answer(request, url).catch((error: unknown) => reply(404, 'text/plain', String(error)))

    async function answer(from: IncomingMessage, to: URL): Promise<void> {
      if (to.pathname === '/phone') return reply(200, 'text/html; charset=utf-8', phoneHtml())
      if (to.pathname.startsWith('/phone/assets/')) {
        const file = to.pathname.slice('/phone/assets/'.length)
        return reply(
          200,
          types[path.extname(file)] ?? 'application/octet-stream',
          await readFile(path.join(folder, file)),
        )
      }
      const bytes = await bodyOf(from)
      const isJson = from.headers['content-type'] === 'application/json'
      asked.push({ path: to.pathname + to.search, body: isJson ? JSON.parse(bytes.toString()) : bytes.length })
      return json(replies[to.pathname] ?? {})
    }
  })
  await listen(server)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () => new Promise((done) => server.close(() => done())),
  }
}

const replies: Record<string, unknown> = {
  '/stage/clock': { now: '2026-03-06T10:00:00.000Z', offsetMs: Date.parse('2026-03-06T10:00:00Z') - Date.now() },
  '/cloud/call': { result: { ok: true, data: { echo: 1 } } },
  '/cloud/phone-code': { code: 'code-1' },
  '/cloud/files': { fileID: 'cloud://local/a/b.png' },
}

function listen(server: Server): Promise<void> {
  return new Promise((done) => server.listen(0, '127.0.0.1', done))
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
