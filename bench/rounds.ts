import { fork } from 'node:child_process'
import { once } from 'node:events'
import http from 'node:http'
import path from 'node:path'
import type { Setting } from './ask'
import type { Measured } from './report'

const CLIENTS = 16
const CONNECTIONS = 8
const ROUNDS = 7
const ROUND_MS = 2_000

/** Calls a second of the pipeline and of the floor on the same asks, in alternating rounds after a warm-up of each. */
export async function alternate(setting: Pick<Setting, 'url' | 'now' | 'asks'>, target: number): Promise<Measured> {
  const ours = await start({ ...setting, kind: 'ours', connections: CONNECTIONS })
  const floor = await start({ ...setting, kind: 'floor', connections: CONNECTIONS })
  const measured = { unit: 'calls/s', subject: [] as number[], reference: [] as number[], target }
  const clock = { next: 0 }
  await round(ours.port, setting.asks.length, clock)
  await round(floor.port, setting.asks.length, clock)
  for (let i = 0; i < ROUNDS; i++) {
    measured.subject.push(await round(ours.port, setting.asks.length, clock))
    measured.reference.push(await round(floor.port, setting.asks.length, clock))
  }
  ours.stop()
  floor.stop()
  return measured
}

async function start(setting: Setting): Promise<{ port: number; stop(): void }> {
  const child = fork(path.join(__dirname, 'serve.ts'), { execArgv: ['--import', 'tsx'] })
  child.send(setting)
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { port, stop: () => child.disconnect() }
}

async function round(port: number, asks: number, clock: { next: number }): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CLIENTS })
  const started = performance.now()
  let done = 0
  const client = async () => {
    while (performance.now() - started < ROUND_MS) {
      await post(agent, port, clock.next++ % asks)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  agent.destroy()
  return (done * 1000) / (performance.now() - started)
}

function post(agent: http.Agent, port: number, index: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, method: 'POST', agent }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (body += chunk))
      response.on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(body))))
    })
    request.on('error', reject)
    request.end(JSON.stringify({ index }))
  })
}
