/** The shapes WeChat demands of a template's fields (../shared/field.md, section on WeChat's limits). */
const rules: Record<string, (value: string) => boolean> = {
  thing: (value) => [...value].length <= 20,
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
  name: (value) => (/\p{Script=Han}/u.test(value) ? [...value].length <= 10 : value.length <= 20),
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  number: (value) => /^-?[0-9]+(\.[0-9]+)?$/.test(value) && value.length <= 32,
  symbol: (value) => [...value].length <= 5,
  phone_number: (value) => /^[0-9+\- ]{1,17}$/.test(value),
  car_number: (value) => [...value].length <= 8,
  amount: (value) => /^[^0-9]?[0-9]{1,10}(\.[0-9]+)?元?$/.test(value),
  date: (value) => dateOrTime.test(value),
  time: (value) => dateOrTime.test(value),
}

const clockPart = '([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?'
const dayPart =
  '[0-9]{4}(年[0-9]{1,2}月[0-9]{1,2}日|-[0-9]{1,2}-[0-9]{1,2}|/[0-9]{1,2}/[0-9]{1,2}|\\.[0-9]{1,2}\\.[0-9]{1,2})'
const moment = `(${dayPart}( ?${clockPart})?|${clockPart})`
/** A day, a day with a time, a time, or a span of two of them joined by `~`. */
const dateOrTime = new RegExp(`^${moment}( ?~ ?${moment})?$`)

/**
 * Looks at the fields of a subscription message as WeChat does.
 * @returns what is wrong in WeChat's words, or undefined
 */
export function fieldTrouble(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || Object.keys(data).length === 0)
    return 'argument invalid! data is empty'
  for (const [key, field] of Object.entries(data as Record<string, { value?: unknown }>)) {
    const rule = rules[key.replace(/[0-9]+$/, '')]
    const value = field?.value
    if (!rule || !/[0-9]+$/.test(key)) return `argument invalid! data.${key} is not a field of the template`
    if (typeof value !== 'string' && typeof value !== 'number') return `argument invalid! data.${key}.value is empty`
    if (String(value).trim() === '' || !rule(String(value))) return `argument invalid! data.${key}.value invalid`
  }
  return undefined
}
