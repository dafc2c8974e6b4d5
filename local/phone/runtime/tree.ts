import {
  ElementIterator,
  Component,
  type Element as GlassElement,
  type ElementIteratorType,
  type GeneralComponent,
} from 'glass-easel'
import { elementOf } from './backend'

/** Every component inside another one, through all shadow trees, parents first. */
export function componentsInside(root: GlassElement): GeneralComponent[] {
  const found: GeneralComponent[] = []
  const order = 'composed-descendants-root-first' as ElementIteratorType
  new ElementIterator(root, order, Component).forEach((node) => {
    if ((node as GlassElement) !== root) found.push(node as unknown as GeneralComponent)
  })
  return found
}

/** DOM elements whose WXML id is `id`; glass-easel prefixes what it writes to the DOM. */
export function elementsWithId(root: Element, id: string): HTMLElement[] {
  return Array.from(root.querySelectorAll<HTMLElement>('[id]')).filter((element) => elementOf(element)?.id === id)
}
