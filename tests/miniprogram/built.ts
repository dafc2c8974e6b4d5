import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '../..')
const sources = ['miniprogram', 'contract', 'scripts/build'].map((folder) => path.join(root, folder))

function newest(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return Math.max(...files.map((file) => statSync(path.join(folder, file)).mtimeMs))
}

/**
 * The built mini-program for tests that mount it; built anew when a source is newer. Each jest worker has its own, and
 * the build runs in a process of its own because esbuild does not work inside jest's jsdom.
 * @returns absolute path of the package
 */
export function builtMiniprogram(): string {
  const folder = path.join(root, 'dist/test', `miniprogram-${process.env.JEST_WORKER_ID ?? '0'}`)
  const built = existsSync(folder) ? statSync(folder).mtimeMs : 0
  if (built < Math.max(...sources.map(newest))) {
    const script = path.join(root, 'scripts/build/only-miniprogram.ts')
    execFileSync(process.execPath, ['--import', 'tsx', script, folder], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'pipe'],
    })
  }
  return folder
}
