import type { template } from 'glass-easel'

export interface UnitConfig {
  component?: boolean
  usingComponents?: Record<string, string>
  styleIsolation?: string
  [key: string]: unknown
}

export interface BuiltUnit {
  path: string
  kind: 'page' | 'component'
  scope: string
  config: UnitConfig
}

export interface BuiltModule {
  deps: Record<string, string>
  run(require: (spec: string) => unknown, module: { exports: unknown }, exports: unknown): void
}

/** What the build wrote into app.js. */
export interface BuiltMiniProgram {
  app: { pages: string[]; window?: Record<string, unknown>; [key: string]: unknown }
  units: BuiltUnit[]
  modules(...provided: unknown[]): Record<string, BuiltModule>
  templates: template.ComponentTemplate['groupList'] & object
}

declare global {
  var builtMiniProgram: BuiltMiniProgram
}

/** Settings of a page's window: its own over app.json's. */
export function windowConfig(unit: BuiltUnit | undefined): Record<string, unknown> {
  return { ...globalThis.builtMiniProgram.app.window, ...unit?.config }
}
