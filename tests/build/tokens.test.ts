import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readIcons } from '../../scripts/build/icons'
import { root } from '../../scripts/build/places'

const tokens = Object.fromEntries(
  [
    ...readFileSync(path.join(root, 'miniprogram/styles/tokens.wxss'), 'utf8').matchAll(/--([a-z0-9-]+): ([^;]+);/g),
  ].map(([, name, value]) => [name!, value!]),
)

function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

/** WCAG 2 contrast of two colours, 1 to 21. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

test('the tokens are those of ../shared/screens.md', () => {
  expect(tokens).toMatchObject({
    paper: '#faf7f2',
    card: '#ffffff',
    ink: '#1f2a2e',
    'ink-quiet': '#5b676b',
    line: '#e7e1d8',
    brand: '#1f6f6b',
    reached: '#2e7d4f',
    booked: '#2f6fb0',
    missed: '#b93a26',
    waiting: '#9a6412',
    'text-body': 'calc(34rpx * var(--font-scale, 1))',
    'text-meta': 'calc(28rpx * var(--font-scale, 1))',
    'text-title': 'calc(44rpx * var(--font-scale, 1))',
    'text-figure': 'calc(64rpx * var(--font-scale, 1))',
  })
})

const coloured = ['brand', 'reached', 'booked', 'missed', 'waiting']
const pairs = [
  ...['ink', 'ink-quiet', ...coloured].flatMap((text) => [
    [text, 'paper'],
    [text, 'card'],
  ]),
  ...coloured.map((text) => [text, `${text}-soft`]),
  ...coloured.map((surface) => ['card', surface]),
] as Array<[string, string]>

test.each(pairs)('%s on %s has contrast AA', (text, surface) => {
  expect(contrast(tokens[text]!, tokens[surface]!)).toBeGreaterThanOrEqual(4.5)
})

test('every icon that the code names is drawn', () => {
  const drawn = readIcons(path.join(root, 'miniprogram/icons'))
  const named = [
    'phone',
    'person',
    'people',
    'class',
    'pen',
    'letter',
    'chart',
    'goose',
    'face-1',
    'face-5',
    'half-circle',
  ]
  expect(named.filter((name) => !drawn.has(name))).toEqual([])
  for (const [name, uri] of drawn) expect([name, /[<>#"]/.test(uri.slice(5, -2))]).toEqual([name, false])
})
