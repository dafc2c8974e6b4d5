import { h } from '../dom'

/** Shows an element over the whole phone with a dim background; returns what takes it away again. */
export function overlay(
  content: HTMLElement,
  options: { onMask?: () => void; clear?: boolean; name?: string } = {},
): () => void {
  const mask = h('div', { class: options.clear ? 'mask clear' : 'mask', onclick: () => options.onMask?.() })
  const layer = h('div', { class: 'overlay', 'data-overlay': options.name ?? '' }, mask, content)
  document.querySelector('.device')?.append(layer)
  return () => layer.remove()
}
