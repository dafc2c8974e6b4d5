import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { addDays, weekOf } from '../../contract/week'
import { nextWeekAt, startCounty } from '../screenshots/county'
import { playWeek } from './play'
import { Stage } from './stage'
import { tableOf } from './table'

const SCHOOL = 1

/** `npm run play-week`: a week of the 113-child school on one line, on a stage of its own; prints what happened and how the numbers reconcile. */
async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'yanshu-week-'))
  const at = nextWeekAt(3, 15 * 60)
  const system = await startCounty({ data: folder, build: true, at })
  try {
    const played = await playWeek(new Stage(system.url, SCHOOL), addDays(weekOf(at), 7), console.log)
    console.log(tableOf(played))
  } finally {
    await system.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

main().catch((problem: unknown) => {
  console.error(problem)
  process.exitCode = 1
})
