import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { buildMiniprogram } from '../../scripts/build/miniprogram'
import { packageBytes } from '../../scripts/build/packages'
import { PACKAGE_BUDGET } from '../../scripts/build/size'
import { place, smallApp, sourceOf } from './source'

async function built<T>(changes: Record<string, string>, look: (dist: string) => T): Promise<T> {
  const { folder, remove } = place(smallApp(changes))
  try {
    const dist = path.join(folder, 'out')
    await buildMiniprogram(dist, sourceOf(folder))
    return look(dist)
  } finally {
    remove()
  }
}

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'))

test('every module is one file, so that a service has one state', async () => {
  await built({}, (dist) => {
    expect(jest.requireActual(path.join(dist, 'components/box/index.js')).seen).toBe(1)
    // Its own count is the second, plus one from the type-only contract's shape.
    expect(jest.requireActual(path.join(dist, 'pages/one/index.js')).seen).toBe(3)
    expect(jest.requireActual(path.join(dist, 'services/counter.js')).said()).toMatch(/^year (1970|1969)$/)
    expect(existsSync(path.join(dist, 'contract/words.js'))).toBe(true)
    expect(existsSync(path.join(dist, 'contract/secret.js'))).toBe(false)
    expect(existsSync(path.join(dist, 'npm/dayjs.js'))).toBe(true)
  })
})

test('app.json names shared components once; each page gets those it uses, as relative paths', async () => {
  await built({}, (dist) => {
    expect(json(path.join(dist, 'app.json')).usingComponents).toBeUndefined()
    expect(json(path.join(dist, 'pages/one/index.json')).usingComponents).toEqual({
      'y-box': '../../components/box/index',
    })
    expect(existsSync(path.join(dist, 'tdesign'))).toBe(false)
  })
})

test('a TDesign component comes with all that it needs and without its web font', async () => {
  const wxml = '<view><t-button>好</t-button></view>'
  await built({ 'miniprogram/pages/one/index.wxml': wxml }, (dist) => {
    expect(json(path.join(dist, 'pages/one/index.json')).usingComponents).toEqual({
      't-button': '../../tdesign/button/button',
    })
    for (const file of [
      'button/button.js',
      'loading/loading.js',
      'icon/icon.wxml',
      'common/utils.wxs',
      'common/style/index.wxss',
    ]) {
      expect([file, existsSync(path.join(dist, 'tdesign', file))]).toEqual([file, true])
    }
    expect(existsSync(path.join(dist, 'npm/tslib.js'))).toBe(true)
    const icon = readFileSync(path.join(dist, 'tdesign/icon/icon.wxss'), 'utf8')
    expect(icon).not.toMatch(/https:|font-face/)
    expect(icon).toContain('.t-icon-close{--shape:url("data:image/svg+xml,')
  })
})

test('the plugin that reads aloud is named only where the build is told to', async () => {
  const plugins = () => built({}, (dist) => json(path.join(dist, 'app.json')).plugins)
  const before = process.env.YANSHU_SPEECH
  try {
    delete process.env.YANSHU_SPEECH
    expect(await plugins()).toBeUndefined()
    process.env.YANSHU_SPEECH = '1'
    expect(Object.keys((await plugins())!)).toEqual(['WechatSI'])
  } finally {
    if (before === undefined) delete process.env.YANSHU_SPEECH
    else process.env.YANSHU_SPEECH = before
  }
})

/** The small app with one sub-package. */
const far = (changes: Record<string, string>, preload = '{}') => ({
  'miniprogram/app.json': `{ "pages": ["pages/one/index"], "subPackages": [{ "root": "pages/far", "pages": ["index"] }],
    "preloadRule": ${preload}, "usingComponents": { "y-box": "/components/box/index" } }`,
  'miniprogram/pages/far/index.ts':
    "import { a } from './words'\nimport { count } from '../../services/counter'\nexport const seen = a + count()",
  'miniprogram/pages/far/index.json': '{ "component": true }',
  'miniprogram/pages/far/index.wxml': '<view><y-box>远</y-box></view>',
  'miniprogram/pages/far/words.ts': 'export const a = 1',
  ...changes,
})

test('a sub-package may need the main one and itself', async () => {
  await built(far({}), (dist) => {
    const sizes = packageBytes(dist, json(path.join(dist, 'app.json')))
    expect([...sizes.keys()]).toEqual(['main', 'pages/far'])
    expect(sizes.get('pages/far')).toBeGreaterThan(0)
    expect(json(path.join(dist, 'pages/far/index.json')).usingComponents).toEqual({
      'y-box': '../../components/box/index',
    })
  })
})

const mistakes: Array<[string, Record<string, string>, RegExp]> = [
  [
    'zod on the phone',
    {
      'miniprogram/services/counter.ts':
        "import { secret } from '../../contract/secret'\nexport const count = () => Number(Boolean(secret))",
    },
    /contract\/secret\.ts imports zod and is reachable from the phone/,
  ],
  [
    'an unknown tag',
    { 'miniprogram/pages/one/index.wxml': '<y-bax>一</y-bax>' },
    /pages\/one\/index\.json: <y-bax> is neither built in/,
  ],
  [
    'a component that is not there',
    { 'miniprogram/pages/one/index.json': '{ "component": true, "usingComponents": { "x-y": "./no" } }' },
    /<x-y> points to \.\/no, which does not exist/,
  ],
  [
    'a page that is not there',
    { 'miniprogram/app.json': '{ "pages": ["pages/two/index"] }' },
    /the page pages\/two\/index has no \.ts, \.wxml, \.json/,
  ],
  [
    'a page of a sub-package that is not there',
    {
      'miniprogram/app.json':
        '{ "pages": ["pages/one/index"], "subPackages": [{ "root": "pages/far", "pages": ["a/index"] }] }',
    },
    /the page pages\/far\/a\/index has no \.ts, \.wxml, \.json/,
  ],
  [
    'a page of a sub-package named in the main one',
    {
      'miniprogram/app.json':
        '{ "pages": ["pages/one/index"], "subPackages": [{ "root": "pages/one", "pages": [] }], "usingComponents": { "y-box": "/components/box/index" } }',
    },
    /pages\/one\/index lies in the sub-package pages\/one: name it there/,
  ],
  [
    'a script of the main package that needs one of a sub-package',
    far({ 'miniprogram/services/counter.ts': "import { a } from '../pages/far/words'\nexport const count = () => a" }),
    /services\/counter needs pages\/far\/words, which lies in the sub-package pages\/far/,
  ],
  [
    'a component of a sub-package used outside it',
    far({ 'miniprogram/pages/one/index.json': '{ "component": true, "usingComponents": { "x-y": "../far/index" } }' }),
    /pages\/one\/index\.json needs pages\/far\/index/,
  ],
  [
    'a style of a sub-package imported outside it',
    far({ 'miniprogram/app.wxss': "@import './pages/far/form.wxss';", 'miniprogram/pages/far/form.wxss': '' }),
    /app\.wxss needs pages\/far\/form\.wxss/,
  ],
  [
    'a preload of nothing',
    far({}, '{ "pages/one/index": { "packages": ["pages/near"] } }'),
    /preloadRule names the sub-package pages\/near, which does not exist/,
  ],
  ['JSON that is none', { 'miniprogram/pages/one/index.json': '{ "component": true, }' }, /pages\/one\/index\.json: /],
  [
    'a picture from the network',
    { 'miniprogram/app.wxss': ".a { background: url('https://example.com/a.png') }" },
    /app\.wxss: fetches a URL from the network/,
  ],
  [
    'a font from the network',
    { 'miniprogram/app.wxss': '@font-face { src: url(//cdn.example.com/a.woff) }' },
    /fetches a URL/,
  ],
  [
    'an import that is not there',
    { 'miniprogram/app.wxss': "@import './none.wxss';" },
    /imports \.\/none\.wxss, which does not exist/,
  ],
  ['a script that does not parse', { 'miniprogram/app.ts': 'App({' }, /app\.ts:1:5: ERROR/],
]

test.each(mistakes)('the build refuses %s', async (_, changes, message) => {
  await expect(built(changes, () => undefined)).rejects.toThrow(message)
})

test('a build that fails leaves the last good one', async () => {
  const { folder, remove } = place(smallApp({ 'miniprogram/app.ts': 'App({' }))
  const old = place({ 'app.json': '{}' })
  await expect(buildMiniprogram(old.folder, sourceOf(folder))).rejects.toThrow()
  expect(existsSync(path.join(old.folder, 'app.json'))).toBe(true)
  remove()
  old.remove()
})

test('the real packages stay within their budgets and fetch nothing', async () => {
  const { folder, remove } = place({})
  try {
    const dist = path.join(folder, 'miniprogram')
    await buildMiniprogram(dist)
    const sizes = packageBytes(dist, json(path.join(dist, 'app.json')))
    expect([...sizes.keys()]).toEqual(expect.arrayContaining(['main', 'pages/head', 'pages/duty']))
    expect([...sizes].filter(([, bytes]) => bytes === 0 || bytes > PACKAGE_BUDGET)).toEqual([])
  } finally {
    remove()
  }
})
