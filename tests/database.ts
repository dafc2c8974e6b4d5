import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
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
  await onServer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  await migrate(url.href)
  return { url: url.href, close: () => onServer(server, `drop database ${name} with (force)`) }
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
