import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Client } from 'pg'
import { Trouble, codeOf } from '../trouble'

/** A database that is open: `url` is all that the functions know of it. */
export interface OpenDatabase {
  url: string
  kind: 'embedded' | 'server'
  /** Settles with the reason if the embedded database ends by itself; nothing can be saved any more then. */
  lost: Promise<string>
  close(): Promise<void>
}

interface Said {
  port?: number
  error?: string
  closed?: boolean
}

/**
 * Opens the embedded database in a folder (making it on the first run) on a free loopback port.
 * @throws Trouble if the folder holds something that PostgreSQL cannot open
 */
export async function openEmbedded(folder: string): Promise<OpenDatabase> {
  // Half a database: the process was killed while it was being made, nothing was ever stored in it.
  if (existsSync(folder) && !existsSync(join(folder, 'PG_VERSION'))) rmSync(folder, { recursive: true })
  const worker = new Worker(join(__dirname, 'embedded.mjs'), { workerData: { folder }, execArgv: [] })
  const said = await heard(worker)
  if (!said.port) {
    await worker.terminate()
    throw new Trouble(
      `打不开 ${folder} 里的数据库（${said.error?.split('\n')[0]}）：请从备份恢复，或者用 --reset 从头开始。`,
      `Cannot open the database in ${folder}: restore it from a backup, or start afresh with --reset.`,
    )
  }
  return {
    url: `postgres://postgres@127.0.0.1:${said.port}/postgres`,
    kind: 'embedded',
    lost: new Promise((resolve) => {
      worker.on('error', (error) => resolve(String(error)))
      worker.on('exit', (code) => resolve(`exit ${code}`))
    }),
    close: async () => {
      worker.postMessage('close')
      await heard(worker)
      await worker.terminate()
    },
  }
}

function heard(worker: Worker): Promise<Said> {
  return new Promise((resolve) => {
    worker.once('message', (said: Said) => resolve(said))
    worker.once('error', (error) => resolve({ error: String(error) }))
    worker.once('exit', (code) => resolve({ error: `the database thread ended (exit ${code})` }))
  })
}

/**
 * Looks whether a PostgreSQL server answers at `url` and is new enough.
 * @throws Trouble in one sentence: not an address, unreachable, wrong password, no such database, too old
 */
export async function openServer(url: string): Promise<OpenDatabase> {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Trouble(
      'DATABASE_URL 的写法不对，应当像 postgres://用户:密码@主机:5432/数据库。',
      'DATABASE_URL should look like postgres://user:password@host:5432/database.',
    )
  }
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    )
    if ((rows[0]?.version ?? 0) < 150000) {
      throw new Trouble(
        '这台 PostgreSQL 太旧：需要 15 或更新的版本。',
        'This PostgreSQL is too old: version 15 or newer is needed.',
      )
    }
  } catch (error) {
    throw error instanceof Trouble ? error : serverTrouble(new URL(url), error)
  } finally {
    await client.end().catch(() => undefined)
  }
  return { url, kind: 'server', lost: new Promise(() => undefined), close: () => Promise.resolve() }
}

/** Names the place without the password: these sentences end up in screenshots. */
function serverTrouble(url: URL, error: unknown): Trouble {
  const database = decodeURIComponent(url.pathname.slice(1)) || url.username
  const code = codeOf(error)
  if (code === '28P01' || code === '28000') {
    return new Trouble(
      `DATABASE_URL 的用户名或密码不对（用户 ${url.username}）。`,
      `DATABASE_URL: wrong user or password (user ${url.username}).`,
    )
  }
  if (code === '3D000') {
    return new Trouble(
      `DATABASE_URL 里的数据库 ${database} 不存在：请先 create database。`,
      `DATABASE_URL: there is no database ${database}: create it first.`,
    )
  }
  return new Trouble(
    `连不上 DATABASE_URL 指向的数据库 ${url.host}（${code || (error as Error).message}）。`,
    `Cannot reach the database at ${url.host} that DATABASE_URL names (${code || (error as Error).message}).`,
  )
}
