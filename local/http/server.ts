import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Trouble, codeOf } from '../trouble'
import { type Handler, HttpError } from './request'

/** Routes by `METHOD /path`; a path that ends in `/*` takes everything below it. */
export type Routes = Record<string, Handler>

/**
 * The one loopback address everything local is served on. It holds its port from the first moment of the start and
 * answers 503 until it is given routes.
 */
export class LocalServer {
  private routes: Routes | undefined
  private readonly hosts: Set<string>

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {
    this.hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`])
    server.on('request', (request, response) => void this.handle(request, response))
  }

  /** Listens on 127.0.0.1 (port 0: a free one). @throws Trouble if the port is taken or not allowed */
  static listen(port: number): Promise<LocalServer> {
    const server = createServer()
    return new Promise((resolve, reject) => {
      server.once('error', (error) => reject(portTrouble(port, error)))
      server.listen(port, '127.0.0.1', () => resolve(new LocalServer(server, (server.address() as AddressInfo).port)))
    })
  }

  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Begins to answer. */
  serve(routes: Routes): void {
    this.routes = routes
  }

  /** Ends at once; open connections are cut. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve())
      this.server.closeAllConnections()
    })
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      this.guard(request)
      if (!this.routes) throw new HttpError(503, 'Yanshu is starting')
      const url = new URL(request.url ?? '/', this.url)
      const { handler, rest } = this.find(request.method ?? 'GET', url.pathname)
      const answer = await handler({ request, response, query: url.searchParams, rest })
      if (answer !== undefined) sendJson(response, 200, answer)
    } catch (error) {
      sendError(response, error)
    }
  }

  /** Another site's page must not reach the children's records through a name that resolves here or a form it sends. */
  private guard({ headers }: IncomingMessage): void {
    if (!this.hosts.has(headers.host ?? '')) throw new HttpError(421, `Use ${this.url}`)
    if (headers.origin !== undefined && !this.hosts.has(headers.origin.replace(/^http:\/\//, ''))) {
      throw new HttpError(403, 'Other sites have no business here')
    }
    if (headers['sec-fetch-site'] === 'cross-site' && headers['sec-fetch-mode'] !== 'navigate') {
      throw new HttpError(403, 'Other sites have no business here')
    }
  }

  private find(method: string, path: string): { handler: Handler; rest: string } {
    const routes = this.routes ?? {}
    const exact = routes[`${method} ${path}`]
    if (exact) return { handler: exact, rest: '' }
    for (const [route, handler] of Object.entries(routes)) {
      const prefix = route.endsWith('/*') ? route.slice(0, -1) : undefined
      if (prefix && `${method} ${path}`.startsWith(prefix)) {
        return { handler, rest: decode(`${method} ${path}`.slice(prefix.length)) }
      }
    }
    throw new HttpError(404, `Nothing at ${method} ${path}`)
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new HttpError(400, 'The address is not well formed')
  }
}

/** Sends a value as JSON. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value) ?? 'null')
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
  })
  response.end(body)
}

function sendError(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const status = error instanceof HttpError ? error.status : 500
  if (status === 500) console.error(error)
  sendJson(response, status, { error: error instanceof Error ? error.message : String(error) })
}

function portTrouble(port: number, error: Error): Error {
  if (codeOf(error) === 'EADDRINUSE') {
    return new Trouble(
      `端口 ${port} 已经被占用：请关掉占用它的程序，或者换一个，例如 npm start -- --port ${port + 1}。`,
      `Port ${port} is taken: end what uses it, or take another, e.g. npm start -- --port ${port + 1}.`,
    )
  }
  if (codeOf(error) === 'EACCES') {
    return new Trouble(
      `端口 ${port} 不许使用：请换一个大于 1024 的端口，例如 --port 4173。`,
      `Port ${port} is not allowed: take one above 1024, e.g. --port 4173.`,
    )
  }
  return error
}
