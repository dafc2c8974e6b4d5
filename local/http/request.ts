import type { IncomingMessage, ServerResponse } from 'node:http'

/** An answer other than 200 that a handler wants: status and a sentence for whoever scripts the stage. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

/** One request, with what handlers need of it. `rest` is the part of the path behind a prefix route. */
export interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  query: URLSearchParams
  rest: string
}

/** Answers a request; what it returns is sent as JSON, undefined means that it has answered by itself. */
export type Handler = (exchange: Exchange) => Promise<unknown> | unknown

/** The whole body, at most `limit` bytes. @throws HttpError 413 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw new HttpError(413, `The body is over ${limit} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/**
 * A JSON object body. Asking for its content type is what keeps other web pages out: a page cannot send it here without
 * asking first, and nobody answers that question.
 * @throws HttpError 415, 413, 400
 */
export async function readJson(request: IncomingMessage, limit = 5_000_000): Promise<Record<string, unknown>> {
  if (!request.headers['content-type']?.startsWith('application/json')) {
    throw new HttpError(415, 'Send JSON with content-type: application/json')
  }
  let value: unknown
  try {
    value = JSON.parse((await readBody(request, limit)).toString('utf8'))
  } catch (error) {
    if (error instanceof HttpError) throw error
    throw new HttpError(400, 'The body is not JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new HttpError(400, 'Send a JSON object')
  return value as Record<string, unknown>
}

/** A string that must be there. @throws HttpError 400 */
export function need(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '') throw new HttpError(400, `${name} is missing`)
  return value
}
