// `npm test`: builds what the tests open, runs every suite, and says plainly what this machine left out.
// Arguments are handed to jest: npm test -- tests/journeys
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..')
const node = (args, env = {}) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1

const browsers = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const leftOut = [
  !browsers.some((file) => file && existsSync(file)) &&
    'no Chromium found (Debian: apt-get install chromium fonts-noto-cjk): the journeys in a real browser',
  !process.env.TEST_DATABASE_URL &&
    'no TEST_DATABASE_URL: races and kill -9 on a PostgreSQL server with many connections',
  !existsSync(path.join(root, '../shared/cases')) && 'no ../shared/cases: the two example rosters',
].filter(Boolean)

if (node(['--import', 'tsx', 'scripts/build/all.ts']) !== 0) process.exit(1)

/** The school's calendar must not depend on where the server stands: all suites run in one zone, the calendar's once more in another. */
const runs = [
  { zone: 'Asia/Shanghai', args: process.argv.slice(2) },
  { zone: 'America/New_York', args: ['tests/contract', 'tests/updates', 'tests/children'] },
]
const totals = { passed: 0, failed: 0, skipped: 0 }
let status = 0
for (const { zone, args } of process.argv.length > 2 ? runs.slice(0, 1) : runs) {
  const report = path.join(os.tmpdir(), `yanshu-test-${process.pid}.json`)
  status ||= node(
    ['node_modules/jest/bin/jest.js', '--passWithNoTests=false', '--json', `--outputFile=${report}`, ...args],
    { TZ: zone },
  )
  if (!existsSync(report)) break
  const result = JSON.parse(readFileSync(report, 'utf8'))
  totals.passed += result.numPassedTests
  totals.failed += result.numFailedTests + result.numRuntimeErrorTestSuites
  totals.skipped += result.numPendingTests
  rmSync(report)
}
for (const what of leftOut) console.log(`Left out: ${what}`)
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
process.exit(status)
