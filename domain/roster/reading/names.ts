import { isBlankMark, isUnknownMark, visibleText } from './text'

/** A name as read and what had to be done; `reason` is empty for a name that stood well. */
export interface NameRead {
  name: string
  reason: string
}

const dots = /[•・．‧∙⋅･.•]/g
const died = /已故|去世|过世|病故|亡故|死亡|已亡|离世|身故/
const noName = /^(离异|离婚|失联|失踪|服刑|改嫁|出走|在逃|弃养|外出|在外|务工|同上)/

/**
 * Reads a person's name: spaces around and between Chinese characters go, the dot of minority names stays (·).
 * @param written the cell's text as it stands
 * @returns the name, or a Chinese sentence that says why it is none
 */
export function readName(written: string): NameRead | string {
  const reasons: string[] = []
  const trimmed = visibleText(written).trim()
  // Between Latin letters a space belongs to the name, between Chinese characters it only aligns columns.
  const joinedUp = trimmed.replace(/(?<![A-Za-z])\s+|\s+(?![A-Za-z])/g, '').replace(/\s+/g, ' ')
  if (trimmed !== written || joinedUp !== trimmed) reasons.push('去掉姓名中的空格')
  const name = /\p{Script=Han}/u.test(joinedUp) ? joinedUp.replace(dots, '·') : joinedUp
  if (name !== joinedUp) reasons.push('间隔号统一为“·”')
  if (/\d/.test(name)) return '姓名里有数字'
  if (!/^[\p{Script=Han}〇·]{2,25}$/u.test(name) && !/^[\p{L}][\p{L} .'·-]{1,39}$/u.test(name)) return '这不像姓名'
  return { name, reason: reasons.join('，') }
}

/** True where a name cell says that nobody is named. */
export function isNoName(text: string): boolean {
  return isBlankMark(text) || isUnknownMark(text)
}

/** True where a name cell tells that the person has died: 已故, 张三(已故). */
export function tellsDeath(text: string): boolean {
  return died.test(text)
}

/** The name that stands beside such a word; empty where the word stands alone. */
export function withoutDeath(text: string): string {
  return text.replace(died, '').replace(/[()（）[\]【】\s：:,，、]/g, '')
}

/** True where a name cell holds a circumstance (离异, 失联) instead of a name. */
export function tellsCircumstance(text: string): boolean {
  return noName.test(text)
}
