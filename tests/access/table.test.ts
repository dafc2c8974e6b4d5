import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openStage } from './asks'
import type { Stage } from './asks'
import { accessTable } from './table'

const file = path.resolve(__dirname, '../../docs/access.md')

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.world.close())

test('docs/access.md says what the product answers; `npm run access` writes it anew', async () => {
  const asked = await accessTable(stage)
  if (process.env.YANSHU_WRITE_ACCESS) writeFileSync(file, asked)
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(asked)
})
