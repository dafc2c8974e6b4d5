import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import postcss, { type AtRule, type Container, type Root } from 'postcss'
import valueParser from 'postcss-value-parser'
import { rewriteSelector, type StyleTarget } from './selectors'

/** Where the browser finds files of dist/miniprogram that are not code. */
export const assetBase = '/phone/assets/'

/**
 * Compiles one WXSS file (path with extension, relative to `root`) to CSS: imports inlined, rpx, viewport units and
 * media queries turned to the phone's own viewport, selectors bound to `target`.
 */
export function compileStyle(root: string, file: string, target: StyleTarget): string {
  const sheet = readSheet(root, file, [])
  sheet.walkDecls((decl) => {
    decl.value = rewriteUnits(decl.value)
  })
  sheet.walkAtRules('media', askTheViewport)
  sheet.walkRules((rule) => {
    const parent = rule.parent
    if (parent?.type === 'atrule' && (parent as AtRule).name.endsWith('keyframes')) return
    rule.selectors = rule.selectors.map((selector) => rewriteSelector(selector, target))
  })
  return sheet.toString()
}

/** The size that a media query asks for is the phone's, not that of the browser's window around it. */
function askTheViewport(rule: AtRule): void {
  const features = rule.params.match(/\(\s*[\w-]+/g) ?? []
  const own = features.every((one) => /^\(\s*(min-|max-)?(width|height|aspect-ratio)$|^\(\s*orientation$/.test(one))
  if (own && rule.params.startsWith('(')) rule.name = 'container'
}

/** Lengths of a 750-unit wide screen, of the phone's viewport, and of the page's root font. */
export function rewriteUnits(value: string): string {
  if (!/\d(rpx|vh|vw|rem)\b/i.test(value)) return value
  const parsed = valueParser(value)
  parsed.walk((node) => {
    if (node.type === 'function' && node.value.toLowerCase() === 'url') return false
    if (node.type !== 'word') return undefined
    const dimension = valueParser.unit(node.value)
    if (dimension) node.value = browserLength(dimension.number, dimension.unit.toLowerCase()) ?? node.value
    return undefined
  })
  return parsed.toString()
}

function browserLength(amount: string, unit: string): string | undefined {
  if (unit === 'rpx') return Number(amount) === 0 ? '0px' : `calc(${amount} * var(--rpx))`
  if (unit === 'rem') return `calc(${amount} * var(--rem))`
  if (unit === 'vh') return `${amount}cqh`
  return unit === 'vw' ? `${amount}cqw` : undefined
}

function readSheet(root: string, file: string, chain: string[]): Root {
  if (chain.includes(file)) throw new Error(`${file}: imports itself through ${chain.join(' -> ')}`)
  const full = path.join(root, file)
  if (!existsSync(full)) throw new Error(`${chain.at(-1) ?? 'build'}: no style sheet ${file}`)
  const sheet = postcss.parse(readFileSync(full, 'utf8'), { from: full })
  sheet.walkDecls((decl) => {
    if (decl.value.includes('url(')) decl.value = rebaseUrls(decl.value, file)
  })
  inlineImports(sheet, root, file, chain)
  return sheet
}

function inlineImports(sheet: Container, root: string, file: string, chain: string[]): void {
  sheet.walkAtRules('import', (rule) => {
    const spec = /^(?:url\()?\s*["']?([^"')]+)["']?\s*\)?/.exec(rule.params)?.[1]
    if (!spec) throw new Error(`${file}: cannot read @import ${rule.params}`)
    rule.replaceWith(readSheet(root, resolveFile(file, spec.trim()), [...chain, file]).nodes)
  })
}

function rebaseUrls(value: string, file: string): string {
  return value.replace(/url\(\s*(["']?)(?![a-z]+:|\/\/|#)([^"')]+)\1\s*\)/gi, (_all, quote: string, link: string) => {
    return `url(${quote}${assetBase}${resolveFile(file, link)}${quote})`
  })
}

function resolveFile(from: string, spec: string): string {
  return spec.startsWith('/') ? spec.slice(1) : path.posix.join(path.posix.dirname(from), spec)
}
