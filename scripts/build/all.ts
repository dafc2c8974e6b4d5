import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { BuildError } from './build-error'
import { buildCloudfunctions } from './cloudfunctions'
import { readJson } from './components'
import { buildMiniprogram } from './miniprogram'
import { packageBytes, type AppPackages } from './packages'
import { root } from './places'
import { folderBytes, kilobytes } from './size'

const dist = path.join(root, 'dist')

async function step(name: string, work: () => Promise<string>): Promise<void> {
  const start = performance.now()
  const size = await work()
  console.log(`${name.padEnd(16)} ${size.padEnd(32)} ${Math.round(performance.now() - start)} ms`)
}

async function buildPhone(): Promise<string> {
  const { buildPhone } = await import('../../local/phone/build')
  const to = path.join(dist, 'phone')
  const { warnings } = await buildPhone({ from: path.join(dist, 'miniprogram'), to })
  for (const warning of warnings) console.warn(String(warning))
  return kilobytes(folderBytes(to))
}

/** Builds all that ships and the browser phone; prints a line each. */
async function buildAll(): Promise<void> {
  await step('miniprogram', async () => {
    const to = path.join(dist, 'miniprogram')
    await buildMiniprogram(to)
    const sizes = packageBytes(to, readJson(path.join(to, 'app.json')) as unknown as AppPackages)
    return `${kilobytes(folderBytes(to))} (${[...sizes].map(([name, bytes]) => `${name} ${kilobytes(bytes)}`).join(', ')})`
  })
  await step('cloudfunctions', async () => {
    const built = await buildCloudfunctions(path.join(dist, 'cloudfunctions'))
    return built.map(({ name, bytes }) => `${name} ${kilobytes(bytes)}`).join(', ')
  })
  await step('phone', buildPhone)
}

buildAll().catch((problem: unknown) => {
  console.error(problem instanceof BuildError ? problem.message : problem)
  process.exitCode = 1
})
