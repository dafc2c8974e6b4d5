/** Zero-width and text-direction marks: they hide differences between two names that look the same. */
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]/g
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f\u00a0\u3000]+/g

/** A text without the marks that nobody sees. */
export function visibleText(text: string): string {
  return text.replace(invisible, '')
}

/** A cell's text as a person sees it: no invisible marks, control characters as spaces, trimmed. */
export function plainText(text: string): string {
  return visibleText(text).replace(control, ' ').trim()
}

/** Full-width letters, digits and brackets as half-width ones, and no spaces at all; for codes, never for names. */
export function codeText(text: string): string {
  return plainText(text).normalize('NFKC').replace(/\s+/g, '')
}

/** What people write into a cell to say "nothing". */
export function isBlankMark(text: string): boolean {
  return /^(无|没有|暂无|未填|空|[/\\.·-]+|[—–－／]+|n\/?a|none|null)?$/i.test(text)
}

/** What people write when they do not know. */
export function isUnknownMark(text: string): boolean {
  return /^(不详|不明|未知|不清楚|不知道|待定|待查|待补|[?？]+)$/.test(text)
}

/** Text that a spreadsheet would run, or has run and failed: never stored, never run. */
export function isFormulaText(text: string): boolean {
  return /^[=＝]|^[@+＋＠-].*[(|!]|^#(REF|N\/A|VALUE|NAME|DIV\/0|NULL|NUM)[!?]?$/.test(text)
}

/** The apostrophe that `safeCell` put before a text is taken off again. */
export function withoutGuard(text: string): string {
  return text.replace(/^'(?=\s*[=+\-@＝＋－＠]|[\t\r\n])/, '')
}

const digits = '零一二三四五六七八九'

/** Reads 1..99 written in Chinese or Arabic numerals, `null` for anything else. */
export function smallNumber(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const match = /^([二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text)
  if (!match || text === '' || (match[1] && match[3] && !match[2])) return null
  const [, tens, ten, ones] = match
  if (!ten) return digits.indexOf(tens || ones!)
  return (tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0)
}
