import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

/**
 * TDesign's own icon names, as far as its components show them by themselves, in our drawings. Any other name stays an
 * empty square: its real icons are a font from a CDN, and a school's network may not reach that.
 */
const tdesignNames: Record<string, string> = {
  add: 'plus',
  'arrow-right': 'right',
  browse: 'circle',
  check: 'check',
  'check-circle': 'check-round',
  'check-circle-filled': 'check-round',
  'chevron-down': 'down',
  'chevron-left': 'back',
  'chevron-right': 'right',
  'chevron-up': 'up',
  close: 'cross',
  'close-circle': 'cross-round',
  'close-circle-filled': 'cross-round',
  delete: 'trash',
  'error-circle': 'warning-round',
  'error-circle-filled': 'warning-round',
  'help-circle': 'warning-round',
  'info-circle': 'warning-round',
  'info-circle-filled': 'warning-round',
  minus: 'minus',
  remove: 'minus',
  search: 'search',
  upload: 'upload',
}

const dataUri = (svg: string) =>
  `url("data:image/svg+xml,${svg.trim().replace(/\s+/g, ' ').replace(/> </g, '><').replace(/"/g, "'").replace(/%/g, '%25').replace(/#/g, '%23').replace(/</g, '%3C').replace(/>/g, '%3E')}")`

/** The drawings of a folder by name, as CSS `url("data:...")`. */
export function readIcons(folder: string): Map<string, string> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.svg'))
  return new Map(
    files.sort().map((file) => [path.basename(file, '.svg'), dataUri(readFileSync(path.join(folder, file), 'utf8'))]),
  )
}

/** One rule an icon; the mask lets the text colour shine through, so one drawing serves every colour. */
export function iconShapes(icons: Map<string, string>): string {
  return [...icons].map(([name, uri]) => `.icon-${name}{--shape:${uri};}`).join('\n')
}

/** The style of TDesign's icon component without its web font. */
export function tdesignIconStyle(icons: Map<string, string>): string {
  const shapes = Object.entries(tdesignNames).map(([theirs, ours]) => {
    const uri = icons.get(ours)
    if (!uri) throw new Error(`icons/${ours}.svg is missing; TDesign's ${theirs} needs it`)
    return `.t-icon-${theirs}{--shape:${uri};}`
  })
  return [
    "@import '../common/style/index.wxss';",
    '.t-icon--image,.t-icon__image{width:100%;height:100%;}',
    '.t-icon__image{vertical-align:top;}',
    '.t-icon-base{--shape:linear-gradient(transparent,transparent);display:block;width:1em;height:1em;background-color:currentColor;' +
      '-webkit-mask:var(--shape) center/contain no-repeat;mask:var(--shape) center/contain no-repeat;}',
    ...shapes,
  ].join('\n')
}
