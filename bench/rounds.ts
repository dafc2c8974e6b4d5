import http from 'node:http'

const CLIENTS = 16
const ROUNDS = 7
const ROUND_MS = 2_000

/** Sends one call; resolves with the body. Rejects where the server did not answer 200. */
export type Send = (agent: http.Agent) => Promise<string>

/** Requests a second of each server, in alternating rounds after a warm-up. */
export async function alternate(subject: Send, reference: Send): Promise<{ subject: number[]; reference: number[] }> {
  await round(subject)
  await round(reference)
  const measured = { subject: [] as number[], reference: [] as number[] }
  for (let i = 0; i < ROUNDS; i++) {
    measured.subject.push(await round(subject))
    measured.reference.push(await round(reference))
  }
  return measured
}

async function round(send: Send): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CLIENTS })
  const until = performance.now() + ROUND_MS
  const started = performance.now()
  let done = 0
  const client = async () => {
    while (performance.now() < until) {
      await send(agent)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  agent.destroy()
  return (done * 1000) / (performance.now() - started)
}

/** A POST of JSON to a loopback port. */
export function post(port: number, body: () => object): Send {
  return (agent) =>
    new Promise((resolve, reject) => {
      const text = JSON.stringify(body())
      const request = http.request(
        { host: '127.0.0.1', port, method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } },
        (response) => {
          let answer = ''
          response.setEncoding('utf8')
          response.on('data', (chunk: string) => (answer += chunk))
          response.on('end', () => (response.statusCode === 200 ? resolve(answer) : reject(new Error(answer))))
        },
      )
      request.on('error', reject)
      request.end(text)
    })
}
