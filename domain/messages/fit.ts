import { fieldLimits, templateFields } from '../../contract/templates'
import type { FieldType, TemplateName } from '../../contract/templates'

/** What stands where a name fits neither whole nor by its first part: a cut name is somebody else's. */
const SOMEBODY = '孩子'

/** A day, an hour, a number with what it counts: 周日18:20, 11月29日 18:20, 晚10分钟. */
const TIME =
  /(?:(?:星期|周)[一二三四五六日天])?[ \u3000]?(?:早上|上午|中午|下午|晚上|晚)?\d(?:分钟|小时|[\d:：./~～至到年月日号点时分半 -])*[天件次个封班]?|(?:星期|周)[一二三四五六日天]/gu
/** What is left hanging when the rest is cut off. */
const HANGING = /[\s，,、：:；;（(《“·-]+$/u

const byLetter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/**
 * A message's words, each as WeChat takes it. Running text is shortened with …, never inside a time or one of the names that the message is about; a name that does not fit keeps its
 * first whole part, or gives way to a general word.
 * @throws Error where a field of the template has no words, or a time or phrase that can be neither fitted nor cut
 */
export function fitted(template: TemplateName, words: Record<string, string>): Record<string, string> {
  const fields: [string, FieldType][] = Object.entries(templateFields[template])
  const names = fields.flatMap(([field, type]) => (type === 'name' ? namesIn(words[field] ?? '') : []))
  return Object.fromEntries(
    fields.map(([field, type]) => {
      const text = words[field]?.trim()
      if (!text) throw new Error(`template ${template} lacks ${field}`)
      const value = fit(type, text, names)
      if (value === undefined) throw new Error(`template ${template}: ${field} cannot hold its value`)
      return [field, value]
    }),
  )
}

function fit(type: FieldType, text: string, names: string[]): string | undefined {
  if (type === 'name') return [text, text.split('·')[0]!].find(isName) ?? SOMEBODY
  if (type === 'phrase') return /^\p{Script=Han}+$/u.test(text) && text.length <= fieldLimits.phrase ? text : undefined
  const most = fieldLimits[type]
  if (text.length <= most) return text
  return type === 'thing' ? shortened(text, most, names) : undefined
}

/** Chinese characters, up to ten of everything; letters alone up to twenty. WeChat takes no digit in a name. */
function isName(text: string): boolean {
  const most = /\p{Script=Han}/u.test(text) ? fieldLimits.name : 2 * fieldLimits.name
  return text !== '' && text.length <= most && !/\p{N}/u.test(text)
}

function namesIn(text: string): string[] {
  const name = text.trim()
  return name === '' ? [] : [name, ...name.split('·')].filter((part) => part !== '')
}

/** Running text that ends in … before the limit, before whatever may not be cut, and not on a dangling comma. */
function shortened(text: string, most: number, names: string[]): string {
  const end = before(text, mostLetters(text, most - 1), [
    ...spansOf(text, TIME),
    ...names.flatMap((name) => spansOfName(text, name)),
  ])
  return `${text.slice(0, end).replace(HANGING, '')}…`
}

/** The end of the last whole letter (as a reader sees one) within `most` units. */
function mostLetters(text: string, most: number): number {
  let end = 0
  for (const { index, segment } of byLetter.segment(text)) {
    if (index + segment.length > most) break
    end = index + segment.length
  }
  return end
}

interface Span {
  from: number
  to: number
}

function before(text: string, end: number, whole: Span[]): number {
  const cut = whole.find(({ from, to }) => from < end && end < to)
  return cut ? before(text, cut.from, whole) : end
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ from: index, to: index + found.length }))
}

function spansOfName(text: string, name: string): Span[] {
  const spans: Span[] = []
  for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + 1))
    spans.push({ from, to: from + name.length })
  return spans
}
