import { attribute } from './xml-text'

/** Number formats that show a date without being written out in the file. */
const builtInDates = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58]) // prettier-ignore

/** For each cell style whether it shows a date. */
export function dateStyles(styles: string): boolean[] {
  const own = new Map<number, boolean>()
  for (const [tag] of styles.matchAll(/<numFmt\s[^>]*>/g)) {
    const code = attribute(tag, 'formatCode') ?? ''
    own.set(Number(attribute(tag, 'numFmtId')), /[ymdhsb]/i.test(code.replace(/\[[^\]]*\]|"[^"]*"|\\./g, '')))
  }
  const list = /<cellXfs\b[\s\S]*?<\/cellXfs>/.exec(styles)?.[0] ?? ''
  return [...list.matchAll(/<xf\s[^>]*>/g)].map(([tag]) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0)
    return own.get(id) ?? builtInDates.has(id)
  })
}
