import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'

/** The budget of the main package and of each sub-package: half of WeChat's 2 MB. */
export const PACKAGE_BUDGET = 1024 * 1024

/** Bytes of all files under a folder, before WeChat's own compression. */
export function folderBytes(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => statSync(path.join(folder, file)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0)
}

/** `412 KB` */
export function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024)} KB`
}
