import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lockFolder } from './lock'
import { runScript } from './run-script'
import { Trouble } from './trouble'

const root = join(__dirname, '..')
const stampPath = join(root, 'dist', '.stamp')

/** What the build reads; a change of any file in here asks for a new one. */
const sources = [
  'contract',
  'domain',
  'database',
  'cloudfunctions',
  'miniprogram',
  'local/phone',
  'scripts/build',
  'package-lock.json',
]
const products = [
  'miniprogram/app.json',
  'cloudfunctions/api/index.js',
  'cloudfunctions/clock/index.js',
  'phone/app.js',
]

/**
 * Builds `dist` if a source has changed since the last build. The build runs in a process of its own: its compilers
 * leave nothing behind in the memory of the one that serves.
 * @returns whether it had to build
 * @throws Trouble if the build fails; its own words have been printed
 */
export async function buildIfChanged(): Promise<boolean> {
  const release = await lockWhenFree(join(root, 'dist', '.building'))
  try {
    return await build()
  } finally {
    release()
  }
}

/** Two starts at once (tests) must not build into one folder; the second finds the first one's work done. */
async function lockWhenFree(folder: string): Promise<() => void> {
  const until = Date.now() + 120_000
  for (;;) {
    try {
      return lockFolder(folder)
    } catch (error) {
      if (Date.now() > until) throw error
      await new Promise((done) => setTimeout(done, 200))
    }
  }
}

async function build(): Promise<boolean> {
  const stamp = stampOfSources()
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp && isWhole()) return false
  const code = await runScript(join(root, 'scripts', 'build', 'all.ts'))
  if (code !== 0 || !isWhole())
    throw new Trouble('构建没有成功，原因见上。', 'The build failed; its reasons are above.')
  writeFileSync(stampPath, stamp)
  return true
}

function isWhole(): boolean {
  return products.every((path) => existsSync(join(root, 'dist', path)))
}

function stampOfSources(): string {
  const hash = createHash('sha256')
  const visit = (path: string) => {
    const stat = statSync(path, { throwIfNoEntry: false })
    if (!stat) return
    if (stat.isDirectory()) {
      for (const name of readdirSync(path).sort()) if (name !== 'node_modules') visit(join(path, name))
    } else hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`)
  }
  for (const source of sources) visit(join(root, source))
  return hash.digest('hex')
}
