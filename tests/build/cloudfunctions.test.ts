import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buildCloudfunctions } from '../../scripts/build/cloudfunctions'
import { root } from '../../scripts/build/places'
import { place } from './source'

const index = `import * as z from 'zod'
import { hello } from '../platform/hello'
const input = z.strictObject({ name: z.string() })
export async function main(event: unknown) { return hello(input.parse(event).name) }`

test('each function is one bundle that needs no install', async () => {
  const { folder, remove } = place({
    'api/index.ts': index,
    'api/config.json': '{ "timeout": 20 }',
    'clock/index.ts': 'export const main = async () => 1',
    'clock/config.json': '{ "triggers": [] }',
    'platform/hello.ts': 'export const hello = (name: string) => `你好，${name}`',
  })
  try {
    const to = path.join(folder, 'out')
    const built = await buildCloudfunctions(to, folder)
    expect(built.map(({ name }) => name).sort()).toEqual(['api', 'clock'])
    const api = jest.requireActual(path.join(to, 'api/index.js'))
    await expect(api.main({ name: '雁' })).resolves.toBe('你好，雁')
    expect(JSON.parse(readFileSync(path.join(to, 'api/config.json'), 'utf8'))).toEqual({ timeout: 20 })
    expect(JSON.parse(readFileSync(path.join(to, 'api/package.json'), 'utf8'))).toMatchObject({ main: 'index.js' })
  } finally {
    remove()
  }
})

test('a function without config.json is refused by name', async () => {
  const { folder, remove } = place({ 'api/index.ts': 'export const main = async () => 1' })
  await expect(buildCloudfunctions(path.join(folder, 'out'), folder)).rejects.toThrow(/api\/config\.json is missing/)
  remove()
})

test('cloudbaserc.json says of each function what its config.json says', () => {
  const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'))
  for (const deployed of read('cloudbaserc.json').functions) {
    const { timeout, memorySize, triggers } = read(`cloudfunctions/${deployed.name}/config.json`)
    expect(deployed).toMatchObject(triggers ? { timeout, memorySize, triggers } : { timeout, memorySize })
  }
})
