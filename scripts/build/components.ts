import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { BuildError } from './build-error'
import { relativeFrom, slashed, type Source } from './places'
import { customTags } from './wxml'

const PACKAGE = 'tdesign-miniprogram/'

export interface ComponentJson {
  usingComponents?: Record<string, string>
  [key: string]: unknown
}

export interface LinkedJson {
  /** Where it stands in the package. */
  place: string
  json: ComponentJson
  /** TDesign components that it names: `button/button`. */
  tdesign: string[]
  /** Places of the components that it uses. */
  uses: string[]
}

/** Reads a JSON file of the mini-program. @throws BuildError that names the file */
export function readJson(file: string): ComponentJson {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ComponentJson
  } catch (problem) {
    throw new BuildError([`${file}: ${(problem as Error).message}`])
  }
}

function targetOf(source: Source, fromPlace: string, value: string): { place: string; file: string; tdesign?: string } {
  if (value.startsWith(PACKAGE)) {
    const name = value.slice(PACKAGE.length)
    return { place: `tdesign/${name}`, file: path.join(source.tdesign, name), tdesign: name }
  }
  const place = value.startsWith('/') ? value.slice(1) : path.posix.join(path.posix.dirname(fromPlace), value)
  return { place, file: path.join(source.miniprogram, place) }
}

/**
 * The JSON of a page or component as it ships: `usingComponents` holds exactly the tags of its template, its own entries
 * before those of app.json, all as relative paths, which WeChat, miniprogram-simulate and the browser phone all resolve.
 * @param wxml absolute path of the template
 * @param shared app.json's `usingComponents`
 * @throws BuildError for a tag that nobody registers and for a component that does not exist
 */
export function linkComponents(source: Source, wxml: string, shared: Record<string, string>): LinkedJson {
  const place = slashed(path.relative(source.miniprogram, wxml)).replace(/\.wxml$/, '.json')
  const jsonFile = wxml.replace(/\.wxml$/, '.json')
  if (!existsSync(jsonFile))
    throw new BuildError([`${slashed(path.relative(source.miniprogram, jsonFile))} is missing`])
  const json = readJson(jsonFile)
  const problems: string[] = []
  const linked: Record<string, string> = {}
  const tdesign: string[] = []
  const uses: string[] = []
  const own = json.usingComponents ?? {}
  for (const tag of [...new Set([...Object.keys(own), ...customTags(wxml, source.miniprogram)])].sort()) {
    const value = own[tag] ?? shared[tag]
    if (!value) {
      problems.push(`${place}: <${tag}> is neither built in nor in usingComponents (its own or app.json's)`)
      continue
    }
    const target = targetOf(source, place, value)
    if (!existsSync(`${target.file}.json`)) problems.push(`${place}: <${tag}> points to ${value}, which does not exist`)
    linked[tag] = relativeFrom(place, target.place)
    uses.push(target.place)
    if (target.tdesign) tdesign.push(target.tdesign)
  }
  if (problems.length > 0) throw new BuildError(problems)
  return { place, json: { ...json, usingComponents: linked }, tdesign, uses }
}
