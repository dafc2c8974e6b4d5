import { pinyin } from 'pinyin-pro'

/** Pinyin initials of a name for searching, lower case: 曾小雨 -> zxy (a surname is read as a surname). What is no Chinese character is left out. */
export function initialsOf(name: string): string {
  const letters = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head', nonZh: 'removed' })
  return letters.join('').toLowerCase()
}
