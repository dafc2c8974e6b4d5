import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { rewriteSelector, type StyleTarget } from '../../local/phone/build/selectors'
import { compileStyle, rewriteUnits } from '../../local/phone/build/styles'

const app: StyleTarget = { kind: 'app' }
const page: StyleTarget = { kind: 'page', route: 'pages/a/a' }
const component: StyleTarget = { kind: 'component', scope: 'card' }

test.each([
  ['.a', app, '.a'],
  ['page', app, 'wx-page'],
  ['view.a > text::after', app, 'wx-view.a > wx-text::after'],
  ['my-card .a', app, 'my-card .a'],
  ['.a .b', page, ':where([data-route="pages/a/a"]) .a .b'],
  ['page', page, 'wx-page:where([data-route="pages/a/a"])'],
  ['#top', page, ':where([data-route="pages/a/a"]) [id$="--top"]'],
  ['.a.b:not(.c)', component, '.card--a.card--b:not(.card--c)'],
  [':host', component, '[wx-host="card"]'],
  [':host .a', component, '[wx-host="card"] .card--a'],
  ['.a:nth-child(2n + 1)', component, '.card--a:nth-child(2n + 1)'],
  ['[role="view"].a', component, '[role="view"].card--a'],
  ['text', component, ':where([wx-host="card"]) wx-text'],
  ['.t-a--b_c', component, '.card--t-a--b_c'],
])('selector %s', (selector, target, expected) => {
  expect(rewriteSelector(selector, target)).toBe(expected)
})

test.each([
  ['32rpx', 'calc(32 * var(--rpx))'],
  ['-1.5rpx 0rpx', 'calc(-1.5 * var(--rpx)) 0px'],
  ['calc(100% - 32rpx)', 'calc(100% - calc(32 * var(--rpx)))'],
  ['600 28rpx/44rpx sans-serif', '600 calc(28 * var(--rpx))/calc(44 * var(--rpx)) sans-serif'],
  ['var(--gap, 16rpx)', 'var(--gap, calc(16 * var(--rpx)))'],
  ['calc(100vh - 10vw)', 'calc(100cqh - 10cqw)'],
  ['1.5rem', 'calc(1.5 * var(--rem))'],
  ['url(12rpx.png)', 'url(12rpx.png)'],
  ['10px', '10px'],
])('length %s', (value, expected) => {
  expect(rewriteUnits(value)).toBe(expected)
})

describe('a style sheet', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'wxss-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const write = (name: string, css: string): void => writeFileSync(path.join(folder, name), css)

  test('takes its imports in, in their place and scope', () => {
    write('tokens.wxss', '.t { width: 2rpx }')
    write('a.wxss', '@import "./tokens.wxss";\n.a { height: 4rpx }')
    const css = compileStyle(folder, 'a.wxss', component)
    expect(css.replace(/\s+/g, ' ')).toBe(
      '.card--t { width: calc(2 * var(--rpx)) } .card--a { height: calc(4 * var(--rpx)) }',
    )
  })

  test('leaves the steps of an animation alone', () => {
    write('a.wxss', '@keyframes k { from { top: 1rpx } 50% { top: 2rpx } to { top: 0 } }')
    expect(compileStyle(folder, 'a.wxss', page)).toBe(
      '@keyframes k { from { top: calc(1 * var(--rpx)) } 50% { top: calc(2 * var(--rpx)) } to { top: 0 } }',
    )
  })

  test.each([
    ['@media (min-width: 700px)', '@container (min-width: 700px)'],
    [
      '@media (min-width: 700px) and (orientation: landscape)',
      '@container (min-width: 700px) and (orientation: landscape)',
    ],
    ['@media (prefers-color-scheme: dark)', '@media (prefers-color-scheme: dark)'],
    ['@media print', '@media print'],
  ])('%s asks for the phone, not the window', (asked, expected) => {
    write('a.wxss', `${asked} { .a { top: 1px } }`)
    expect(compileStyle(folder, 'a.wxss', component)).toBe(`${expected} { .card--a { top: 1px } }`)
  })

  test('finds its pictures among the served files', () => {
    write('a.wxss', ".a { background: url('./x.svg'), url(/icons/y.svg), url(data:image/png;base64,AA) }")
    expect(compileStyle(folder, 'a.wxss', app)).toBe(
      ".a { background: url('/phone/assets/x.svg'), url(/phone/assets/icons/y.svg), url(data:image/png;base64,AA) }",
    )
  })

  test('names the file that is not there, and a circle of imports', () => {
    write('a.wxss', '@import "b.wxss";')
    expect(() => compileStyle(folder, 'a.wxss', app)).toThrow('a.wxss: no style sheet b.wxss')
    write('b.wxss', '@import "a.wxss";')
    expect(() => compileStyle(folder, 'a.wxss', app)).toThrow('a.wxss: imports itself through a.wxss -> b.wxss')
  })
})
