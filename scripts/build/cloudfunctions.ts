import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { BuildError } from './build-error'
import { root } from './places'

export interface BuiltFunction {
  name: string
  /** Of index.js. */
  bytes: number
}

async function buildOne(folder: string, name: string, to: string): Promise<BuiltFunction> {
  const config = path.join(folder, 'config.json')
  if (!existsSync(config))
    throw new BuildError([`${path.relative(root, config)} is missing: it sets timeout and triggers`])
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  const outfile = path.join(to, 'index.js')
  await build({
    absWorkingDir: root,
    entryPoints: [path.join(folder, 'index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    // CloudBase runs Node 20.19; nothing is installed in the cloud, so everything but pg's optional native half is in.
    target: 'node20',
    format: 'cjs',
    external: ['pg-native'],
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: true,
    charset: 'utf8',
    logLevel: 'silent',
  })
  cpSync(config, path.join(to, 'config.json'))
  const manifest = { name: `yanshu-${name}`, version: '1.0.0', private: true, main: 'index.js' }
  writeFileSync(path.join(to, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return { name, bytes: statSync(outfile).size }
}

/**
 * Builds every deployable function (a folder with an index.ts and a config.json) into one CommonJS bundle each.
 * @param from the `cloudfunctions` folder
 * @param to one folder a function is written under it
 * @throws BuildError without a config.json; esbuild's own error on a syntax error
 */
export async function buildCloudfunctions(
  to: string,
  from = path.join(root, 'cloudfunctions'),
): Promise<BuiltFunction[]> {
  const names = readdirSync(from, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(from, entry.name, 'index.ts')))
    .filter((entry) => entry.name !== 'platform')
    .map((entry) => entry.name)
  return Promise.all(names.map((name) => buildOne(path.join(from, name), name, path.join(to, name))))
}
