import path from 'node:path'

/** Where the build finds things. All paths absolute. */
export interface Source {
  /** The mini-program's own folder. */
  miniprogram: string
  contract: string
  /** TDesign's `miniprogram_dist`. */
  tdesign: string
}

export const root = path.resolve(__dirname, '../..')

/** The house's own folders. */
export const house: Source = {
  miniprogram: path.join(root, 'miniprogram'),
  contract: path.join(root, 'contract'),
  tdesign: path.join(root, 'node_modules/tdesign-miniprogram/miniprogram_dist'),
}

/** Slashes as WeChat and the web write them, on Windows too. */
export const slashed = (file: string) => file.split(path.sep).join('/')

/** The path from one file of the package to another, as `require` and `usingComponents` want it: `./x`, `../y/z`. */
export function relativeFrom(fromFile: string, toFile: string): string {
  const relative = slashed(path.relative(path.dirname(fromFile), toFile))
  return relative.startsWith('.') ? relative : `./${relative}`
}

/** Whether `file` lies in `folder`. */
export function inside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file)
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative)
}

/**
 * Where a source file stands in the built package, without its ending; undefined for a file of an npm package, which is
 * bundled under `npm/` instead.
 */
export function placeOf(source: Source, file: string): string | undefined {
  const bare = file.replace(/\.(ts|js)$/, '')
  for (const [folder, prefix] of [
    [source.tdesign, 'tdesign/'],
    [source.contract, 'contract/'],
    [source.miniprogram, ''],
  ] as const) {
    if (inside(folder, file)) return prefix + slashed(path.relative(folder, bare))
  }
  return undefined
}
