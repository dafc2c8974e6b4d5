import type { TemplateName } from '../../contract/templates'

/**
 * WeChat's field types and what they take (subscribeMessage.send; a value that does not fit is refused with 47003). `thing` at most 20
 * characters, `name` at most 10, `time` one day or moment, `phrase` at most 5 Chinese characters, `character_string` at most 32 of ASCII.
 */
export type FieldType = 'thing' | 'name' | 'time' | 'phrase' | 'character_string'

interface Field {
  /** WeChat's key in the template, whose letters are the type. */
  key: `${FieldType}${number}`
  /** What stands there when a value would have to be cut where nothing may be cut. */
  otherwise?: string
}

/** Our fields and WeChat's, by template; docs/deploy.md says which ones to take from WeChat's library, in which order. */
const templates = {
  weeklyUpdate: {
    child: { key: 'name1', otherwise: '孩子' },
    week: { key: 'thing2' },
    publishedAt: { key: 'time3' },
    remark: { key: 'thing4' },
  },
  callBooked: {
    child: { key: 'name1', otherwise: '孩子' },
    startsAt: { key: 'time2' },
    line: { key: 'thing3' },
    remark: { key: 'thing4' },
  },
  callReminder: {
    child: { key: 'name1', otherwise: '孩子' },
    startsAt: { key: 'time2' },
    line: { key: 'thing3' },
    remark: { key: 'thing4' },
  },
  callChanged: {
    child: { key: 'name1', otherwise: '孩子' },
    startsAt: { key: 'time2' },
    change: { key: 'phrase3' },
    remark: { key: 'thing4' },
  },
  callOffer: {
    child: { key: 'name1', otherwise: '孩子' },
    startsAt: { key: 'time2' },
    until: { key: 'time3' },
    remark: { key: 'thing4' },
  },
} as const satisfies Record<TemplateName, Record<string, Field>>

const limits: Record<FieldType, number> = { thing: 20, name: 10, time: 32, phrase: 5, character_string: 32 }

/** Only running text may be cut. A cut name is somebody else's, a cut time another time. */
const mayBeCut: ReadonlySet<FieldType> = new Set(['thing'])

/**
 * A message's words as WeChat wants them: `{ name1: { value: '...' }, ... }`. What does not fit is shortened with …; a name that does not fit
 * keeps its first whole part, or gives way to a general word.
 * @throws Error where a field of the template has no words, or words that can be neither fitted nor cut
 */
export function wechatData(template: TemplateName, words: Record<string, string>): Record<string, { value: string }> {
  const fields: Record<string, Field> = templates[template]
  return Object.fromEntries(
    Object.entries(fields).map(([own, field]) => {
      const text = words[own]?.trim()
      if (!text) throw new Error(`template ${template} lacks ${own}`)
      return [field.key, { value: fitted(field, text) }]
    }),
  )
}

function fitted({ key, otherwise }: Field, text: string): string {
  const type = key.replace(/[0-9]+$/, '') as FieldType
  const most = limits[type]
  const fits = (value: string) => [...value].length <= most
  if (fits(text)) return text
  if (mayBeCut.has(type)) return `${[...text].slice(0, most - 1).join('')}…`
  const firstPart = text.split('·')[0]!
  if (type === 'name' && fits(firstPart)) return firstPart
  if (otherwise === undefined) throw new Error(`field ${key} cannot hold its value`)
  return otherwise
}
