import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(__dirname, '..')

/**
 * Runs a TypeScript file in a process of its own, in the repository's folder; its output is shown.
 * @returns its exit code, null if a signal ended it
 */
export function runScript(path: string, env: Record<string, string> = {}): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', path], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.on('error', reject)
    child.on('exit', resolve)
  })
}
