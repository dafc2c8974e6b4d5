import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import { builtinTags, structuralTags } from '../runtime/tags'
import type { Unit } from './app-tree'
import { patchWxs, wxsRequires, wxsRuntime } from './wxs'

interface Finding {
  isError: boolean
  message: string
  startLine: number
  startColumn: number
}

export interface CompiledTemplates {
  /** A JavaScript expression: `{ [path without extension]: template group }`. */
  code: string
  warnings: string[]
}

/** Compiler warnings that WeChat's own compiler refuses. */
const fatalWarnings = new Set(['missing end tag', 'invalid end tag', 'incomplete tag', 'unmatched bracket'])

/**
 * Compiles the WXML of all units, with imported templates and WXS.
 * @throws Error naming file:line when WeChat would not compile it, or a tag that this phone does not have.
 */
export function compileTemplates(root: string, units: Unit[]): CompiledTemplates {
  const group = new TmplGroup()
  const job: Job = { root, group, warnings: [], errors: [], templates: new Set(), scripts: new Set() }
  try {
    group.setExtraRuntimeScript(wxsRuntime)
    for (const unit of units) addTemplate(job, unit.path, 'the tree')
    for (const unit of units) checkTags(job, unit)
    if (job.errors.length) throw new Error(job.errors.join('\n'))
    return { code: group.getTmplGenObjectGroups(), warnings: job.warnings }
  } finally {
    group.free()
  }
}

interface Job {
  root: string
  group: TmplGroup
  warnings: string[]
  errors: string[]
  templates: Set<string>
  scripts: Set<string>
}

function addTemplate(job: Job, name: string, from: string): void {
  if (job.templates.has(name)) return
  job.templates.add(name)
  const source = readSource(job, `${name}.wxml`, from)
  if (source === undefined) return
  for (const finding of job.group.addTmpl(name, source) as Finding[]) {
    const text = `${name}.wxml:${finding.startLine + 1}:${finding.startColumn + 1}: ${finding.message}`
    if (finding.isError || fatalWarnings.has(finding.message)) job.errors.push(text)
    else job.warnings.push(text)
  }
  for (const module of job.group.getInlineScriptModuleNames(name) as string[]) {
    const inline = job.group.getInlineScript(name, module)
    job.group.setInlineScript(name, module, patchWxs(inline))
    addScripts(job, name, wxsRequires(inline))
  }
  for (const script of job.group.getScriptDependencies(name) as string[]) addScript(job, script, `${name}.wxml`)
  for (const imported of job.group.getDirectDependencies(name) as string[]) addTemplate(job, imported, `${name}.wxml`)
}

function addScripts(job: Job, from: string, requires: string[]): void {
  for (const required of requires) addScript(job, path.posix.join(path.posix.dirname(from), required), from)
}

function addScript(job: Job, name: string, from: string): void {
  const plain = name.replace(/\.wxs$/, '')
  if (job.scripts.has(plain)) return
  job.scripts.add(plain)
  const source = readSource(job, `${plain}.wxs`, from)
  if (source === undefined) return
  job.group.addScript(plain, patchWxs(source))
  addScripts(job, plain, wxsRequires(source))
}

function readSource(job: Job, file: string, from: string): string | undefined {
  const full = path.join(job.root, file)
  if (existsSync(full)) return readFileSync(full, 'utf8')
  job.errors.push(`${from}: no file ${file}`)
  return undefined
}

function checkTags(job: Job, unit: Unit): void {
  const names = [unit.config.usingComponents ?? {}, unit.config.componentGenerics ?? {}].flatMap(Object.keys)
  const known = new Set([...builtinTags, ...structuralTags, ...names])
  const source = readFileSync(path.join(job.root, `${unit.path}.wxml`), 'utf8')
  for (const { tag, line } of tagsIn(source)) {
    if (known.has(tag)) continue
    job.errors.push(
      `${unit.path}.wxml:${line}: 本机预览不支持 <${tag}> (local phone: no built-in or component <${tag}>)`,
    )
  }
}

/** The opening tags of a WXML source with their line (from 1); comments, WXS bodies, strings and bindings do not count. */
export function tagsIn(source: string): { tag: string; line: number }[] {
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ')
  const bare = source
    .replace(/<!--[\s\S]*?-->/g, blank)
    .replace(/(<wxs\b[^>]*[^/]>)([\s\S]*?)(<\/wxs>)/g, (_all, open: string, body: string, close: string) => {
      return `${open}${blank(body)}${close}`
    })
    .replace(/\{\{[\s\S]*?\}\}/g, blank)
    .replace(/=\s*("[^"]*"|'[^']*')/g, blank)
  return Array.from(bare.matchAll(/<([a-zA-Z][\w-]*)/g), (match) => ({
    tag: match[1] ?? '',
    line: bare.slice(0, match.index).split('\n').length,
  }))
}
