import { spawnSync } from 'node:child_process'

// The table is asked for in a test, because it is asked of the whole product; written, it is what the test then expects.
const { status } = spawnSync(
  process.execPath,
  ['node_modules/jest/bin/jest.js', 'tests/access/table.test.ts', 'tests/compliance/privacy.test.ts'],
  {
    stdio: 'inherit',
    env: { ...process.env, YANSHU_WRITE_ACCESS: '1' },
  },
)
process.exit(status ?? 1)
