import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
