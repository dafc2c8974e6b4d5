import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { keysFrom } from '../../database/crypto'
import { seedDemo } from '../../database/demo'
import { migrate } from '../../database/migrate'
import { fileIdOf } from '../cloud/storage'
import { openEmbedded } from './open'

/**
 * Run by prepare.ts in a process of its own: writes the demo county, as of YANSHU_NOW, into the empty database at
 * DATABASE_URL, or into a new embedded one in the folder YANSHU_PG, and its recordings into YANSHU_FILES.
 */
async function main({ DATABASE_URL, YANSHU_PG, YANSHU_FILES = '', YANSHU_NOW }: NodeJS.ProcessEnv): Promise<void> {
  const embedded = YANSHU_PG ? await openEmbedded(YANSHU_PG) : undefined
  const url = embedded?.url ?? DATABASE_URL ?? ''
  try {
    await migrate(url)
    const files = { write: (name: string, bytes: Uint8Array) => store(YANSHU_FILES, name, bytes) }
    await seedDemo({ url, files, now: new Date(YANSHU_NOW ?? Date.now()), keys: keysFrom(process.env) })
  } finally {
    await embedded?.close()
  }
}

/** As the functions' own uploads lie there: no phone has put it up, so that no phone may read it. */
async function store(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const place = path.join(folder, name)
  await mkdir(path.dirname(place), { recursive: true })
  await writeFile(place, bytes, { mode: 0o600 })
  return fileIdOf(name)
}

void main(process.env)
