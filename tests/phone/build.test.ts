import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildPhone } from '../../local/phone/build'
import { collectModules } from '../../local/phone/build/modules'
import { tagsIn } from '../../local/phone/build/templates'
import { patchWxs, wxsRequires } from '../../local/phone/build/wxs'

const fixture = path.join(__dirname, 'fixture')

describe('WXS', () => {
  test('asks for the name of a type instead of its constructor', () => {
    expect(patchWxs("x.constructor === 'Array'")).toBe("x.wxsTypeName === 'Array'")
  })

  test('keeps unknown escapes of a regular expression', () => {
    expect(patchWxs(String.raw`getRegExp('^\d+\n\\w', "g")`)).toBe(String.raw`getRegExp('^\\d+\n\\w', "g")`)
  })

  test('requires without an extension', () => {
    expect(patchWxs("var a = require('./a.wxs')")).toBe("var a = require('./a')")
    expect(wxsRequires('require(\'./a.wxs\'); require("../b")')).toEqual(['./a', '../b'])
  })
})

describe('modules', () => {
  test('are followed through require, JSON and miniprogram_npm; ES modules become CommonJS', () => {
    const modules = collectModules(fixture, ['app.js'])
    expect([...modules.keys()].sort()).toEqual(['app.js', 'greeting.js', 'miniprogram_npm/tiny/index.js'])
    expect(modules.get('greeting.js')?.deps).toEqual({ tiny: 'miniprogram_npm/tiny/index.js' })
    expect(modules.get('miniprogram_npm/tiny/index.js')?.code).not.toContain('export function')
  })
})

test('tags are found outside comments, strings, bindings and WXS', () => {
  const source = '<!-- <a/> -->\n<view data-x="<b>">{{n<c}}</view>\n<wxs module="m">var s = "<d>"</wxs>\n<my-tag />'
  expect(tagsIn(source)).toEqual([
    { tag: 'view', line: 2 },
    { tag: 'wxs', line: 3 },
    { tag: 'my-tag', line: 4 },
  ])
})

describe('a build', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'phone-'))
    cpSync(fixture, path.join(folder, 'from'), { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const build = () => buildPhone({ from: path.join(folder, 'from'), to: path.join(folder, 'to') })
  const change = (file: string, text: string) => writeFileSync(path.join(folder, 'from', file), text)

  test('writes the program, its styles and its pictures', async () => {
    const result = await build()
    expect(result).toMatchObject({ pages: 3, components: 2, warnings: [] })
    const css = readFileSync(path.join(folder, 'to/app.css'), 'utf8')
    expect(css).toContain('.components_card_card--title')
    expect(readFileSync(path.join(folder, 'to/images/dot.svg'), 'utf8')).toContain('<svg')
  })

  test.each([
    ['<view><text></view>', 'pages/list/list.wxml:1:8: missing end tag'],
    ['<view>\n{{a +}}</view>', 'pages/list/list.wxml:2:'],
    ['<view>\n<video src="x" />\n</view>', 'pages/list/list.wxml:2: 本机预览不支持 <video>'],
    ['<wxs src="./none.wxs" module="m" />', 'pages/list/list.wxml: no file pages/list/none.wxs'],
  ])('refuses %s', async (wxml, message) => {
    change('pages/list/list.wxml', wxml)
    await expect(build()).rejects.toThrow(message)
  })

  test('refuses a component or a module that is not there', async () => {
    change('pages/list/list.json', '{ "usingComponents": { "x": "./x" } }')
    await expect(build()).rejects.toThrow('pages/list/list.json: no component at "./x"')
    change('pages/list/list.json', '{}')
    change('pages/list/list.js', "require('./nothing')")
    change('pages/list/list.wxml', '<view />')
    await expect(build()).rejects.toThrow("pages/list/list.js: require('./nothing') finds no module")
  })
})
