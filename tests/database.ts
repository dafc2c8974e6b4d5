import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { migrate } from '../database/migrate'
import { openEmbedded } from '../local/postgres/open'

export interface TestDatabase {
  url: string
  close(): Promise<void>
}

/** The server with many connections that races and benchmarks need; undefined on a machine without one. */
export const serverUrl = process.env.TEST_DATABASE_URL

/** A fresh, migrated database: a scratch one on TEST_DATABASE_URL, otherwise the embedded PostgreSQL that `npm start` uses. */
export async function testDatabase(): Promise<TestDatabase> {
  return serverUrl ? scratchOn(serverUrl) : embedded()
}

async function scratchOn(server: string): Promise<TestDatabase> {
  const name = `yanshu_test_${randomBytes(6).toString('hex')}`
  await onServer(server, `create database ${name} template ${await migratedOnce(server)}`)
  return { url: urlOf(server, name), close: () => onServer(server, `drop database ${name} with (force)`) }
}

/**
 * A database of these very migrations to copy from, made by whichever suite comes first: a copy takes a tenth of the time, and a dozen migrations at once would take more locks than a
 * server as it is installed has.
 */
async function migratedOnce(server: string): Promise<string> {
  const name = `yanshu_migrated_${migrationsDigest()}`
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rows } = await client.query('select from pg_database where datname = $1', [name])
    if (rows.length > 0) return name
    await client.query(`drop database if exists ${name}_new`)
    await client.query(`create database ${name}_new`)
    await migrate(urlOf(server, `${name}_new`))
    await client.query(`alter database ${name}_new rename to ${name}`)
    return name
  } finally {
    await client.end()
  }
}

function migrationsDigest(): string {
  const folder = path.join(__dirname, '../database/migrations')
  const digest = createHash('sha256')
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
    if (/\.(sql|json)$/.test(file)) digest.update(readFileSync(path.join(folder, file)))
  return digest.digest('hex').slice(0, 12)
}

function urlOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  await client.query(statement)
  await client.end()
}

async function embedded(): Promise<TestDatabase> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'yanshu-test-'))
  const { url, close } = await openEmbedded(folder)
  await migrate(url)
  return {
    url,
    async close() {
      await close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A loopback port that nothing listens on. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
