import { hostTag } from '../runtime/tags'

/** Where a style sheet applies: everywhere (app), on one page's elements, or inside one component. */
export type StyleTarget = { kind: 'app' } | { kind: 'page'; route: string } | { kind: 'component'; scope: string }

/**
 * Rewrites one WXSS selector (no commas at the top level) for the browser: tags become host tags, classes of a
 * component carry its scope, `:host` is the component's own element, a page's rules stay on that page.
 */
export function rewriteSelector(selector: string, target: StyleTarget): string {
  const body = rewriteParts(selector, target)
  if (target.kind === 'page') {
    const mark = `:where([data-route="${target.route}"])`
    return /^\s*wx-page\b/.test(body) ? body.replace('wx-page', `wx-page${mark}`) : `${mark} ${body.trim()}`
  }
  const bareTags = target.kind === 'component' && !/[.#[]/.test(body) && !/\bwx-page\b/.test(body)
  return bareTags ? `:where([wx-host="${target.scope}"]) ${body.trim()}` : body
}

/** A name with what stands before it, or something that must not be looked into. */
const token = /\[[^\]]*\]|::?[\w-]+|[.#]-?[_a-zA-Z\u0080-\uffff][\w\u0080-\uffff-]*|[a-zA-Z][\w-]*|\d[\w.%]*|[\s\S]/g

function rewriteParts(selector: string, target: StyleTarget): string {
  return selector.replace(token, (part) => {
    if (part === ':host') return target.kind === 'component' ? `[wx-host="${target.scope}"]` : part
    if (part.startsWith('.') && part.length > 1) {
      return target.kind === 'component' ? `.${target.scope}--${part.slice(1)}` : part
    }
    if (part.startsWith('#')) return `[id$="--${part.slice(1)}"]`
    return /^[a-zA-Z]/.test(part) ? hostTag(part) : part
  })
}
