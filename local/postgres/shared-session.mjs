/**
 * Lets many connections share the one session that PGlite has. Each in turn: whoever has begun to speak keeps the session
 * until PostgreSQL says that it is ready and in no transaction; the others wait. (The socket server that comes with
 * PGlite, 0.2.17, takes turns message by message outside transactions: one client's Bind then meets another's Parse.)
 */

const readyForQuery = Buffer.from([0x5a, 0, 0, 0, 5])
const idle = 'I'.charCodeAt(0)
const sync = Uint8Array.from([0x53, 0, 0, 0, 4])

export class SharedSession {
  #database
  #holder
  #waiting = []
  #running = false

  /** @param {import('@electric-sql/pglite').PGlite} database */
  constructor(database) {
    this.#database = database
  }

  /**
   * Runs whole messages of one connection when its turn has come.
   * @param {object} owner the connection
   * @param {Uint8Array} messages
   * @param {(bytes: Uint8Array) => void} answer told what PostgreSQL says, in pieces
   * @returns {Promise<void>} done when all has been said
   */
  run(owner, messages, answer) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ owner, messages, answer, resolve, reject })
      void this.#work()
    })
  }

  /** Forgets a connection that is gone: what it still wanted is dropped, its open transaction rolled back. */
  async leave(owner) {
    this.#waiting = this.#waiting.filter((turn) => turn.owner !== owner)
    if (this.#holder !== owner) return
    const silent = () => undefined
    // Sync ends a half-spoken exchange; a transaction that was open stays so and is then rolled back.
    await this.run(owner, sync, silent)
    if (this.#holder === owner) await this.run(owner, query('rollback'), silent)
  }

  async #work() {
    if (this.#running) return
    this.#running = true
    try {
      for (let turn = this.#next(); turn; turn = this.#next()) await this.#take(turn)
    } finally {
      this.#running = false
    }
  }

  #next() {
    const index = this.#holder ? this.#waiting.findIndex(({ owner }) => owner === this.#holder) : 0
    return index < 0 ? undefined : this.#waiting.splice(index, 1)[0]
  }

  async #take({ owner, messages, answer, resolve, reject }) {
    this.#holder = owner
    let tail = Buffer.alloc(0)
    try {
      await this.#database.runExclusive(() =>
        this.#database.execProtocolRawStream(messages, {
          onRawData: (bytes) => {
            tail = Buffer.concat([tail, bytes.subarray(-6)]).subarray(-6)
            answer(bytes)
          },
        }),
      )
      if (tail.length === 6 && tail.subarray(0, 5).equals(readyForQuery) && tail[5] === idle) this.#holder = undefined
      resolve()
    } catch (error) {
      this.#holder = undefined
      reject(error)
    }
  }
}

function query(sql) {
  const text = Buffer.from(`${sql}\0`)
  const message = Buffer.alloc(5 + text.length)
  message.write('Q')
  message.writeInt32BE(4 + text.length, 1)
  text.copy(message, 5)
  return new Uint8Array(message)
}
