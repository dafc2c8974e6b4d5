import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Trouble, codeOf } from './trouble'

/** Locks this very process holds: after a crash in a container the next server may well have the same process id. */
const heldHere = new Set<string>()

/**
 * Takes the data folder for this process (and makes it), so that two servers never write one database.
 * The lock of a process that no longer lives (kill -9, power cut) is taken over.
 * @returns the function that gives the folder back
 * @throws Trouble if the folder is in use or cannot be written
 */
export function lockFolder(folder: string): () => void {
  const path = join(resolve(folder), 'lock')
  makeFolder(folder)
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (tryLock(path)) {
      heldHere.add(path)
      return () => {
        heldHere.delete(path)
        rmSync(path, { force: true })
      }
    }
    const holder = readHolder(path)
    if (holder && isHeld(path, holder)) throw inUse(folder, holder.pid)
    rmSync(path, { force: true })
  }
  throw inUse(folder, readHolder(path)?.pid)
}

interface Holder {
  pid: number
  started: string
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw unwritable(folder, error)
  }
}

function tryLock(path: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600)
    writeSync(file, `${process.pid} ${startOf(process.pid)}`)
    closeSync(file)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw unwritable(path, error)
  }
}

/** Who holds the lock. Undefined for an empty file: its writer died between making and filling it. */
function readHolder(path: string): Holder | undefined {
  try {
    const [pid, started = ''] = readFileSync(path, 'utf8').trim().split(' ')
    return Number(pid) > 0 ? { pid: Number(pid), started } : undefined
  } catch {
    return undefined
  }
}

function isHeld(path: string, holder: Holder): boolean {
  if (holder.pid === process.pid) return heldHere.has(path)
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false
  }
  return !holder.started || holder.started === startOf(holder.pid)
}

/** When a process began, in clock ticks since boot: a process id is used again, the pair is not. Linux only, else ''. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function inUse(folder: string, pid: number | undefined): Trouble {
  const who = pid ? ` (pid ${pid})` : ''
  return new Trouble(
    `数据文件夹 ${folder} 正被另一个雁书使用${who}：请先关掉它，或者用 --data 换一个文件夹。`,
    `The data folder ${folder} is in use by another Yanshu${who}: end that one first, or name another folder with --data.`,
  )
}

function unwritable(path: string, error: unknown): Trouble {
  return new Trouble(
    `写不进 ${path}（${codeOf(error) || String(error)}）：请用 --data 换一个可以写的文件夹。`,
    `Cannot write ${path} (${codeOf(error) || String(error)}): name a folder that can be written with --data.`,
  )
}
