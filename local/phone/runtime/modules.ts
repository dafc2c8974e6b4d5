import type { BuiltModule } from './program'

/** Runs the mini-program's CommonJS modules, each once. */
export class ModuleRegistry {
  private readonly loaded = new Map<string, { exports: unknown }>()

  /** `around` is called for each module that runs, so that a component's file registers under its own path. */
  constructor(
    private readonly modules: Record<string, BuiltModule>,
    private readonly around: (path: string, run: () => void) => void,
  ) {}

  has(path: string): boolean {
    return Object.hasOwn(this.modules, path)
  }

  load(path: string): unknown {
    const known = this.loaded.get(path)
    if (known) return known.exports
    const source = this.modules[path]
    if (!source) throw new Error(`no module ${path} in this build`)
    const module = { exports: {} as unknown }
    this.loaded.set(path, module)
    const require = (spec: string): unknown => {
      const target = source.deps[spec]
      if (!target)
        throw new Error(`${path}: require(${JSON.stringify(spec)}) was not seen by the build; write a plain string`)
      return this.load(target)
    }
    this.around(path, () => source.run(require, module, module.exports))
    return module.exports
  }
}
