/**
 * The embedded database in a worker thread of its own: PGlite (PostgreSQL in WebAssembly) behind a loopback socket that
 * speaks PostgreSQL's protocol. A long statement keeps this thread busy and not the one that serves the phones. Plain
 * JavaScript, so that the thread needs no loader. Says `{ port }` or `{ error }`, hears `close`, says `{ closed }`.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { SharedSession } from './shared-session.mjs'
import { listen } from './socket.mjs'

try {
  const database = await PGlite.create({ dataDir: workerData.folder, extensions: { btree_gist } })
  const server = await listen(new SharedSession(database))
  parentPort.once('message', async () => {
    server.close()
    await database.close()
    parentPort.postMessage({ closed: true })
  })
  parentPort.postMessage({ port: server.address().port })
} catch (error) {
  parentPort.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}
