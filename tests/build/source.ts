import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { house, root, type Source } from '../../scripts/build/places'

/** Writes files (path to text) under a fresh folder inside dist, so that npm packages are found from there. */
export function place(files: Record<string, string>): { folder: string; remove(): void } {
  mkdirSync(path.join(root, 'dist'), { recursive: true })
  const folder = mkdtempSync(path.join(root, 'dist/test-build-'))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Icons that TDesign's own components need; the build insists on them. */
const icons =
  'plus right circle check check-round down back up cross cross-round trash warning-round minus search upload'

/** A mini-program of one page. `changes` adds files or, with another text, replaces them. */
export function smallApp(changes: Record<string, string> = {}): Record<string, string> {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M4 4h16"/></svg>'
  return {
    ...Object.fromEntries(icons.split(' ').map((name) => [`miniprogram/icons/${name}.svg`, svg])),
    'miniprogram/app.json': JSON.stringify({
      pages: ['pages/one/index'],
      usingComponents: { 'y-box': '/components/box/index', 't-button': 'tdesign-miniprogram/button/button' },
    }),
    'miniprogram/sitemap.json': '{ "rules": [] }',
    'miniprogram/app.ts': 'App({})',
    'miniprogram/app.wxss': '',
    'miniprogram/pages/one/index.ts':
      "import { count } from '../../services/counter'\nimport type { Secret } from '../../../contract/secret'\n" +
      'const secret: Secret = { a: 1 }\nexport const seen = count() + secret.a\n',
    'miniprogram/pages/one/index.json': '{ "component": true }',
    'miniprogram/pages/one/index.wxml': '<view><y-box>一</y-box></view>',
    'miniprogram/components/box/index.ts':
      "import { count } from '../../services/counter'\nexport const seen = count()\n",
    'miniprogram/components/box/index.json': '{ "component": true }',
    'miniprogram/components/box/index.wxml': '<view><slot /></view>',
    'miniprogram/services/counter.ts':
      "import dayjs from 'dayjs'\nimport { word } from '../../contract/words'\nlet n = 0\n" +
      'export const count = () => ++n\nexport const said = () => word + dayjs(0).year()\n',
    'contract/words.ts': "export const word = 'year '",
    'contract/secret.ts':
      "import * as z from 'zod'\nexport const secret = z.object({ a: z.number() })\nexport type Secret = z.infer<typeof secret>",
    ...changes,
  }
}

/** The build's view of such a folder. */
export const sourceOf = (folder: string): Source => ({
  miniprogram: path.join(folder, 'miniprogram'),
  contract: path.join(folder, 'contract'),
  tdesign: house.tdesign,
})
