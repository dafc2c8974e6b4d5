import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { answer } from '../cloudfunctions/api/pipeline'
import { hatKey } from '../contract/roles'
import { Database } from '../database/connect'
import { makeOutside } from '../tests/ports'
import type { Setting } from './ask'
import { makeFloor } from './floor'

/** A server in a process of its own: the whole pipeline, or the floor, behind the same bare node:http. */
process.once('message', (setting: Setting) => void serve(setting))
process.on('disconnect', () => process.exit(0))

async function serve(setting: Setting): Promise<void> {
  const work = setting.kind === 'floor' ? await makeFloor(setting) : makeOurs(setting)
  const server = http.createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      work((JSON.parse(body) as { index: number }).index).then(
        (reply) => response.end(JSON.stringify(reply)),
        (error: Error) => response.writeHead(500).end(error.message),
      )
    })
  })
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
}

function makeOurs({ url, connections, now, asks }: Setting): (index: number) => Promise<unknown> {
  const api = {
    database: new Database(url, connections),
    ports: makeOutside(new Date(now)).ports,
    log: () => undefined,
  }
  return async (index) => {
    const { openid, role, placeId, action, input, command } = asks[index]!
    const reply = await answer(api, openid, {
      action,
      hat: hatKey(placeId, role),
      input,
      ...(command && { requestId: randomUUID() }),
    })
    if (!reply.ok) throw new Error(reply.error.code)
    return reply
  }
}
