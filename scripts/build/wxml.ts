import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Tags that WeChat brings along; what is not here must be a component. */
const builtIn = new Set(
  `audio block button camera canvas checkbox checkbox-group cover-image cover-view editor form icon image import include
  input keyboard-accessory label match-media movable-area movable-view navigator official-account open-data page-container
  page-meta navigation-bar picker picker-view picker-view-column progress radio radio-group rich-text root-portal
  scroll-view share-element slider slot span swiper swiper-item switch template text textarea video view web-view
  wxs`.split(/\s+/),
)

const withoutComments = (wxml: string) =>
  wxml.replace(/<!--[\s\S]*?-->/g, '').replace(/(<wxs\b[^>]*[^/]>)[\s\S]*?<\/wxs>/g, '$1')

/** Paths in `src` of `<import>`, `<include>` and `<wxs>`, as written. */
export function wxmlSources(wxml: string): string[] {
  return [...withoutComments(wxml).matchAll(/<(?:import|include|wxs)\b[^>]*?\bsrc=["']([^"']+)["']/g)].map((m) => m[1]!)
}

function templateFile(from: string, src: string, rootFolder: string): string {
  const named = src.startsWith('/') ? path.join(rootFolder, src) : path.resolve(path.dirname(from), src)
  return path.extname(named) ? named : `${named}.wxml`
}

/** Custom tags that a template uses, its imported templates included. @param rootFolder what `/x` is relative to */
export function customTags(file: string, rootFolder: string, seen = new Set<string>()): Set<string> {
  const tags = new Set<string>()
  if (seen.has(file)) return tags
  seen.add(file)
  const wxml = withoutComments(readFileSync(file, 'utf8'))
  for (const [, tag] of wxml.matchAll(/<([a-z][a-z0-9-]*)/g)) if (tag && !builtIn.has(tag)) tags.add(tag)
  for (const src of wxmlSources(wxml)) {
    if (!src.endsWith('.wxs'))
      customTags(templateFile(file, src, rootFolder), rootFolder, seen).forEach((tag) => tags.add(tag))
  }
  return tags
}
