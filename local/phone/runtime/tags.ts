/** WXML tags that this phone can show; each has a file or an entry under builtins/. */
export const builtinTags: readonly string[] = [
  'view',
  'text',
  'button',
  'input',
  'textarea',
  'image',
  'icon',
  'scroll-view',
  'picker',
  'picker-view',
  'picker-view-column',
  'switch',
  'checkbox',
  'checkbox-group',
  'radio',
  'radio-group',
  'form',
  'label',
  'navigator',
  'swiper',
  'swiper-item',
  'progress',
  'slider',
  'rich-text',
  'page-meta',
  'navigation-bar',
  'canvas',
]

/** Tags that the template compiler handles by itself. */
export const structuralTags: readonly string[] = ['block', 'slot', 'template', 'import', 'include', 'wxs']

const known = new Set(builtinTags)

/** The element name that a WXML tag has in the page: built-ins get a `wx-` prefix, so that `<input>` is not a real input. */
export function hostTag(tag: string): string {
  if (tag === 'page') return 'wx-page'
  return known.has(tag) ? `wx-${tag}` : tag
}
