import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { dateOf, instantAt } from '../contract/week'
import { launchBrowser } from './screenshots/browser'
import { Camera } from './screenshots/camera'
import { moveClock } from './screenshots/ask'
import { castOf } from './screenshots/cast'
import { nextWeekAt, startCounty } from './screenshots/county'
import { publish, writeNotes } from './screenshots/letter'
import { writeRoster } from './screenshots/roster'
import { importScenes, officeScenes } from './screenshots/afternoon-offices'
import { teacherScenes } from './screenshots/afternoon-teachers'
import { eveningScenes } from './screenshots/evening'

const kept = path.join(__dirname, '../docs/screenshots')
const friday = 5

/** `npm run screenshots [-- name ...]`: the pictures of the README, and beside them every other look of the screens. */
async function main(only: string[]): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'yanshu-screenshots-'))
  const others = path.join(folder, 'pictures')
  for (const one of [kept, others]) mkdirSync(one, { recursive: true })
  const at = nextWeekAt(friday, 16 * 60 + 5)
  const system = await startCounty({ data: path.join(folder, 'data'), build: true, at })
  const browser = await launchBrowser()
  try {
    const { cast, letter } = await castOf(system)
    const camera = new Camera(browser, system.url, cast, { kept, others })
    const wanted = (name: string) => only.length === 0 || only.some((part) => name.includes(part))
    const roster = await writeRoster(folder)
    for (const scene of [...teacherScenes, ...officeScenes, ...importScenes(roster)])
      if (wanted(scene.name)) await camera.take(scene)
    await writeNotes(system.url, browser, letter, dateOf(at))
    await moveClock(system.url, instantAt(dateOf(at), 18 * 60 + 10))
    await publish(system.url, letter, cast.parent)
    for (const scene of eveningScenes) if (wanted(scene.name)) await camera.take(scene)
    if (wanted('stage')) await camera.takeStage()
    for (const failure of camera.failures) console.error(`not taken: ${failure}`)
    if (camera.failures.length > 0) process.exitCode = 1
  } finally {
    await browser.close()
    await system.close()
    rmSync(path.join(folder, 'data'), { recursive: true, force: true })
  }
  const bytes = readdirSync(kept).reduce((sum, name) => sum + statSync(path.join(kept, name)).size, 0)
  console.log(
    `${path.relative(process.cwd(), kept)}: ${readdirSync(kept).length} pictures, ${Math.round(bytes / 1024)} KB`,
  )
  console.log(`the other looks: ${others}`)
}

main(process.argv.slice(2)).catch((problem: unknown) => {
  console.error(problem)
  process.exitCode = 1
})
