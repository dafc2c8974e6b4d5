import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { callAs, personaOf, startProduct } from '../tests/running'
import type { Measured } from './report'

const BUDGET_MB = 800
const ROUNDS = 5
const SCREENS_A_ROUND = 40

/** Resident memory of the whole running product (embedded database, functions, stage) while its screens are in use; the budget is the subject, so that a ratio of 1 is the limit. */
export async function measureMemory(): Promise<Measured> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'yanshu-memory-'))
  const product = await startProduct(data)
  try {
    const [head, teacher, parent] = await Promise.all(
      ['head', 'teacher', 'parent'].map((role) => personaOf(product.url, role, 1)),
    )
    const reference: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      for (let i = 0; i < SCREENS_A_ROUND; i++) {
        await Promise.all([
          callAs(product.url, head!, 'overview.school', {}),
          callAs(product.url, head!, 'statistics.school', {}),
          callAs(product.url, teacher!, 'classes.week', {}),
          callAs(product.url, teacher!, 'week.today', {}),
          callAs(product.url, parent!, 'updates.mine', {}),
          callAs(product.url, parent!, 'bookings.board', {}),
        ])
      }
      reference.push(((await (await fetch(`${product.url}/stage/health`)).json()) as { rssMb: number }).rssMb)
    }
    return { unit: 'MB', subject: [BUDGET_MB], reference, target: 1 }
  } finally {
    product.kill()
    rmSync(data, { recursive: true, force: true })
  }
}
