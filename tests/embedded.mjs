// An embedded PostgreSQL in memory, in a process of its own (PGlite imports modules in a way that jest's sandbox does not allow).
// Prints its port, and ends when its parent does.
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'

const port = Number(process.argv[2])
const db = await PGlite.create({ extensions: { btree_gist } })
const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port, maxConnections: 16 })
await server.start()
process.send?.({ port })
process.on('disconnect', () => process.exit(0))
