import { keysFrom } from '../../database/crypto'
import { seedDemo } from '../../database/demo'
import { migrate } from '../../database/migrate'
import { openEmbedded } from './open'

/**
 * Run by prepare.ts in a process of its own: writes the demo county, as of YANSHU_NOW, into the empty database at
 * DATABASE_URL, or into a new embedded one in the folder YANSHU_PG.
 */
async function main({ DATABASE_URL, YANSHU_PG, YANSHU_NOW }: NodeJS.ProcessEnv): Promise<void> {
  const embedded = YANSHU_PG ? await openEmbedded(YANSHU_PG) : undefined
  const url = embedded?.url ?? DATABASE_URL ?? ''
  try {
    await migrate(url)
    await seedDemo({ url, now: new Date(YANSHU_NOW ?? Date.now()), keys: keysFrom(process.env) })
  } finally {
    await embedded?.close()
  }
}

void main(process.env)
