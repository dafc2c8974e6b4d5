import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { holdings } from '../../contract/holdings'
import type { Holding } from '../../contract/holdings'

const root = path.resolve(__dirname, '../..')
const file = path.join(root, 'docs/privacy.md')
const marks = /(<!-- holdings:[^]*?-->\n)[^]*?(<!-- \/holdings -->)/

const deletable = { atOnce: 'at once', afterLeaving: 'once the child has left', never: 'never' }

/** One line a holding: what, on which basis, deletable when, kept how long. */
function listOf(all: Record<string, Holding>): string {
  const lines = Object.entries(all).map(([name, { label, what, basis, deletable: when, keptYears }]) => {
    const why = 'law' in basis ? basis.law : `consent (\`${basis.consent}\`)`
    return `- **${name}** ${label}: ${what}. Basis: ${why}. Deletable on request: ${deletable[when]}. Kept after leaving: ${keptYears === 0 ? 'no' : `${keptYears} year${keptYears > 1 ? 's' : ''}`}.`
  })
  return `\n${lines.join('\n')}\n\n`
}

test('docs/privacy.md lists what contract/holdings.ts names; `npm run access` writes it anew', () => {
  const text = readFileSync(file, 'utf8')
  const fresh = text.replace(marks, (_all, start: string, end: string) => `${start}${listOf(holdings)}${end}`)
  expect(text).toMatch(marks)
  if (process.env.YANSHU_WRITE_ACCESS) writeFileSync(file, fresh)
  expect(readFileSync(file, 'utf8')).toBe(fresh)
})

test('every test that the review leans on exists', () => {
  const named = [
    ...readFileSync(file, 'utf8').matchAll(/tests\/[a-z-]+(?:\/(?:\{[^}]+\}|[a-z-]+)\.test\.ts)?/g),
  ].flatMap(([place]) => {
    const [, folder, names] = /^(.*)\{([^}]+)\}\.test\.ts$/.exec(place) ?? []
    return names ? names.split(',').map((name) => `${folder}${name}.test.ts`) : [place]
  })
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((place) => !existsSync(path.join(root, place)))).toEqual([])
})
