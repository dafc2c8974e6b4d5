/**
 * Makes a text safe to stand in an exported cell: what a spreadsheet would run (= + - @ or a tab first, also in
 * full width) gets an apostrophe before it. Reading takes the apostrophe off again.
 */
export function safeCell(text: string): string {
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text
}
