type Child = Node | string

/** Makes a DOM element; `props` are assigned as properties, except `class`, `role`, `aria-*`, `data-*` and `style`. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Record<string, unknown> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined) continue
    if (/^(class|role|style|aria-|data-)/.test(name)) element.setAttribute(name, String(value))
    else Reflect.set(element, name, value)
  }
  element.append(...children)
  return element
}

/** Lengths that WXSS has and CSS has not, for inline styles; the build does the same for style sheets. */
export function browserStyle(style: string): string {
  return style
    .replace(/(-?[\d.]+)rpx\b/g, 'calc($1 * var(--rpx))')
    .replace(/(-?[\d.]+)rem\b/g, 'calc($1 * var(--rem))')
    .replace(/(\d)v([hw])\b/g, '$1cq$2')
}
