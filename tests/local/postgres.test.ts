import { join } from 'node:path'
import { Client, Pool } from 'pg'
import { openEmbedded, type OpenDatabase } from '../../local/postgres/open'
import { removeFolders, temporaryFolder } from './fixture'

let database: OpenDatabase

beforeAll(async () => {
  database = await openEmbedded(join(temporaryFolder(), 'pg'))
  const client = new Client({ connectionString: database.url })
  await client.connect()
  await client.query('create table tally (n int primary key, kept int not null)')
  await client.query('insert into tally values (1, 0)')
  await client.query('create extension btree_gist')
  await client.end()
})
afterAll(async () => {
  await database.close()
  removeFolders()
})

const connect = async (options = {}) => {
  const client = new Client({ connectionString: database.url, ...options })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** Each gives back whether the database answered this caller and no other. */
const ways: Record<string, (pool: Pool, i: number) => Promise<boolean>> = {
  async simple(pool) {
    return (await pool.query('select 5 as v')).rows[0].v === 5
  },
  async oneParameter(pool, i) {
    return (await pool.query('select $1::int as v', [i])).rows[0].v === i
  },
  async threeParameters(pool, i) {
    return (await pool.query('select $1::int as v, $2::text, $3::int', [i, 'x', 3])).rows[0].v === i
  },
  async transaction(pool, i) {
    const client = await pool.connect()
    try {
      await client.query('begin')
      await client.query("select set_config('test.me', $1, true)", [String(i)])
      await client.query('update tally set kept = kept + $1 where n = 1', [1])
      const { rows } = await client.query("select current_setting('test.me') as me, $1::int as v", [i])
      await client.query(i % 2 ? 'commit' : 'rollback')
      return rows[0].me === String(i) && rows[0].v === i
    } finally {
      client.release()
    }
  },
  async failsToParse(pool, i) {
    const error = await pool.query('select $1::int, nosuch', [i]).catch((e) => e)
    return error.code === '42703'
  },
  async failsToRun(pool) {
    const error = await pool.query('select 1 / $1::int', [0]).catch((e) => e)
    return error.code === '22012'
  },
  async failsInside(pool, i) {
    const client = await pool.connect()
    try {
      await client.query('begin')
      const error = await client.query('insert into tally values ($1, $2)', [1, i]).catch((e) => e)
      await client.query('rollback')
      return error.code === '23505'
    } finally {
      client.release()
    }
  },
  async comesAndGoes(_, i) {
    const client = await connect()
    const { rows } = await client.query('select $1::int as v, $2::int as w', [i, 1])
    await client.end()
    return rows[0].v === i
  },
  async diesInside(_, i) {
    const client = await connect()
    await client.query('begin')
    await client.query('update tally set kept = kept + $1 where n = 1', [1000 + i])
    ;(client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
    return true
  },
}

test.each([false, true])('many connections at once, each gets its own answers (pipelining: %s)', async (pipeline) => {
  const before = await connect()
  const start = (await before.query('select kept from tally')).rows[0].kept
  await before.end()
  const pool = new Pool({ connectionString: database.url, max: 6, pipeline } as never)
  const names = Object.keys(ways)
  const answers = await Promise.all(
    Array.from({ length: 900 }, async (_, i) => {
      const name = names[i % names.length]!
      const right = await ways[name]!(pool, i).catch((error) => `${name}: ${error.message}`)
      return right === true ? undefined : `${name} ${right}`
    }),
  )
  expect(answers.filter(Boolean)).toEqual([])
  const kept = (await pool.query('select kept from tally')).rows[0].kept - start
  const committed = answers.filter((_, i) => names[i % names.length] === 'transaction' && i % 2).length
  expect(kept).toBe(committed)
  await pool.end()
})

test('pipelined begin, statement, commit in one go', async () => {
  const clients = await Promise.all([1, 2, 3, 4].map(() => connect({ pipeline: true })))
  const replies = await Promise.all(
    clients.flatMap((client, i) =>
      Array.from({ length: 50 }, async (_, j) => {
        const me = `${i}-${j}`
        const [, , read] = await Promise.all([
          client.query('begin'),
          client.query("select set_config('test.me', $1, true)", [me]),
          client.query("select current_setting('test.me') as me, $1::int as j", [j]),
          client.query('commit'),
        ])
        return read.rows[0].me === me && read.rows[0].j === j
      }),
    ),
  )
  expect(replies.every(Boolean)).toBe(true)
  await Promise.all(clients.map((client) => client.end()))
})

test('one that stands in a transaction keeps the others waiting, and no longer', async () => {
  const [first, second] = [await connect(), await connect()]
  await first.query('begin')
  let answered = false
  const waiting = second.query('select 1').then(() => (answered = true))
  await new Promise((done) => setTimeout(done, 300))
  expect(answered).toBe(false)
  await first.query('commit')
  await waiting
  await Promise.all([first.end(), second.end()])
})

test('a large row in, a large answer out', async () => {
  const client = await connect()
  const text = '雁'.repeat(2_000_000)
  const { rows } = await client.query('select $1::text as text, repeat($2, 3000000) as more', [text, 'x'])
  expect(rows[0].text === text && rows[0].more.length).toBe(3_000_000)
  await client.end()
})

test('something that does not speak PostgreSQL is hung up on', async () => {
  const { createConnection } = await import('node:net')
  const socket = createConnection(Number(new URL(database.url).port), '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await new Promise((done) => socket.on('close', done))
  const client = await connect()
  expect((await client.query('select 1 as v')).rows).toEqual([{ v: 1 }])
  await client.end()
})
