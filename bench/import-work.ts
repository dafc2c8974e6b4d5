import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { answer } from '../cloudfunctions/api/pipeline'
import type { ActionName, Output } from '../contract/actions'
import { Database } from '../database/connect'
import { makeOutside } from '../tests/ports'
import { WEDNESDAY } from '../tests/world'

export interface ImportWork {
  url: string
  file: string
  openid: string
  schoolId: number
}

export interface Imported {
  schoolId: number
  ms: number
  longestMs: number
  /** Resident memory at its highest, less what the process took before the first call. */
  peakMb: number
}

const MB = 1_048_576

process.once('message', (work: ImportWork) => void run(work))

/** What a phone does: begin, step until it is ready, preview, confirm. */
async function run({ url, file, openid, schoolId }: ImportWork): Promise<void> {
  const outside = makeOutside(WEDNESDAY)
  const { files } = outside.ports
  const ports = {
    ...outside.ports,
    files: { ...files, read: () => Promise.resolve(readFileSync(file)), remove: () => Promise.resolve() },
  }
  const database = new Database(url, 1)
  let longestMs = 0
  const ask = async <A extends ActionName>(action: A, input: unknown): Promise<Output<A>> => {
    const started = performance.now()
    const event = { action, hat: `${schoolId}:head`, requestId: randomUUID(), input }
    const reply = await answer({ database, ports, log: () => undefined }, openid, event)
    longestMs = Math.max(longestMs, performance.now() - started)
    if (!reply.ok) throw new Error(`${action}: ${reply.error.code}`)
    return reply.data as Output<A>
  }
  await ask('roster.list', {})
  const idle = process.memoryUsage.rss()
  let peak = idle
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20)
  const started = performance.now()
  const calls: string[] = []
  let at = await ask('roster.begin', { fileId: 'cloud://bench/roster.xlsx', fileName: 'roster.xlsx' })
  const { importId } = at
  while (at.phase !== 'ready') {
    const before = performance.now()
    at = await ask('roster.step', { importId })
    calls.push(`${Math.round(performance.now() - before)}`)
  }
  await ask('roster.preview', { importId })
  const before = performance.now()
  await ask('roster.confirm', { importId })
  if (process.env.BENCH_STEPS)
    console.log(`  steps ${calls.join(' ')} ms, confirm ${Math.round(performance.now() - before)} ms`)
  const ms = performance.now() - started
  clearInterval(watch)
  await database.close()
  process.send!({
    schoolId,
    ms,
    longestMs,
    peakMb: Math.round((Math.max(peak, process.memoryUsage.rss()) - idle) / MB),
  } satisfies Imported)
}
