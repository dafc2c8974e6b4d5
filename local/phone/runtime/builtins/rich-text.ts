import type { ComponentSpace, GeneralComponentDefinition } from 'glass-easel'
import { browserStyle } from '../dom'
import { defineBuiltin } from './host'
import { applyShared, sharedProps } from './shared'

interface RichNode {
  type?: 'node' | 'text'
  name?: string
  text?: string
  attrs?: Record<string, unknown>
  children?: RichNode[]
}

const allowedTags = new Set(
  `a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em
  fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section small
  span strong sub sup table tbody td tfoot th thead tr tt u ul`.split(/\s+/),
)
const allowedAttributes = new Set(
  'class style alt src height width start type colspan rowspan span dir color face'.split(' '),
)

/** `<rich-text>`: a string of HTML or WeChat's node tree; only the tags and attributes that WeChat trusts are kept. */
export function defineRichText(space: ComponentSpace): Record<string, GeneralComponentDefinition> {
  const props = { ...sharedProps, nodes: undefined as unknown, space: '', userSelect: false }
  const richText = defineBuiltin(space, 'rich-text', props, (host) => {
    applyShared(host)
    host.watch('nodes', (nodes) => {
      const tree = typeof nodes === 'string' ? parse(nodes) : Array.isArray(nodes) ? (nodes as RichNode[]) : []
      host.element.replaceChildren(...tree.flatMap(build))
    })
  })
  return { 'rich-text': richText }
}

/** Reads HTML without running anything in it: a parsed document of its own loads no image and runs no script. */
function parse(html: string): RichNode[] {
  const read = (node: Node): RichNode[] => {
    if (node.nodeType === Node.TEXT_NODE) return [{ type: 'text', text: node.textContent ?? '' }]
    if (!(node instanceof Element)) return []
    const attrs = Object.fromEntries(Array.from(node.attributes, (attribute) => [attribute.name, attribute.value]))
    return [{ name: node.tagName.toLowerCase(), attrs, children: Array.from(node.childNodes).flatMap(read) }]
  }
  return Array.from(new DOMParser().parseFromString(html, 'text/html').body.childNodes).flatMap(read)
}

function build(node: RichNode): Node[] {
  if (node.type === 'text' || node.text !== undefined) return [document.createTextNode(node.text ?? '')]
  const name = node.name?.toLowerCase() ?? ''
  if (!allowedTags.has(name)) return []
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(node.attrs ?? {})) {
    if (allowedAttributes.has(key))
      element.setAttribute(key, key === 'style' ? browserStyle(String(value)) : String(value))
  }
  element.append(...(node.children ?? []).flatMap(build))
  return [element]
}
