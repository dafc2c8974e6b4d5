/** PostgreSQL's protocol on a loopback port, in front of a shared session. */
import { createServer } from 'node:net'

const startupVersion = 196608
const cancelCode = 80877102
const sslCode = 80877103
const gssCode = 80877104

/** Messages after which PostgreSQL has something to say: Query, Sync, Flush, FunctionCall, CopyDone, CopyFail. */
const enders = new Set([...'QSHFcf'].map((letter) => letter.charCodeAt(0)))
const terminate = 'X'.charCodeAt(0)
const most = 64 * 1024 * 1024

/**
 * Listens on 127.0.0.1, on any free port.
 * @param {import('./shared-session.mjs').SharedSession} session
 * @returns {Promise<import('node:net').Server>}
 */
export function listen(session) {
  const server = createServer((socket) => new Connection(socket, session))
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
}

/** One client: cuts what it sends into whole messages and hands them on up to each point where an answer is due. */
class Connection {
  #socket
  #session
  #bytes = Buffer.alloc(0)
  #started = false
  #last = Promise.resolve()

  constructor(socket, session) {
    this.#socket = socket
    this.#session = session
    socket.setNoDelay(true)
    socket.on('data', (bytes) => this.#hear(bytes))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => void session.leave(this).catch(() => undefined))
  }

  #hear(bytes) {
    this.#bytes = this.#bytes.length > 0 ? Buffer.concat([this.#bytes, bytes]) : bytes
    for (let part = this.#cut(); part; part = this.#cut()) this.#hand(part)
  }

  #hand(part) {
    const say = (bytes) => void (this.#socket.writable && this.#socket.write(Buffer.from(bytes)))
    const done = this.#session.run(this, new Uint8Array(part), say)
    this.#last = done.catch(() => this.#socket.destroy())
  }

  /** Takes off what can be handed on now; undefined if the client has to say more first. */
  #cut() {
    return this.#started ? this.#cutMessages() : this.#cutStartup()
  }

  #cutStartup() {
    if (this.#bytes.length < 8) return undefined
    const length = this.#bytes.readInt32BE(0)
    const code = this.#bytes.readInt32BE(4)
    if (length < 8 || length > most || code === cancelCode) return this.#hangUp()
    if (this.#bytes.length < length) return undefined
    if (code === sslCode || code === gssCode) {
      this.#bytes = this.#bytes.subarray(length)
      this.#socket.write('N')
      return this.#cutStartup()
    }
    if (code !== startupVersion) return this.#hangUp()
    this.#started = true
    return this.#takeOff(length)
  }

  #cutMessages() {
    for (let at = 0; at + 5 <= this.#bytes.length;) {
      const type = this.#bytes[at]
      const end = at + 1 + this.#bytes.readInt32BE(at + 1)
      if (end < at + 5 || end - at > most) return this.#hangUp()
      // PostgreSQL itself is told nothing: the session is not this client's to end.
      if (type === terminate) return this.#hangUp(at)
      if (end > this.#bytes.length) return undefined
      if (enders.has(type)) return this.#takeOff(end)
      at = end
    }
    return undefined
  }

  #takeOff(length) {
    const part = this.#bytes.subarray(0, length)
    this.#bytes = this.#bytes.subarray(length)
    return part
  }

  /** Ends the connection once what was handed on has been answered. */
  #hangUp() {
    this.#bytes = Buffer.alloc(0)
    void this.#last.then(() => this.#socket.end())
    return undefined
  }
}
