import path from 'node:path'
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild'
import { BuildError } from './build-error'
import type { Need } from './packages'
import { placeOf, relativeFrom, root, type Source } from './places'

const base: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  platform: 'browser',
  mainFields: ['module', 'main'],
  target: 'es2018',
  charset: 'utf8',
  define: { YANSHU_ENV: JSON.stringify(process.env.YANSHU_ENV ?? '') },
  logLevel: 'silent',
}

const absolute = (input: string) => path.resolve(root, input)

/** zod 4 probes `new Function`, which WeChat forbids. */
function refuseZod({ inputs }: Metafile): void {
  const problems = Object.entries(inputs).flatMap(([file, { imports }]) =>
    imports
      .filter((found) => /node_modules\/zod\//.test(found.path) && !/node_modules\/zod\//.test(file))
      .map(
        () =>
          `${file} imports zod and is reachable from the phone: take its types with "import type", or keep zod out of it`,
      ),
  )
  if (problems.length > 0) throw new BuildError(problems)
}

/** Everything that the given scripts reach, type imports left out. */
async function reach(source: Source, entries: string[]): Promise<Metafile> {
  const { metafile } = await build({
    ...base,
    entryPoints: entries,
    nodePaths: [path.join(source.tdesign, 'miniprogram_npm')],
    outdir: path.join(root, 'dist/none'),
    write: false,
    metafile: true,
  })
  refuseZod(metafile)
  return metafile
}

const npmPlace = (specifier: string) => `npm/${specifier.replace(/[/@]/g, '_')}`

/** The npm modules that phone code names itself: file to place. */
function npmEntries(source: Source, { inputs }: Metafile): Map<string, string> {
  const entries = new Map<string, string>()
  for (const [file, { imports }] of Object.entries(inputs)) {
    if (!placeOf(source, absolute(file))) continue
    for (const found of imports) {
      if (found.original && !placeOf(source, absolute(found.path))) {
        entries.set(absolute(found.path), npmPlace(found.original.replace(/\.js$/, '')))
      }
    }
  }
  return entries
}

/**
 * Keeps every module of the phone a file of its own, so that a service's state is one; only an npm package's inner
 * files are drawn into its bundle.
 */
function fileByFile(source: Source, npm: Map<string, string>): Plugin {
  const place = (file: string) => placeOf(source, file) ?? npm.get(file)
  return {
    name: 'file-by-file',
    setup(esbuild) {
      esbuild.onResolve({ filter: /.*/ }, async ({ path: specifier, kind, importer, resolveDir, pluginData }) => {
        if (kind === 'entry-point' || pluginData === 'asked') return undefined
        const found = await esbuild.resolve(specifier, { kind, importer, resolveDir, pluginData: 'asked' })
        if (found.errors.length > 0) return { errors: found.errors }
        const target = place(found.path)
        if (!target) return found
        const from = placeOf(source, importer) ?? 'npm/x'
        return { path: relativeFrom(`${from}.js`, `${target}.js`), external: true }
      })
    },
  }
}

function needsOf(source: Source, { inputs }: Metafile): Need[] {
  return Object.entries(inputs).flatMap(([file, { imports }]) => {
    const from = placeOf(source, absolute(file))
    if (!from) return []
    const places = imports.map(({ path: to }) => placeOf(source, absolute(to)))
    return places.flatMap((to) => (to ? [{ from, to }] : []))
  })
}

/**
 * Compiles scripts file by file to CommonJS under `to`.
 * @param entries absolute paths of TypeScript or JavaScript files; what they reach is written too
 * @returns which of them needs which
 * @throws BuildError when a reachable file imports zod; esbuild's own error on a syntax error or a missing file
 */
export async function writeScripts(source: Source, entries: string[], to: string): Promise<Need[]> {
  const metafile = await reach(source, entries)
  const npm = npmEntries(source, metafile)
  const own = Object.keys(metafile.inputs).flatMap((input) => {
    const place = placeOf(source, absolute(input))
    return place ? [{ in: absolute(input), out: place }] : []
  })
  const libraries = [...npm].map(([file, out]) => ({ in: file, out }))
  await build({
    ...base,
    entryPoints: [...own, ...libraries],
    nodePaths: [path.join(source.tdesign, 'miniprogram_npm')],
    plugins: [fileByFile(source, npm)],
    outdir: to,
    minifyWhitespace: true,
    lineLimit: 400,
  })
  return needsOf(source, metafile)
}
