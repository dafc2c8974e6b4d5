// `npm run races -- 100`: the races on a real server, so many times in a row, each time on fresh schools; ends at the first that is lost.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')
const times = Number(process.argv[2] ?? 100)
if (!process.env.TEST_DATABASE_URL) {
  console.error('Races need a server with many connections: set TEST_DATABASE_URL.')
  process.exit(1)
}
// Killing the whole product takes a minute a time and is no race for a slot; `npm test` does it once.
const files =
  process.argv.length > 3
    ? process.argv.slice(3)
    : ['tests/races', '--testPathIgnorePatterns', 'kill', 'updates', '/node_modules/']
for (let n = 1; n <= times; n++) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', ...files], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) {
    console.error(stdout, stderr)
    console.error(`lost in round ${n} of ${times}`)
    process.exit(1)
  }
  if (n % 10 === 0 || n === times)
    console.log(`${n} of ${times} rounds won (${/Tests: +(.*)/.exec(stderr)?.[1] ?? ''})`)
}
